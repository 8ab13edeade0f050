package io.trapline.enrichment.resolve;

import io.trapline.enrichment.Match;
import io.trapline.enrichment.NetworkName;
import java.util.List;

/**
 * One look-up on the way.
 *
 * @param asked the word and as what it was taken
 * @param where the address plan or the device in which it was looked for
 */
public record Step(NetworkName asked, String where, Match found) {

    /** {@code ifName 0/3/12 on olt-17: no such name}. */
    @Override
    public String toString() {
        String said = switch (found) {
            case Match.One(String id) -> id;
            case Match.None none -> "no such name";
            case Match.Many(List<String> ids) -> ids.size() + " resources bear it (" + some(ids) + ")";
        };
        return asked.kind().word() + " " + asked.value() + " " + where + ": " + said;
    }

    private static String some(List<String> ids) {
        return String.join(", ", ids.subList(0, Math.min(3, ids.size()))) + (ids.size() > 3 ? ", ..." : "");
    }
}
