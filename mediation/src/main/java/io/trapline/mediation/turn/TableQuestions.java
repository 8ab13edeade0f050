package io.trapline.mediation.turn;

import io.trapline.enrichment.AliasKind;
import io.trapline.enrichment.Inventory;
import io.trapline.mediation.Change;
import io.trapline.mediation.alarm.Alarm;
import io.trapline.mediation.rule.ObjectName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which tables of active alarms are to be read: one question for all alarms of a device. Only alarms of
 * alarmActiveState (RFC 3877) that named their model and their resource can be looked for.
 */
final class TableQuestions {

    /** The type of alarm that alarmActiveState raises; its variant is the alarm's model. */
    private static final String MODELLED = "modelledAlarm:";

    /** So many alarms in one question, so that it and its answer stay small; the others come with the next. */
    private static final int WANTED_MAX = 100;

    private static final Pattern RESOURCE = Pattern.compile("\\d[\\d.]{0,254}");

    private final Reach reach;
    private final Inventory inventory;
    private final Map<String, List<Change.TableAsked.Wanted>> byAddress = new LinkedHashMap<>();

    TableQuestions(Reach reach, Inventory inventory) {
        this.reach = reach;
        this.inventory = inventory;
    }

    static boolean about(Alarm alarm) {
        return alarm.alarmType().startsWith(MODELLED);
    }

    boolean none() {
        return byAddress.isEmpty();
    }

    List<Change> all() {
        List<Change> all = new ArrayList<>();
        byAddress.forEach((address, wanted) -> all.add(new Change.TableAsked(address, List.copyOf(wanted))));
        return all;
    }

    /**
     * Answers how many questions more that makes.
     *
     * @param another true while another device may be asked
     */
    int add(Alarm alarm, boolean another) {
        String resource = resource(alarm);
        String address = resource == null ? null : reach.address(alarm, inventory, true);
        if (resource == null || address == null) {
            return 0;
        }
        boolean first = !byAddress.containsKey(address);
        if (first && !another) {
            return 0;
        }
        var wanted = byAddress.computeIfAbsent(address, device -> new ArrayList<>());
        if (wanted.size() < WANTED_MAX) {
            String model = alarm.alarmType().substring(MODELLED.length());
            wanted.add(new Change.TableAsked.Wanted(alarm.id(), resource, model));
        }
        return first ? 1 : 0;
    }

    private static @Nullable String resource(Alarm alarm) {
        return alarm.objects().stream()
                .filter(object -> object.kind() == AliasKind.OBJECT)
                .map(ObjectName::value)
                .filter(value -> RESOURCE.matcher(value).matches())
                .findFirst()
                .orElse(null);
    }
}
