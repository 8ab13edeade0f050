package io.trapline.web.page;

import io.trapline.enrichment.ServiceState;
import io.trapline.mediation.Severity;
import io.trapline.mediation.board.AlarmRow;
import io.trapline.web.query.CustomerColumn;
import io.trapline.web.query.Deadline;
import io.trapline.web.query.Figures;
import io.trapline.web.query.Tally;
import io.trapline.web.query.Tiers;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One cause and all whom it hurts: a row of the board in a storm.
 *
 * @param alarm the cause
 * @param tiers customers by tier, the one promised most first
 * @param breach the first restore target that is due; null when there is none
 * @param quiet none of them needs anybody's ear
 */
public record CauseLine(
        AlarmRow alarm,
        Tally tally,
        Severity severity,
        int score,
        Map<String, Long> tiers,
        Map<ServiceState, Long> services,
        Instant since,
        @Nullable Deadline breach,
        boolean quiet,
        List<CustomerColumn> columns) {

    static CauseLine of(AlarmRow alarm, Tally tally, List<Figures> rows, List<CustomerColumn> columns) {
        Map<String, Long> tiers = new TreeMap<>(Tiers.WORST_FIRST);
        Map<ServiceState, Long> services = new EnumMap<>(ServiceState.class);
        for (Figures row : rows) {
            tiers.merge(row.row().tier(), 1L, Long::sum);
            row.row().services().forEach(s -> services.merge(s.state(), 1L, Long::sum));
        }
        return new CauseLine(
                alarm,
                tally,
                rows.stream()
                        .map(r -> r.row().severity())
                        .min(Comparator.naturalOrder())
                        .orElseThrow(),
                rows.stream().mapToInt(r -> r.row().score()).max().orElseThrow(),
                tiers,
                services,
                rows.stream()
                        .map(r -> r.row().affectedSince())
                        .min(Comparator.naturalOrder())
                        .orElseThrow(),
                rows.stream()
                        .map(r -> r.gauge().breach())
                        .filter(Objects::nonNull)
                        .min(Comparator.comparingLong(Deadline::at))
                        .orElse(null),
                rows.stream().allMatch(Figures::quiet),
                columns);
    }

    public long count(ServiceState state) {
        return services.getOrDefault(state, 0L);
    }

    /** The tier that is promised most among them. */
    public String tier() {
        return tiers.keySet().iterator().next();
    }
}
