package io.trapline.mediation.alarm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who did and said what, by subject: an alarm's id, or {@code customer/} and the customer's id. Kept
 * apart from alarms so that their documents stay small. Owned by the thread that evolves the state.
 */
public final class DeedBook {

    /** The newest so many of one subject are kept; all are in the journal. */
    public static final int PER_SUBJECT_MAX = 100;

    /** Customers with comments; the one commented longest ago goes first. */
    public static final int SUBJECTS_MAX = 20_000;

    private final LinkedHashMap<String, List<Deed>> deeds = new LinkedHashMap<>();

    /** The subject of a comment that stays with a customer. */
    public static String customer(String customerId) {
        return "customer/" + customerId;
    }

    /** Oldest first. */
    public List<Deed> of(String subject) {
        return deeds.getOrDefault(subject, List.of());
    }

    /** Everything, the subject touched longest ago first. */
    public Map<String, List<Deed>> all() {
        return Collections.unmodifiableMap(deeds);
    }

    public void add(String subject, Deed deed) {
        var all = new ArrayList<>(of(subject));
        all.add(deed);
        put(subject, all.subList(Math.max(0, all.size() - PER_SUBJECT_MAX), all.size()));
    }

    /** Puts back what a snapshot holds. */
    public void put(String subject, List<Deed> all) {
        deeds.putLast(subject, List.copyOf(all));
        if (deeds.size() > SUBJECTS_MAX) {
            deeds.pollFirstEntry();
        }
    }

    /** The alarm is no longer kept. */
    void forget(String alarmId) {
        deeds.remove(alarmId);
    }
}
