package io.trapline.mediation.source;

import io.trapline.mediation.board.LedgerView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Who talked, as of one moment.
 *
 * @param since counting began with the first message that was still in the journals then
 * @param evicted senders that made room for others and are in no row
 * @param rowsMax so many are kept
 * @param missed messages that were no longer in the journal when they were to be counted
 * @param rows the one that spoke last first
 */
public record SourcesView(Instant since, long evicted, int rowsMax, long missed, List<SourceRow> rows) {

    /** With the names that the BSS has for the devices, and with what was refused at the door. */
    public SourcesView completed(UnaryOperator<String> names, List<LedgerView.RefusedSender> refused) {
        List<SourceRow> all = new ArrayList<>();
        for (SourceRow row : rows) {
            String id = row.deviceId();
            all.add(id == null ? row : row.called(names.apply(id)));
        }
        for (LedgerView.RefusedSender sender : refused) add(all, sender);
        all.sort(Comparator.comparing(SourceRow::last).reversed().thenComparing(SourceRow::address));
        return new SourcesView(since, evicted, rowsMax, missed, List.copyOf(all));
    }

    /**
     * What is refused at the door is no record: it joins the sender of the same address and listener. Where there
     * are several, as behind a relay, nobody knows whose it was, and it stands alone.
     */
    private static void add(List<SourceRow> rows, LedgerView.RefusedSender sender) {
        String address = host(sender.sender());
        int alone = -1;
        int talking = -1;
        int talkers = 0;
        for (int i = 0; i < rows.size(); i++) {
            SourceRow row = rows.get(i);
            if (row.address().equals(address) && row.listener().equals(sender.listener())) {
                alone = row.messages() == 0 ? i : alone;
                talking = i;
                talkers++;
            }
        }
        int at = alone >= 0 ? alone : talkers == 1 ? talking : -1;
        if (at >= 0) {
            rows.set(at, rows.get(at).refusedToo(sender.reason(), sender.count(), sender.last()));
            return;
        }
        rows.add(new SourceRow(
                address,
                "",
                null,
                "",
                sender.engineId().isEmpty() ? "" : "snmp v3",
                sender.listener(),
                sender.first(),
                sender.last(),
                0,
                0,
                0,
                0,
                0,
                Map.of(sender.reason(), sender.count()),
                null));
    }

    /** Without the port, which changes from message to message. */
    private static String host(String sender) {
        int colon = sender.lastIndexOf(':');
        return colon < 0 || sender.indexOf(':') != colon ? sender : sender.substring(0, colon);
    }

    public static SourcesView empty(Instant now) {
        return new SourcesView(now, 0, SourceBook.ROWS_MAX, 0, List.of());
    }
}
