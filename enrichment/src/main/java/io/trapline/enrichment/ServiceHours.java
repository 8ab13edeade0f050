package io.trapline.enrichment;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When an SLA's clock runs, by the wall of its zone.
 *
 * @param windows empty: always
 */
public record ServiceHours(List<Window> windows) {

    public static final ServiceHours ALWAYS = new ServiceHours(List.of());

    private static final String DAYS = "mo|tu|we|th|fr|sa|su";
    private static final Pattern WINDOW = Pattern.compile(
            "(" + DAYS + ")(?:-(" + DAYS + "))? ([01]\\d|2[0-3]):([0-5]\\d)-(?:([01]\\d|2[0-3]):([0-5]\\d)|24:00)");

    /** @param end exclusive; midnight stands for the end of the day */
    public record Window(DayOfWeek day, LocalTime start, LocalTime end) {}

    /** Reads {@code 24x7} or {@code Mo-Fr 08:00-18:00, Sa 09:00-13:00}; empty when it cannot be read. */
    public static Optional<ServiceHours> of(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        if (lower.equals("24x7")) {
            return Optional.of(ALWAYS);
        }
        List<Window> windows = new ArrayList<>();
        for (String part : lower.split(",", -1)) {
            Matcher window = WINDOW.matcher(part.strip());
            if (!window.matches()) {
                return Optional.empty();
            }
            LocalTime start = time(window.group(3), window.group(4));
            LocalTime end = window.group(5) == null ? LocalTime.MIDNIGHT : time(window.group(5), window.group(6));
            if (!end.equals(LocalTime.MIDNIGHT) && !start.isBefore(end)) {
                return Optional.empty();
            }
            DayOfWeek first = day(window.group(1));
            DayOfWeek last = window.group(2) == null ? first : day(window.group(2));
            for (DayOfWeek day = first; ; day = day.plus(1)) {
                windows.add(new Window(day, start, end));
                if (day == last) {
                    break;
                }
            }
        }
        return Optional.of(new ServiceHours(List.copyOf(windows)));
    }

    private static LocalTime time(String hour, String minute) {
        return LocalTime.of(Integer.parseInt(hour), Integer.parseInt(minute));
    }

    private static DayOfWeek day(String two) {
        return DayOfWeek.of(List.of(DAYS.split("\\|")).indexOf(two) + 1);
    }
}
