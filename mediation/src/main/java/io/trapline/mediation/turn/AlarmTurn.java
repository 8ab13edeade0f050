package io.trapline.mediation.turn;

import io.trapline.mediation.Change;
import io.trapline.mediation.Disposition;
import io.trapline.mediation.Stamp;
import io.trapline.mediation.alarm.Alarm;
import io.trapline.mediation.alarm.AlarmBook;
import io.trapline.mediation.alarm.AlarmKey;
import io.trapline.mediation.alarm.ClearKind;
import io.trapline.mediation.alarm.Mark;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The life of alarms: what a raise or a clear means for the fault it speaks of. Copies that come late
 * move nothing back, and nothing is told of what is over before it was an alarm.
 */
final class AlarmTurn {

    /** What became of a message, with a stable word when it was not simply taken. */
    record Fate(
            Disposition disposition,
            String reason,
            @Nullable String alarmId) {}

    private final Storms storms;
    private final TicketTurn tickets;
    private final Places places;

    AlarmTurn(Storms storms, TicketTurn tickets, Places places) {
        this.storms = storms;
        this.tickets = tickets;
        this.places = places;
    }

    Fate raise(Turn turn, Sighting seen) {
        AlarmBook book = turn.state().alarms();
        AlarmKey received = seen.received();
        AlarmKey resource = seen.onResource();
        var open = book.find(received, resource);
        if (!open.isEmpty()) {
            return again(turn, open.getFirst(), seen);
        }
        var held = book.findHeld(received, resource);
        if (!held.isEmpty()) {
            String id = held.getFirst().id();
            turn.apply(new Change.AlarmTallied(id, turn.at(), seen.mark()));
            return new Fate(Disposition.REPEATED, "held", id);
        }
        var before = book.findCleared(received, resource);
        if (before.isPresent() && late(seen.mark(), before.get().standing().mark())) {
            return new Fate(
                    Disposition.SUPPRESSED, "olderThanClear", before.get().id());
        }
        if (overtaken(book, seen)) {
            return new Fate(Disposition.SUPPRESSED, "clearedBefore", null);
        }
        Fate beyond = storms.beyond(turn, seen);
        if (beyond != null) {
            return beyond;
        }
        return before.isPresent() && reopens(before.get(), turn.at())
                ? reopen(turn, before.get(), seen)
                : begin(turn, seen);
    }

    Fate clear(Turn turn, Sighting seen) {
        AlarmBook book = turn.state().alarms();
        AlarmKey received = seen.received();
        AlarmKey resource = seen.onResource();
        var open = book.find(received, resource);
        if (!open.isEmpty()) {
            return clear(turn, open, seen);
        }
        var held = book.findHeld(received, resource);
        if (!held.isEmpty()) {
            held.forEach(alarm -> turn.apply(new Change.HoldEnded(alarm.id(), false)));
            return new Fate(Disposition.NOTED, "clearedInHold", held.getFirst().id());
        }
        Mark mark = seen.mark();
        if (mark != null) {
            turn.apply(new Change.ClearHeld(seen.keys(), mark));
        }
        Optional<Alarm> before = book.findCleared(received, resource);
        return before.map(alarm -> new Fate(Disposition.NOTED, "repeatedClear", alarm.id()))
                .orElseGet(() -> new Fate(Disposition.NOTED, "orphanClear", null));
    }

    /** Ends an open alarm, whatever ended it. */
    void end(Turn turn, Alarm alarm, Change.AlarmCleared as) {
        turn.apply(as);
        turn.state().alarms().cleared(alarm.id()).ifPresent(cleared -> tickets.ended(turn, cleared));
        if (!turn.state().alarms().childrenOf(alarm.id()).isEmpty()) {
            turn.apply(new Change.KinQueued(alarm.id(), Long.MAX_VALUE));
            places.slice(turn);
        }
        tickets.left(turn, alarm.standing().parent());
        storms.eased(turn, alarm);
    }

    /** Somebody ended it, not the device. */
    void end(Turn turn, Alarm alarm, ClearKind kind, String by) {
        end(turn, alarm, new Change.AlarmCleared(alarm.id(), kind, turn.at(), by, null));
    }

    private Fate begin(Turn turn, Sighting seen) {
        Alarm alarm = seen.alarm(turn.at());
        if (!alarm.care().hold().isZero()) {
            turn.apply(new Change.AlarmHeld(alarm));
            return new Fate(Disposition.SUPPRESSED, "held", alarm.id());
        }
        turn.apply(new Change.AlarmRaised(alarm));
        opened(turn, alarm.id());
        return new Fate(Disposition.CHANGED, "", alarm.id());
    }

