package io.trapline.mediation.turn;

import io.trapline.enrichment.AffectedService;
import io.trapline.enrichment.Impact;
import io.trapline.enrichment.Inventory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** An impact without the customers whom people said it does not affect. */
final class Remainder {

    private Remainder() {}

    /** @param without customers that are left out; the impact itself when there are none */
    static Impact of(Impact impact, Inventory inventory, Set<String> without) {
        if (without.isEmpty() || !(impact instanceof Impact.Known known)) {
            return impact;
        }
        List<AffectedService> rows = inventory.affected(known.resourceId());
        List<AffectedService> left = rows.stream()
                .filter(row -> !without.contains(row.service().customerId()))
                .toList();
        if (left.size() == rows.size()) {
            return impact;
        }
        int customers = (int)
                left.stream().map(row -> row.service().customerId()).distinct().count();
        return new Impact.Known(known.resourceId(), known.inventoryVersion(), digest(left), left.size(), customers);
    }

    /** Of other rows than a whole impact has, so that it need not be made the same way. */
    private static String digest(List<AffectedService> rows) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            rows.stream()
                    .map(row -> row.service().id())
                    .sorted()
                    .forEach(id -> sha256.update((id + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(sha256.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
