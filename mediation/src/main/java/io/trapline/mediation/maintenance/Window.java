package io.trapline.mediation.maintenance;

import io.trapline.mediation.alarm.Alarm;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

/**
 * A planned time of work: nobody is notified of what falls into it, everything is kept all the same.
 * Times are those of the place, so that a window at two in the morning stays there when clocks change.
 *
 * @param id made from the number of the record that planned it: {@code M-7Q3K9}; empty before
 * @param scopes one of them is enough
 * @param start of the first occurrence
 * @param end of the first occurrence, after {@code start}
 * @param repeat recurrence rule (RFC 5545 section 3.3.10); empty for once
 */
public record Window(
        String id,
        String name,
        List<Scope> scopes,
        LocalDateTime start,
        LocalDateTime end,
        ZoneId zone,
        String repeat,
        String why,
        String operator) {

    /** The id of the window planned by a record. */
    public static String idOf(long recordNumber) {
        return "M" + Alarm.idOf(recordNumber).substring(1);
    }

    public Window withId(String newId) {
        return new Window(newId, name, scopes, start, end, zone, repeat, why, operator);
    }
}
