package io.trapline.web.query;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The order in which tiers are shown; the BSS's own words come after those everybody knows. */
public final class Tiers {

    private static final List<String> KNOWN = List.of("platinum", "gold", "silver", "bronze");

    public static final Comparator<String> WORST_FIRST =
            Comparator.<String>comparingInt(Tiers::rank).thenComparing(Comparator.naturalOrder());

    private Tiers() {}

    /** 0 for the tier that is promised most. */
    public static int rank(String tier) {
        int at = KNOWN.indexOf(tier.toLowerCase(Locale.ROOT));
        return at < 0 ? KNOWN.size() : at;
    }
}
