package io.trapline.web.query;

import static io.trapline.web.query.CustomerFilter.DIRECT;

import io.trapline.enrichment.ServiceState;
import io.trapline.mediation.board.AlarmRow;
import io.trapline.mediation.board.CustomerRow;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A row of the board and what is asked of it again and again. Made once while the row stays the same.
 *
 * @param text all that a search looks at, lower case
 * @param cause the alarm that explains it best; null when it is not on the board
 * @param acknowledged all its alarms are
 * @param maintained all its alarms fall into maintenance windows
 * @param quiet all its alarms are {@link Quiet quiet}
 */
public record Figures(
        CustomerRow row,
        Gauge gauge,
        String text,
        @Nullable AlarmRow cause,
        boolean acknowledged,
        boolean maintained,
        boolean quiet) {

    static Figures of(CustomerRow row, BoardIndex index, @Nullable Figures before) {
        var meter = index.board().meter();
        Figures same = before != null && before.row.equals(row) ? before : null;
        Gauge gauge = same != null && same.gauge.holds(meter.now()) ? same.gauge : Gauge.of(row.impact(), meter);
        List<AlarmRow> alarms =
                row.alarmIds().stream().flatMap(id -> index.alarm(id).stream()).toList();
        return new Figures(
                row,
                gauge,
                same != null ? same.text : text(row, alarms),
                index.cause(row).orElse(null),
                !alarms.isEmpty() && alarms.stream().allMatch(AlarmRow::acknowledged),
                !alarms.isEmpty()
                        && alarms.stream().noneMatch(a -> a.standing().windows().isEmpty()),
                !alarms.isEmpty() && alarms.stream().allMatch(Quiet::is));
    }

    private static String text(CustomerRow row, List<AlarmRow> alarms) {
        StringBuilder all =
                new StringBuilder(160).append(row.customerName()).append('\n').append(row.customerId());
        all.append('\n').append(row.vno()).append('\n').append(row.ticket() == null ? "" : row.ticket());
        row.accountIds().forEach(id -> all.append('\n').append(id));
        row.places().forEach(place -> all.append('\n').append(place));
        row.services()
                .forEach(
                        s -> all.append('\n').append(s.serviceId()).append('\n').append(s.name()));
        row.alarmIds().forEach(id -> all.append('\n').append(id));
        alarms.forEach(a -> all.append('\n')
                .append(a.device())
                .append('\n')
                .append(a.object())
                .append('\n')
                .append(a.where()));
        return all.toString().toLowerCase(Locale.ROOT);
    }

    boolean says(String q) {
        return text.contains(q.toLowerCase(Locale.ROOT));
    }

    public String tierWord() {
        return row.tier().toLowerCase(Locale.ROOT);
    }

    public String vnoWord() {
        String vno = row.vno();
        return vno == null ? DIRECT : vno.toLowerCase(Locale.ROOT);
    }

    List<String> placeWords() {
        return row.places().stream().map(p -> p.toLowerCase(Locale.ROOT)).toList();
    }

    /** A service is down or degraded; of others some are at risk and none is worse. */
    public boolean affected() {
        return row.services().isEmpty() || row.services().stream().anyMatch(s -> s.state() != ServiceState.AT_RISK);
    }

    public long count(ServiceState state) {
        return row.services().stream().filter(s -> s.state() == state).count();
    }
}
