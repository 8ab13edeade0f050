package io.trapline.mediation.rule;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a pointer into alarmModelTable (RFC 3877) says: which alarm of the device's own list of possible ones, and in
 * which state. The table's index is the name of a list, the alarm's number in it, and the state.
 *
 * @param row list and number, as in the index: {@code 0.3}
 * @param state 1 is clear; the larger, the worse
 */
public record AlarmModel(String row, long state) {

    /** A list's name has 32 octets at most. */
    private static final Pattern POINTER = Pattern.compile(
            "1\\.3\\.6\\.1\\.2\\.1\\.118\\.1\\.1\\.2\\.1\\.\\d{1,2}\\.(\\d{1,2}(?:\\.\\d{1,10}){1,33})\\.(\\d{1,10})");

    /** Null for what is no such pointer. */
    public static @Nullable AlarmModel parse(String oid) {
        Matcher pointer = POINTER.matcher(oid);
        return pointer.matches() ? new AlarmModel(pointer.group(1), Long.parseLong(pointer.group(2))) : null;
    }

    /** True where the alarm is there. */
    public boolean stands() {
        return state != 1;
    }
}
