package io.trapline.enrichment.resolve;

import io.trapline.enrichment.AliasKind;
import java.util.List;
import java.util.regex.Pattern;

/** How sure a word of a kind is, and as what else it may be meant where the BSS files it otherwise. */
final class Kinship {

    /** Found as another kind than the one received. */
    static final int AS_OTHER = 75;

    /** A person said so, and may be wrong. */
    static final int AS_SAID = 95;

    /** Found among other words of a text. */
    static final int IN_TEXT = 70;

    /** A bare number or a word alone could be anything. */
    private static final Pattern TELLING = Pattern.compile("(?=.*\\d)(?=.*[\\p{L}/:.-]).*");

    private Kinship() {}

    /** Percent, when the BSS has that word of that kind. */
    static int confidence(AliasKind kind) {
        return switch (kind) {
            case ENGINE_ID, IF_NAME, PON_PORT, ONU, CIRCUIT, LAG -> 100;
            // Addresses are shared and spoofed, an ifIndex may change with a restart of the device.
            case ADDRESS, IF_INDEX, ENT_PHYSICAL, PEER -> 95;
            case HOSTNAME, OBJECT -> 90;
            case IF_ALIAS -> 85;
            case VLAN, VRF -> 80;
            case SITE -> 70;
        };
    }

    /** As what a word may be meant that the BSS does not have as its own kind. */
    static List<AliasKind> others(AliasKind kind, String value) {
        if (!TELLING.matcher(value).matches()) {
            return List.of();
        }
        return switch (kind) {
            case IF_NAME -> List.of(AliasKind.LAG, AliasKind.PON_PORT, AliasKind.ONU, AliasKind.ENT_PHYSICAL);
            case PON_PORT, LAG -> List.of(AliasKind.IF_NAME, AliasKind.ENT_PHYSICAL);
            case ONU, PEER, VRF, VLAN -> List.of(AliasKind.OBJECT, AliasKind.IF_NAME);
            case ENT_PHYSICAL -> List.of(AliasKind.IF_NAME, AliasKind.PON_PORT, AliasKind.OBJECT);
            case OBJECT ->
                List.of(
                        AliasKind.ONU,
                        AliasKind.IF_NAME,
                        AliasKind.PON_PORT,
                        AliasKind.LAG,
                        AliasKind.ENT_PHYSICAL,
                        AliasKind.PEER,
                        AliasKind.CIRCUIT);
            case IF_ALIAS -> List.of(AliasKind.CIRCUIT);
            case ADDRESS, HOSTNAME, ENGINE_ID, IF_INDEX, CIRCUIT, SITE -> List.of();
        };
    }

    /** Kinds whose text may hold a circuit's id among other words. */
    static boolean mayHoldCircuit(AliasKind kind) {
        return kind == AliasKind.IF_ALIAS || kind == AliasKind.CIRCUIT || kind == AliasKind.OBJECT;
    }
}
