package io.trapline.mediation.alarm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What time alone will do to alarms, in order. Follows from the alarms: nothing of it is stored. */
final class Agenda {

    private final TreeSet<Due> dues = new TreeSet<>();

    /** @param before null when it is new */
    void moved(List<Due> before, List<Due> after) {
        if (!before.equals(after)) {
            before.forEach(dues::remove);
            dues.addAll(after);
        }
    }

    Optional<Due> first() {
        return dues.isEmpty() ? Optional.empty() : Optional.of(dues.first());
    }

    /** The deadlines of an open alarm. */
    static List<Due> ofOpen(Alarm alarm) {
        var care = alarm.care();
        var standing = alarm.standing();
        var shelf = standing.shelf();
        if (!care.flaps() && care.clearAfter().isZero() && shelf == null) {
            return List.of();
        }
        var list = new ArrayList<Due>(2);
        if (standing.turns().flapping()) {
            long calm = standing.turns().last() + care.flap().calm().toNanos();
            list.add(new Due(calm, Due.Kind.CALM, alarm.id()));
        }
        if (shelf != null) {
            list.add(new Due(shelf.untilNanos(), Due.Kind.SHELF, alarm.id()));
        }
        if (!care.clearAfter().isZero()) {
            long silent = alarm.last().streamNanos() + care.clearAfter().toNanos();
            list.add(new Due(silent, Due.Kind.TIMEOUT, alarm.id()));
        }
        return list;
    }

    /** The deadline of an alarm held down. */
    static List<Due> ofHeld(Alarm alarm) {
        long up = alarm.raised().streamNanos() + alarm.care().hold().toNanos();
        return List.of(new Due(up, Due.Kind.HOLD, alarm.id()));
    }
}
