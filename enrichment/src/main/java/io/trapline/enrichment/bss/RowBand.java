package io.trapline.enrichment.bss;

import io.trapline.enrichment.Inventory;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a version that lost or gained so much against the last good one that a broken BSS is more
 * likely than the business: a view that is suddenly empty, shrank beyond the operator's limit, or
 * grew manifold.
 */
final class RowBand {

    /** A view with more rows than this many times the last is refused... */
    static final int GROWTH_TIMES_MAX = 5;

    /** ...when the last had at least so many: small beginnings may grow fast. */
    static final int GROWTH_FROM_ROWS = 100;

    private final int shrinkPercentMax;

    RowBand(int shrinkPercentMax) {
        this.shrinkPercentMax = shrinkPercentMax;
    }

    /** The sentence that refuses the next version; null when it may be used. One row less is always allowed. */
    @Nullable
    String refusal(Inventory last, Inventory next) {
        for (Map.Entry<String, Integer> view : last.rows().entrySet()) {
            int before = view.getValue();
            int now = next.rows().getOrDefault(view.getKey(), 0);
            String found = String.format(
                    Locale.ROOT, "%s.sql: %,d rows where the last good version had %,d", view.getKey(), now, before);
            if (before > 0 && now == 0) {
                return found + "; a view that loses all its rows is refused.";
            }
            long lost = (long) before - now;
            if (lost > 1 && lost * 100 > (long) shrinkPercentMax * before) {
                return found + "; a loss of more than " + shrinkPercentMax + " % is refused.";
            }
            if (before >= GROWTH_FROM_ROWS && now > (long) GROWTH_TIMES_MAX * before) {
                return found + "; more than " + GROWTH_TIMES_MAX + " times as many are refused.";
            }
        }
        return null;
    }
}
