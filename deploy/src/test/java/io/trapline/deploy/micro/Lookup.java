package io.trapline.deploy.micro;

import io.trapline.enrichment.AliasKind;
import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.Match;
import io.trapline.enrichment.inventory.Built;
import io.trapline.enrichment.inventory.InventoryDraft;
import io.trapline.enrichment.inventory.View;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A port by its device and ifIndex, in any order: by an inventory, and by a plain map that knows nothing else. */
@State(Scope.Benchmark)
public class Lookup {

    private static final int PORTS_EACH = 100;
    private static final int ASKED = 1 << 16;

    @Param({"200000"})
    public int ports = 200_000;

    private final Map<Place, String> map = new HashMap<>();
    private final List<Place> asked = new ArrayList<>();
    private @Nullable Inventory inventory;
    private int next;

    /** @param index ifIndex as text, as a message has it */
    record Place(String deviceId, String index) {}

    @Setup
    public void fill() {
        InventoryDraft draft = new InventoryDraft();
        draft.add(View.CUSTOMER, "C-1", "Hanse Klinikum", "gold", null);
        draft.add(View.ACCOUNT, "A-1", "C-1", null);
        for (int port = 0; port < ports; port++) {
            String device = "d" + port / PORTS_EACH;
            String id = device + "/" + port;
            if (port % PORTS_EACH == 0) {
                draft.add(View.RESOURCE, device, "device", "olt-" + port / PORTS_EACH, null, null);
            }
            draft.add(View.RESOURCE, id, "port", "0/" + port, device, device);
            draft.add(View.RESOURCE_ALIAS, id, null, "ifIndex", Integer.toString(port));
            draft.add(View.SERVICE, "S-" + port, "FTTH", "active", "A-1");
            draft.add(View.SERVICE_RESOURCE, "S-" + port, id, "access");
            map.put(new Place(device, Integer.toString(port)), id);
        }
        inventory = ((Built.Complete) draft.build(Instant.EPOCH)).inventory();
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < ASKED; i++) {
            int port = random.nextInt(ports);
            asked.add(new Place("d" + port / PORTS_EACH, Integer.toString(port)));
        }
    }

    @Benchmark
    public @Nullable String port() {
        Place place = asked.get(next++ & (ASKED - 1));
        return inventory != null
                        && inventory.object(place.deviceId(), AliasKind.IF_INDEX, place.index())
                                instanceof Match.One one
                ? one.resourceId()
                : null;
    }

    /** Asks the question before once more. */
    void again() {
        next--;
    }

    /** Its keys know their hashes only as far as texts do. */
    @Benchmark
    public @Nullable String portByMap() {
        Place place = asked.get(next++ & (ASKED - 1));
        return map.get(place);
    }
}
