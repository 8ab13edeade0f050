package io.trapline.mediation.maintenance;

import io.trapline.mediation.alarm.Deed;
import io.trapline.mediation.alarm.DeedBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A window as an SLA sees it. What was not announced before it began is no excuse: nothing counts as
 * excused before the window was planned, and nothing after it was called off.
 *
 * @param from stream time at which it was planned
 * @param until stream time at which it was called off; {@link Instant#MAX} while it is not
 */
public record Announced(Window window, Instant from, Instant until) {

    /** What is written in the book of deeds of a window that was planned, or called off. */
    public static final String PLAN = "plan";

    public static final String CANCEL = "cancel";

    /**
     * All windows with their times. Of one whose deeds are forgotten ({@link DeedBook#SUBJECTS_MAX}) it is
     * only known that it was planned long ago; when such a one is over, it excuses nothing any more.
     */
    public static List<Announced> all(WindowBook windows, DeedBook deeds) {
        List<Announced> all = new ArrayList<>();
        for (WindowBook.Planned planned : windows.all()) {
            List<Deed> said = deeds.of(planned.window().id());
            if (!said.isEmpty() || !planned.over()) {
                all.add(new Announced(
                        planned.window(), time(said, PLAN, Instant.MIN), time(said, CANCEL, Instant.MAX)));
            }
        }
        return List.copyOf(all);
    }

    private static Instant time(List<Deed> said, String what, Instant otherwise) {
        return said.stream()
                .filter(deed -> deed.what().equals(what))
                .map(deed -> Instant.ofEpochSecond(0, deed.at().streamNanos()))
                .findFirst()
                .orElse(otherwise);
    }
}
