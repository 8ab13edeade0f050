package io.trapline.mediation.turn;

import io.trapline.enrichment.Impact;
import io.trapline.mediation.alarm.Alarm;
import io.trapline.mediation.alarm.AlarmBook;
import io.trapline.mediation.ticket.Symptoms;
import io.trapline.mediation.ticket.Symptoms.Symptom;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.zip.CRC32C;

/** What follows from an open alarm, over however many others, and which alarm everything of a kind follows from. */
final class Following {

    private static final int DEPTH_MAX = 32;

    private Following() {}

    /** The uppermost open cause of an alarm; itself when it has none. */
    static Optional<Alarm> cause(AlarmBook book, String alarmId) {
        Optional<Alarm> at = book.open(alarmId);
        for (int depth = 0; depth < DEPTH_MAX && at.isPresent(); depth++) {
            Optional<Alarm> above = book.open(at.get().standing().parent());
            if (above.isEmpty()) {
                break;
            }
            at = above;
        }
        return at;
    }

    static Symptoms of(State state, String alarmId) {
        var ids = new TreeSet<String>();
        any(state.alarms(), alarmId, ids, alarm -> false);
        if (ids.isEmpty()) {
            return Symptoms.NONE;
        }
        var crc = new CRC32C();
        var listed = new ArrayList<Symptom>();
        for (String id : ids) {
            Alarm alarm = state.alarms().open(id).orElseThrow();
            String hurts = alarm.impact() instanceof Impact.Known known ? known.digest() : "";
            crc.update((id + "=" + hurts + "\n").getBytes(StandardCharsets.UTF_8));
            if (listed.size() < Symptoms.LISTED_MAX) {
                listed.add(Symptom.of(alarm, List.copyOf(state.exclusions().customers(id))));
            }
        }
        return new Symptoms(ids.size(), Long.toHexString(crc.getValue()), List.copyOf(listed));
    }

    /** True when an alarm that follows from this one hurts somebody. */
    static boolean hurts(AlarmBook book, String alarmId) {
        return any(
                book,
                alarmId,
                new TreeSet<>(),
                alarm -> alarm.impact() instanceof Impact.Known known && known.customers() > 0);
    }

    /** Collects what follows until one is as wanted. */
    private static boolean any(AlarmBook book, String alarmId, TreeSet<String> found, Predicate<Alarm> wanted) {
        var next = new ArrayList<>(book.childrenOf(alarmId));
        while (!next.isEmpty()) {
            String id = next.removeLast();
            Alarm alarm = book.open(id).orElse(null);
            if (alarm == null || id.equals(alarmId) || !found.add(id)) {
                continue;
            }
            if (wanted.test(alarm)) {
                return true;
            }
            next.addAll(book.childrenOf(id));
        }
        return false;
    }
}
