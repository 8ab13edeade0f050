package io.trapline.mediation.source;

import io.trapline.agent.Kind;
import io.trapline.agent.RawRecord;
import io.trapline.agent.RecordCodec;
import io.trapline.agent.Transport;
import io.trapline.agent.journal.Entry;
import io.trapline.agent.journal.Journal;
import io.trapline.agent.journal.Tail;
import io.trapline.mediation.Decoded;
import io.trapline.mediation.EventNote;
import io.trapline.mediation.Outcome;
import io.trapline.mediation.codec.OutcomeCodec;
import io.trapline.mediation.decode.Decoder;
import io.trapline.mediation.turn.ThreadStop;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows both journals side by side and counts who sent what. Only the envelope of a message is read; the
 * message itself is looked into when a sender is new, and now and then later. Begins at most
 * {@link #LOOK_BACK} outcomes before the start. Owns its thread, {@code sources}.
 */
public final class SourceThread implements AutoCloseable {

    static final long LOOK_BACK = 200_000;

    private static final Logger LOG = LoggerFactory.getLogger(SourceThread.class);
    private static final long NANOS = 1_000_000_000L;
    private static final long LOOK_EVERY = 64;
    private static final int BATCH_MAX = 2_000;
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Journal inputs;
    private final Journal outcomes;
    private final ZoneId zone;
    private final SourceBook book = new SourceBook(SourceBook.ROWS_MAX);
    private final Thread thread = new Thread(this::run, "sources");
    private volatile boolean stopping;
    private long passed;
    private @Nullable Entry message;

    /** @param zone of device clocks that do not say theirs, as the mediator has it */
    public SourceThread(Journal inputs, Journal outcomes, ZoneId zone) {
        this.inputs = inputs;
        this.outcomes = outcomes;
        this.zone = zone;
        this.passed = Math.max(outcomes.first() - 1, outcomes.last() - LOOK_BACK);
    }

    public void start() {
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.start();
    }

    /** Who talked until now. Safe for any thread. */
    public SourcesView view() {
        return book.view(Instant.now());
    }

    @Override
    public void close() {
        stopping = true;
        ThreadStop.of(thread);
    }

    private void run() {
        try (Tail decided = outcomes.tail(passed + 1);
                Tail messages = inputs.tail(passed + 1)) {
            while (!stopping) {
                if (!follow(decided, messages)) {
                    outcomes.awaitBeyond(passed, Duration.ofSeconds(1));
                    TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            if (!stopping) LOG.error("Sources are no longer counted; they show what was known. counted={}", passed, e);
        }
    }

    /** One batch; true when there is more. */
    private boolean follow(Tail decided, Tail messages) {
        for (int taken = 0; taken < BATCH_MAX; taken++) {
            Entry entry = decided.poll();
            if (entry == null) return false;
            Outcome outcome = OutcomeCodec.decode(entry.payload());
            EventNote note = outcome.note();
            // Also past what is no event: a reader that stays behind keeps old files from being deleted.
            boolean there = reach(messages, entry.number());
            if (note != null && there) count(outcome, note, Objects.requireNonNull(message));
            else if (note != null) book.missed();
            passed = entry.number();
        }
        return true;
    }

    /** Makes {@code message} the one of this number; false when it is not there. */
    private boolean reach(Tail messages, long number) {
        while (message == null || message.number() < number) {
            message = messages.poll();
            if (message == null) return false;
        }
        return message.number() == number;
    }

    private void count(Outcome outcome, EventNote note, Entry entry) {
        RawRecord record = RecordCodec.decode(entry);
        var envelope = record.envelope();
        var source = envelope.source();
        // What our own door says of a sender he did not say.
        if (source == null || envelope.transport() == Transport.NONE) return;
        String transport = envelope.transport().word();
        String dialect = envelope.kind() == Kind.SNMP ? "snmp" : "syslog " + transport;
        Spoken glimpse = new Spoken(
                source.getAddress().getHostAddress(),
                envelope.listener(),
                Instant.ofEpochSecond(
                        Math.floorDiv(record.receivedNanos(), NANOS), Math.floorMod(record.receivedNanos(), NANOS)),
                outcome.disposition(),
                note,
                dialect,
                null,
                null);
        book.add(book.counted(glimpse) % LOOK_EVERY == 0 ? lookedInto(glimpse, record) : glimpse);
    }

    private Spoken lookedInto(Spoken glimpse, RawRecord record) {
        String kind = null;
        Long skew = null;
        switch (Decoder.decode(record, zone)) {
            case Decoded.Trap trap -> kind = "snmp " + (trap.version() == 2 ? "v2c" : "v" + trap.version());
            case Decoded.SyslogMessage line -> skew = skew(line.timestamp(), glimpse.at());
            case Decoded.Unreadable ignored -> kind = null;
        }
        return new Spoken(
                glimpse.address(),
                glimpse.listener(),
                glimpse.at(),
                glimpse.disposition(),
                glimpse.note(),
                glimpse.dialect(),
                kind,
                skew);
    }

    private static @Nullable Long skew(@Nullable String timestamp, Instant received) {
        if (timestamp == null) return null;
        try {
            return Duration.between(
                            received, java.time.OffsetDateTime.parse(timestamp).toInstant())
                    .toSeconds();
        } catch (java.time.format.DateTimeParseException noTime) {
            return null;
        }
    }
}
