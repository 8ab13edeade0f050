package io.trapline.mediation.inbox;

import io.trapline.agent.Kind;
import io.trapline.agent.RawRecord;
import io.trapline.agent.RecordCodec;
import io.trapline.agent.journal.Entry;
import io.trapline.agent.journal.Journal;
import io.trapline.agent.journal.Tail;
import io.trapline.mediation.Decoded;
import io.trapline.mediation.Disposition;
import io.trapline.mediation.EventNote;
import io.trapline.mediation.Outcome;
import io.trapline.mediation.codec.OutcomeCodec;
import io.trapline.mediation.decode.SnmpDecoder;
import io.trapline.mediation.turn.ThreadStop;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the outcome journal and puts traps that no rule knew into the inbox. What is counted is written every
 * ten seconds together with the number it goes up to; after a restart counting goes on behind that number, so
 * that every unknown trap counts once. Owns its thread, {@code inbox}.
 */
public final class InboxThread implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(InboxThread.class);
    private static final long NANOS = 1_000_000_000L;
    private static final long WRITE_EVERY_NANOS = 10 * NANOS;
    private static final int BATCH_MAX = 2_000;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Journal inputs;
    private final Journal outcomes;
    private final InboxFile file;
    private final InboxTable table;
    private final SnmpDecoder snmp = new SnmpDecoder();
    private final Thread thread = new Thread(this::run, "inbox");
    private volatile InboxView view;
    private volatile boolean stopping;
    private @Nullable Tail messages;
    private @Nullable Entry message;
    private long written;
    private long writtenAt;
    private String trouble = "";

    /**
     * Without a file everything counts that the journals still have: a process that was killed before it
     * wrote one, or one that had no inbox yet.
     *
     * @param file where the inbox is kept
     */
    public InboxThread(Journal inputs, Journal outcomes, Path file, Instant now) {
        this.inputs = inputs;
        this.outcomes = outcomes;
        this.file = new InboxFile(file);
        this.table = this.file.read(outcomes.first() - 1, firstTime(outcomes).orElse(now));
        this.view = table.view();
        this.written = table.cursor();
    }

    private static Optional<Instant> firstTime(Journal outcomes) {
        try (Tail tail = outcomes.tail(outcomes.first())) {
            return Optional.ofNullable(tail.poll())
                    .map(Entry::wallNanos)
                    .map(nanos -> Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS)));
        }
    }

    public void start() {
        thread.start();
    }

    /** The inbox of now. Safe for any thread. */
    public InboxView view() {
        return view;
    }

    @Override
    public void close() {
        stopping = true;
        ThreadStop.of(thread);
        write();
    }

    private void run() {
        writtenAt = System.nanoTime();
        try (Tail tail = outcomes.tail(table.cursor() + 1)) {
            while (!stopping) {
                long before = table.version();
                boolean more = follow(tail);
                if (table.version() != before) {
                    view = table.view();
                }
                if (System.nanoTime() - writtenAt > WRITE_EVERY_NANOS) {
                    write();
                }
                if (!more) {
                    outcomes.awaitBeyond(table.cursor(), Duration.ofSeconds(1));
                    TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            if (!stopping) {
                LOG.error("The inbox stopped; it shows what it last knew. counted={}", table.cursor(), e);
            }
        } finally {
            Tail open = messages;
            if (open != null) {
                open.close();
            }
        }
    }

    private boolean follow(Tail tail) {
        int taken = 0;
        for (Entry entry = tail.poll(); entry != null; entry = tail.poll()) {
            Outcome outcome = OutcomeCodec.decode(entry.payload());
            EventNote note = outcome.note();
            boolean counted =
                    outcome.disposition() != Disposition.RETRANSMIT && outcome.disposition() != Disposition.UNREADABLE;
            if (note != null && !note.recognised() && counted) {
                unknown(entry.number());
            }
            table.passed(entry.number());
            if (++taken >= BATCH_MAX) {
                return true;
            }
        }
        return false;
    }

    private void unknown(long number) {
        Entry entry = message(number);
        if (entry == null) {
            table.gone();
            return;
        }
        RawRecord record = RecordCodec.decode(entry);
        if (record.envelope().kind() == Kind.SNMP && snmp.decode(record.bytes()) instanceof Decoded.Trap trap) {
            var source = record.envelope().source();
            table.add(
                    number,
                    Instant.ofEpochSecond(
                            Math.floorDiv(record.receivedNanos(), NANOS), Math.floorMod(record.receivedNanos(), NANOS)),
                    source == null ? "" : source.getAddress().getHostAddress(),
                    record.bytes(),
                    trap);
        }
    }

    /** The input of this number; both journals are read forward, side by side. */
    private @Nullable Entry message(long number) {
        Tail open = messages;
        if (open == null) {
            open = inputs.tail(number);
            messages = open;
            message = open.poll();
        }
        Entry here = message;
        while (here != null && here.number() < number) {
            here = open.poll();
        }
        if (here == null) {
            // The end was reached before: from there on a new reader must look.
            open.close();
            messages = null;
            message = null;
            try (Tail again = inputs.tail(number)) {
                Entry only = again.poll();
                return only != null && only.number() == number ? only : null;
            }
        }
        message = here;
        return here.number() == number ? here : null;
    }

    private void write() {
        writtenAt = System.nanoTime();
        if (table.cursor() == written) {
            return;
        }
        try {
            file.write(table);
            written = table.cursor();
            trouble = "";
        } catch (IOException e) {
            if (!e.toString().equals(trouble)) {
                trouble = e.toString();
                LOG.warn("The inbox cannot be written; after a restart it counts anew from before. reason={}", trouble);
            }
        }
    }
}
