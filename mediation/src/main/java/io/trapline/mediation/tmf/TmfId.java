package io.trapline.mediation.tmf;

import io.trapline.mediation.alarm.Alarm;
import java.util.Optional;

/**
 * Alarms by number: TMF642 v4 declares the id an integer, ours is that number in base 32. Both name the
 * same alarm: {@code A-7Q3K9} is 8097385.
 */
public final class TmfId {

    /** Where the interface lives. */
    public static final String ROOT = "/tmf-api/alarmManagement/v4";

    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int DIGITS_MAX = 13;

    private TmfId() {}

    /** @throws IllegalArgumentException when it is no id of an alarm */
    public static long number(String alarmId) {
        long number = 0;
        for (int i = 2; i < alarmId.length(); i++) {
            int digit = DIGITS.indexOf(alarmId.charAt(i));
            if (digit < 0) {
                throw new IllegalArgumentException("no id of an alarm: " + alarmId);
            }
            number = number << 5 | digit;
        }
        return number;
    }

    /** The id that a client means, who may write either form; empty when it is neither. */
    public static Optional<String> alarmId(String text) {
        if (text.matches("A-[" + DIGITS + "]{5," + DIGITS_MAX + "}")) {
            return Optional.of(text);
        }
        return text.matches("\\d{1,18}") ? Optional.of(Alarm.idOf(Long.parseLong(text))) : Optional.empty();
    }

    /** Both forms of an id as the number, in digits; anything else as it is. */
    public static String plain(String text) {
        return alarmId(text).map(id -> Long.toString(number(id))).orElse(text);
    }

    public static String href(String alarmId) {
        return ROOT + "/alarm/" + number(alarmId);
    }
}