    private Fate again(Turn turn, Alarm alarm, Sighting seen) {
        var turns = alarm.standing().turns();
        if (late(seen.mark(), alarm.standing().mark())) {
            turn.apply(new Change.AlarmTallied(alarm.id(), turn.at(), null));
            return new Fate(Disposition.REPEATED, "olderCopy", alarm.id());
        }
        if (turns.flapping() && turns.up()) {
            turn.apply(new Change.AlarmToggled(alarm.id(), turn.at(), false, seen.mark()));
            return new Fate(Disposition.REPEATED, "flapping", alarm.id());
        }
        boolean sameGrade = alarm.severity() == seen.verdict().severity();
        boolean same = sameGrade && alarm.specificProblem().equals(seen.text());
        turn.apply(
                same
                        ? new Change.AlarmTallied(alarm.id(), turn.at(), seen.mark())
                        : new Change.AlarmRepeated(
                                alarm.id(), turn.at(), seen.verdict().severity(), seen.text(), seen.mark()));
        return new Fate(sameGrade ? Disposition.REPEATED : Disposition.CHANGED, "", alarm.id());
    }

    private Fate reopen(Turn turn, Alarm before, Sighting seen) {
        turn.apply(
                new Change.AlarmReopened(before.id(), turn.at(), seen.verdict().severity(), seen.text(), seen.mark()));
        var care = before.care();
        long from = turn.at().streamNanos() - care.flap().within().toNanos();
        Alarm alarm = turn.state().alarms().open(before.id()).orElseThrow();
        if (care.flaps() && alarm.standing().turns().since(from) >= care.flap().turns()) {
            turn.apply(new Change.AlarmFlapping(alarm.id(), true));
        }
        // Who was not affected may be by now: marks end while an alarm is away.
        turn.state().alarms().open(before.id()).ifPresent(back -> places.recount(turn, back));
        opened(turn, alarm.id());
        return new Fate(Disposition.CHANGED, "reopened", alarm.id());
    }

    /** A held fault has stood long enough. The inventory may be another one than when it was first seen. */
    void stood(Turn turn, String alarmId) {
        turn.apply(new Change.HoldEnded(alarmId, true));
        turn.state().alarms().open(alarmId).ifPresent(alarm -> places.relocate(turn, alarm));
        opened(turn, alarmId);
    }

    /** It is open now: find its cause, be the cause of others, tell. */
    void opened(Turn turn, String alarmId) {
        AlarmBook book = turn.state().alarms();
        book.open(alarmId).ifPresent(alarm -> places.bind(turn, alarm));
        book.open(alarmId).ifPresent(alarm -> {
            tickets.told(turn, alarm);
            if (alarm.care().adopts()) {
                long since = alarm.raised().streamNanos()
                        - alarm.care().adoptWithin().toNanos();
                turn.apply(new Change.KinQueued("", since));
                places.slice(turn);
            }
        });
    }

    private Fate clear(Turn turn, List<Alarm> open, Sighting seen) {
        Fate fate = null;
        for (Alarm alarm : open) {
            Fate one = clear(turn, alarm, seen);
            fate = fate == null ? one : fate;
        }
        return java.util.Objects.requireNonNull(fate);
    }

    private Fate clear(Turn turn, Alarm alarm, Sighting seen) {
        if (late(seen.mark(), alarm.standing().mark())) {
            return new Fate(Disposition.NOTED, "olderThanRaise", alarm.id());
        }
        var turns = alarm.standing().turns();
        if (turns.flapping()) {
            if (!turns.up()) {
                turn.apply(new Change.AlarmToggled(alarm.id(), turn.at(), true, seen.mark()));
            }
            return new Fate(Disposition.REPEATED, "flapping", alarm.id());
        }
        end(
                turn,
                alarm,
                new Change.AlarmCleared(
                        alarm.id(),
                        ClearKind.BY_EVENT,
                        turn.at(),
                        seen.verdict().ruleId(),
                        seen.mark()));
        return new Fate(Disposition.CHANGED, "", alarm.id());
    }

    private static boolean reopens(Alarm cleared, Stamp at) {
        Stamp ended = cleared.cleared();
        long window = cleared.care().reopenWithin().toNanos();
        return window > 0 && ended != null && at.streamNanos() - ended.streamNanos() <= window;
    }

    /** Its clear came first, and says that it is the newer one. */
    private static boolean overtaken(AlarmBook book, Sighting seen) {
        return seen.keys().stream()
                .anyMatch(key -> late(seen.mark(), book.orphans().of(key)));
    }

    private static boolean late(@Nullable Mark mark, @Nullable Mark other) {
        return mark != null && mark.before(other);
    }
}
