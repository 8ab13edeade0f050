package io.trapline.mediation.turn;

import io.trapline.enrichment.Impact;
import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.Resource;
import io.trapline.mediation.Stamp;
import io.trapline.mediation.alarm.Alarm;
import io.trapline.mediation.complaint.ComplaintBook;
import java.time.Duration;

/**
 * How many complain, as an alarm made of complaints says it. It is not said anew for each: of the first twenty
 * customers it is, of more when they are a quarter more than was said, or when a minute had passed without any.
 */
final class Complaining {

    private static final int EACH_MAX = 20;
    private static final long QUIET_NANOS = Duration.ofMinutes(1).toNanos();

    private Complaining() {}

    static String words(int customers, int carried, Resource on) {
        return "%d of %d customers behind %s %s complain and no alarm says why"
                .formatted(customers, carried, on.kind(), on.name());
    }

    /** With the complaint that came {@code now}, taken already; the words that there are where they will do. */
    static String words(ComplaintBook complaints, Alarm alarm, Stamp now, Inventory inventory) {
        String resourceId = alarm.resourceId();
        Resource on = resourceId == null ? null : inventory.resource(resourceId).orElse(null);
        int customers = customers(complaints, alarm.id());
        int told = told(alarm.specificProblem());
        boolean quiet = now.streamNanos() - alarm.last().streamNanos() >= QUIET_NANOS;
        if (on == null || customers <= told || !(quiet || customers <= EACH_MAX || 4L * customers >= 5L * told)) {
            return alarm.specificProblem();
        }
        int carried = inventory.affectedBy(on.id()) instanceof Impact.Known known ? known.customers() : 0;
        return words(customers, Math.max(customers, carried), on);
    }

    /** Of the complaints that are kept, nobody twice. */
    private static int customers(ComplaintBook complaints, String alarmId) {
        return (int) complaints.all().stream()
                .filter(taken -> taken.alarmId().equals(alarmId))
                .map(taken -> taken.complaint().customerId())
                .distinct()
                .count();
    }

    /** The number at the beginning of our own words. */
    private static int told(String problem) {
        int end = 0;
        while (end < problem.length() && end < 9 && problem.charAt(end) >= '0' && problem.charAt(end) <= '9') {
            end++;
        }
        return end == 0 ? 0 : Integer.parseInt(problem.substring(0, end));
    }
}
