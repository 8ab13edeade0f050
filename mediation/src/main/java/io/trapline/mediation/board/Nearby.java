package io.trapline.mediation.board;

import io.trapline.enrichment.Impact;
import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.NetworkName;
import io.trapline.enrichment.Resource;
import io.trapline.enrichment.ResourceAlias;
import io.trapline.mediation.alarm.Alarm;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Resources on the same device whose names are like the one in an alarm. */
record Nearby(Alarm alarm, Inventory inventory) {

    private static final int SHOWN = 4;

    /** Names looked at: many are of the resource that was found. */
    private static final int ASKED = 12;

    List<NearMiss> list() {
        String device = alarm.deviceId();
        if (device == null) {
            return List.of();
        }
        List<NearMiss> near = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        String own = alarm.resourceId();
        if (own != null) {
            seen.add(own);
        }
        for (var object : alarm.objects()) {
            var name = new NetworkName(object.kind(), object.value());
            for (ResourceAlias alias : inventory.nearest(alarm.namespace(), device, name, ASKED)) {
                if (near.size() < SHOWN && seen.add(alias.resourceId())) {
                    near.add(miss(alias));
                }
            }
        }
        return near;
    }

    private NearMiss miss(ResourceAlias alias) {
        String id = alias.resourceId();
        int customers = inventory.affectedBy(id) instanceof Impact.Known known ? known.customers() : 0;
        return new NearMiss(id, inventory.resource(id).map(Resource::name).orElse(id), alias.value(), customers);
    }
}
