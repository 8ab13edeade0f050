package io.trapline.enrichment;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was promised.
 *
 * @param availabilityTarget percent of the period, e.g. 99.95; null when nothing was promised
 * @param hours when the clock runs
 * @param zone in which {@code hours} and the period are meant; null: the site's
 * @param credits ascending by percent of credit
 * @param restoreTarget on the SLA's clock; null when nothing was promised
 * @param maintenanceExcused down time within an announced maintenance window does not count
 */
public record Sla(
        String id,
        String name,
        @Nullable BigDecimal availabilityTarget,
        Period period,
        ServiceHours hours,
        @Nullable ZoneId zone,
        List<Credit> credits,
        @Nullable Duration restoreTarget,
        boolean maintenanceExcused) {

    /** Over what availability is counted; a calendar unit of the zone. */
    public enum Period {
        MONTH,
        QUARTER,
        YEAR;

        public static Optional<Period> of(String word) {
            for (Period period : values()) {
                if (period.name().equalsIgnoreCase(word.strip())) {
                    return Optional.of(period);
                }
            }
            return Optional.empty();
        }
    }

    /** Below so many percent of availability, so many percent of the fee are given back. */
    public record Credit(BigDecimal belowPercent, BigDecimal creditPercent) {

        /** Reads {@code 99.9:5, 99.5:10, 98:25}; empty when it cannot be read or steps do not grow. */
        public static Optional<List<Credit>> list(String text) {
            List<Credit> steps = new ArrayList<>();
            for (String part : text.split("[,;]", -1)) {
                String[] pair = part.strip().replace("%", "").split(":", -1);
                if (pair.length != 2 || !percent(pair[0]) || !percent(pair[1])) {
                    return Optional.empty();
                }
                Credit step = new Credit(new BigDecimal(pair[0].strip()), new BigDecimal(pair[1].strip()));
                if (!steps.isEmpty() && !step.follows(steps.getLast())) {
                    return Optional.empty();
                }
                steps.add(step);
            }
            return Optional.of(List.copyOf(steps));
        }

        private boolean follows(Credit before) {
            return belowPercent.compareTo(before.belowPercent) < 0 && creditPercent.compareTo(before.creditPercent) > 0;
        }

        private static boolean percent(String text) {
            return text.strip().toLowerCase(Locale.ROOT).matches("\\d{1,3}(\\.\\d{1,6})?")
                    && new BigDecimal(text.strip()).compareTo(BigDecimal.valueOf(100)) <= 0;
        }
    }
}
