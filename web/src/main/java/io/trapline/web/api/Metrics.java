package io.trapline.web.api;

import io.trapline.mediation.board.Board;
import io.trapline.mediation.board.ForwarderRow;
import io.trapline.mediation.board.LedgerView;
import io.trapline.mediation.board.Vitals;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * The Prometheus page (text format 0.0.4). The counters stand in the relations of
 * {@link LedgerView}: whoever scrapes them can check the books.
 */
public final class Metrics {

    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private Metrics() {}

    public static String text(Board board, LedgerView ledger, Vitals vitals, int streams) {
        Exposition out = new Exposition();
        door(out, ledger);
        mediation(out, ledger);
        forwarding(out, board, ledger);
        board(out, board, ledger, streams);
        vitals(out, vitals);
        jvm(out);
        return out.toString();
    }

    private static void door(Exposition out, LedgerView ledger) {
        out.counter("agent_records_read_total", "Records read at the door since the ledger began", ledger.read());
        out.counter("agent_records_recovered_total", "Records found in the journal at start", ledger.recovered());
        out.counter("agent_records_journaled_total", "Records in the input journal", ledger.journaled());
        out.family("agent_records_refused_total", "counter", "Records refused at the door");
        ledger.refused().forEach((reason, n) -> out.value("agent_records_refused_total", n, "reason", reason));
        out.family("agent_socket_records_read_total", "counter", "Records read from one socket");
        for (var s : ledger.sockets()) {
            out.value("agent_socket_records_read_total", s.read(), "listener", s.listener(), "local", s.local());
        }
        out.family("agent_datagrams_dropped_total", "counter", "Datagrams the kernel dropped before we could read");
        for (var s : ledger.sockets()) {
            out.value("agent_datagrams_dropped_total", s.kernelDrops(), "listener", s.listener(), "local", s.local());
        }
        out.family("agent_socket_events_total", "counter", "What else happened at one socket, see the agent's README");
        for (var s : ledger.sockets()) {
            s.counters()
                    .forEach((event, n) ->
                            out.value("agent_socket_events_total", n, "listener", s.listener(), "event", event));
        }
        out.family("agent_receive_buffer_bytes", "gauge", "Receive buffer the kernel granted");
        for (var s : ledger.sockets()) {
            out.value(
                    "agent_receive_buffer_bytes",
                    s.grantedReceiveBytes(),
                    "listener",
                    s.listener(),
                    "local",
                    s.local());
        }
    }

    private static void mediation(Exposition out, LedgerView ledger) {
        out.family("mediation_events_decided_total", "counter", "Events by what became of them");
        Map<String, Long> ends = Map.of(
                "changed", ledger.changed(),
                "repeated", ledger.repeated(),
                "noted", ledger.noted(),
                "suppressed", ledger.suppressed(),
                "retransmit", ledger.retransmit());
        ends.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> out.value("mediation_events_decided_total", e.getValue(), "disposition", e.getKey()));
        out.counter("mediation_records_unreadable_total", "Records that could not be read", ledger.unreadable());
        out.counter("mediation_records_internal_total", "Internal records decided", ledger.internal());
        out.counter("mediation_events_generic_total", "Events that no rule knew", ledger.generic());
        out.gauge("mediation_records_behind", "Records durable and not yet decided", ledger.behind());
    }

    private static void forwarding(Exposition out, Board board, LedgerView ledger) {
        out.counter("forward_works_planned_total", "Works for destinations", ledger.forwardable());
        out.counter("forward_works_delivered_total", "Works delivered", ledger.delivered());
        out.counter("forward_works_coalesced_total", "Works merged into another", ledger.coalesced());
        out.counter("forward_works_dropped_total", "Works dropped by an operator", ledger.droppedByOperator());
        out.gauge("forward_works_pending", "Works not answered for", ledger.pending());
        out.gauge("forward_works_parked", "Dead letters", ledger.parked());
        out.family("forward_destination_up", "gauge", "1 while the destination answers");
        for (ForwarderRow f : board.forwarders()) {
            out.value("forward_destination_up", f.state().equals("ok") ? 1 : 0, "destination", f.name());
        }
    }

    private static void board(Exposition out, Board board, LedgerView ledger, int streams) {
        out.gauge(
                "board_customers_affected",
                "Customers affected now",
                board.customers().size());
        out.gauge("board_alarms_open", "Open alarms", board.openAlarms());
        out.counter("board_snapshots_published_total", "Boards published in this epoch", board.seq());
        out.gauge("board_newest_record", "Number of the newest record decided", board.decided());
        out.gauge("ledger_balanced", "1 while the books balance", ledger.balanced() ? 1 : 0);
        out.gauge(
                "bss_up",
                "1 while the BSS can be read",
                board.bss().state() == io.trapline.enrichment.BssStatus.State.UP ? 1 : 0);
        out.gauge("web_streams_open", "Open live streams", streams);
    }

    private static void vitals(Exposition out, Vitals vitals) {
        out.gauge("ready", "1 while messages are taken in and judged", vitals.ready() ? 1 : 0);
        out.family("part_up", "gauge", "1 while this part of Trapline is well");
        for (var part : vitals.parts()) {
            out.value("part_up", part.up() ? 1 : 0, "part", part.name());
        }
        out.family("poll_answers_total", "counter", "Questions to devices about alarms in doubt, by what came of them");
        for (var asked : vitals.asked()) {
            out.value("poll_answers_total", asked.count(), "about", asked.about(), "answer", asked.answer());
        }
        journals(
                out, vitals, "journal_braked", "1 while nothing is written for lack of space", j -> j.braked() ? 1 : 0);
        journals(out, vitals, "journal_allocated_bytes", "What the files of a journal occupy", j -> j.allocatedBytes());
        journals(out, vitals, "journal_usable_bytes", "What the disk under a journal still has", j -> j.usableBytes());
        journals(
                out,
                vitals,
                "journal_folders_retired",
                "Folders given up after an error in this run",
                j -> j.retired());
        journals(out, vitals, "journal_records_damaged", "Records known to be lost", j -> j.damaged());
    }

    /** One family with the sample of each journal: a family's samples stand together. */
    private static void journals(
            Exposition out, Vitals vitals, String name, String help, ToLongFunction<Vitals.JournalView> value) {
        out.family(name, "gauge", help);
        vitals.journals().forEach(journal -> out.value(name, value.applyAsLong(journal), "journal", journal.name()));
    }

    private static void jvm(Exposition out) {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        out.family("jvm_memory_used_bytes", "gauge", "Memory in use");
        out.value("jvm_memory_used_bytes", memory.getHeapMemoryUsage().getUsed(), "area", "heap");
        out.value("jvm_memory_used_bytes", memory.getNonHeapMemoryUsage().getUsed(), "area", "nonheap");
        out.gauge(
                "jvm_memory_max_bytes",
                "Heap limit",
                memory.getHeapMemoryUsage().getMax());
        out.family("jvm_gc_collection_seconds_total", "counter", "Time in garbage collection");
        for (GarbageCollectorMXBean gc : ManagementFactory.getGarbageCollectorMXBeans()) {
            out.value("jvm_gc_collection_seconds_total", gc.getCollectionTime() / 1e3, "gc", gc.getName());
        }
        out.gauge(
                "jvm_threads_live",
                "Platform threads",
                ManagementFactory.getThreadMXBean().getThreadCount());
        out.gauge(
                "process_uptime_seconds",
                "Since the start",
                ManagementFactory.getRuntimeMXBean().getUptime() / 1e3);
    }
}
