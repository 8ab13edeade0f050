package io.trapline.agent.gate;

import io.trapline.config.Settings.Community;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The communities a listener accepts. How long a look-up takes tells nothing about how much of a
 * community was right: every entry is compared to its end (length and number of entries do show).
 * Immutable.
 */
final class Communities {

    private static final byte[] ANY = "any".getBytes(StandardCharsets.US_ASCII);

    private record Listed(byte[] alias, byte[] community) {}

    private final List<Listed> listed;

    Communities(List<Community> communities) {
        this.listed = communities.stream()
                .map(c -> new Listed(
                        c.alias().getBytes(StandardCharsets.UTF_8),
                        c.community().reveal().getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    /** True when there is no list and every community is accepted. */
    boolean acceptsAny() {
        return listed.isEmpty();
    }

    /** The alias to store for the community in {@code bytes[from..to)}, null when it is not accepted. */
    byte @Nullable [] alias(byte[] bytes, int from, int to) {
        if (acceptsAny()) {
            return ANY;
        }
        byte[] found = null;
        for (var entry : listed) {
            if (equal(entry.community, bytes, from, to) && found == null) {
                found = entry.alias;
            }
        }
        return found;
    }

    /** Overwrites every listed community wherever it stands in {@code bytes}. */
    void mask(byte[] bytes) {
        for (var entry : listed) {
            int length = entry.community.length;
            for (int at = 0; length > 0 && at + length <= bytes.length; at++) {
                if (equal(entry.community, bytes, at, at + length)) {
                    Mask.over(bytes, at, at + length);
                }
            }
        }
    }

    private static boolean equal(byte[] community, byte[] bytes, int from, int to) {
        if (community.length != to - from) {
            return false;
        }
        int difference = 0;
        for (int i = 0; i < community.length; i++) {
            difference |= community[i] ^ bytes[from + i];
        }
        return difference == 0;
    }
}
