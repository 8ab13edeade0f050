package io.trapline.mediation.turn;

import io.trapline.agent.RecordCodec;
import io.trapline.agent.journal.Entry;
import io.trapline.agent.journal.Journal;
import io.trapline.agent.journal.Tail;
import io.trapline.mediation.Outcome;
import io.trapline.mediation.codec.InputCodec;
import io.trapline.mediation.codec.OutcomeCodec;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides recorded inputs once more and holds the outcomes against the recorded ones, byte for byte.
 * Confined to one thread.
 */
public final class Replay {

    /** So many differences are told in words; all are counted. */
    private static final int TOLD_MAX = 10;

    /**
     * What came of it.
     *
     * @param inputs decided again
     * @param equal outcomes that are the recorded ones
     * @param different numbers with other bytes, or with an outcome on one side only
     * @param undecided inputs behind the last recorded outcome, left alone: ticks that decided nothing, and
     *     what a stop came before
     * @param recorded SHA-256 over the recorded outcomes in order, in hexadecimal
     * @param recomputed SHA-256 over those made now
     * @param told the first differences, a sentence each
     */
    public record Result(
            long inputs,
            long equal,
            long different,
            long undecided,
            String recorded,
            String recomputed,
            List<String> told) {}

    private final Mediator mediator;
    private final State state;
    private final MessageDigest recorded = sha256();
    private final MessageDigest recomputed = sha256();
    private final List<String> told = new ArrayList<>();
    private long inputs;
    private long equal;
    private long different;

    /** @param state as it was before the first input to be decided; changed by this */
    public Replay(Mediator mediator, State state) {
        this.mediator = mediator;
        this.state = state;
    }

    /** Goes through everything behind the state. */
    public Result run(Journal input, Journal outcome) {
        long decided = outcome.last();
        long undecided = 0;
        try (Tail made = input.tail(state.decided() + 1);
                Tail kept = outcome.tail(state.decided() + 1)) {
            Entry expected = kept.poll();
            for (Entry entry = made.poll(); entry != null; entry = made.poll()) {
                if (entry.number() > decided) {
                    undecided++;
                    continue;
                }
                inputs++;
                while (expected != null && expected.number() < entry.number()) {
                    differ(expected.number(), expected.payload(), null);
                    expected = kept.poll();
                }
                boolean same = expected != null && expected.number() == entry.number();
                compare(entry, same && expected != null ? expected.payload() : null);
                expected = same ? kept.poll() : expected;
            }
            for (; expected != null; expected = kept.poll()) {
                differ(expected.number(), expected.payload(), null);
            }
        }
        var hex = HexFormat.of();
        return new Result(
                inputs,
                equal,
                different,
                undecided,
                hex.formatHex(recorded.digest()),
                hex.formatHex(recomputed.digest()),
                List.copyOf(told));
    }

    private void compare(Entry entry, byte @Nullable [] expected) {
        Outcome outcome = mediator.step(state, InputCodec.decode(RecordCodec.decode(entry)));
        byte[] now = outcome == null ? null : OutcomeCodec.encode(outcome);
        if (!Arrays.equals(expected, now)) {
            differ(entry.number(), expected, now);
            return;
        }
        if (now != null) {
            equal++;
            recorded.update(now);
            recomputed.update(now);
        }
    }

    private void differ(long number, byte @Nullable [] then, byte @Nullable [] now) {
        different++;
        if (then != null) {
            recorded.update(then);
        }
        if (now != null) {
            recomputed.update(now);
        }
        if (told.size() < TOLD_MAX) {
            told.add("input " + number + ": recorded " + words(then) + ", now " + words(now));
        }
    }

    private static String words(byte @Nullable [] document) {
        if (document == null) {
            return "nothing";
        }
        Outcome outcome = OutcomeCodec.decode(document);
        return outcome.disposition() + " " + outcome.note() + " " + outcome.changes();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
