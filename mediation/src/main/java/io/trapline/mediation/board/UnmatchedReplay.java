package io.trapline.mediation.board;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The counted events judged again: by what is decided and known now, or as if one mapping more were.
 *
 * @param id of the words that were mapped for this; null for none: then {@code before} is as the events
 *     were judged when they came
 * @param customers that hang on the resource
 * @param alarmIds open alarms that it would move
 * @param inventoryVersion with which they are judged; null when there is none
 */
public record UnmatchedReplay(
        @Nullable String id,
        @Nullable String resourceId,
        Tally before,
        Tally after,
        int customers,
        List<String> alarmIds,
        @Nullable String inventoryVersion) {

    /** @param coveragePercent matched of both; 100 when there were none */
    public record Tally(long matched, long unmatched, double coveragePercent, int groups) {

        static Tally of(long matched, long unmatched, int groups) {
            long asked = matched + unmatched;
            double coverage = asked == 0 ? 100 : Math.floor(matched * 1000.0 / asked) / 10;
            return new Tally(matched, unmatched, coverage, groups);
        }
    }
}
