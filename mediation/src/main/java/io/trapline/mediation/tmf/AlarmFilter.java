package io.trapline.mediation.tmf;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The attributes in a query (TMF630): {@code state=raised,updated&alarmRaisedTime.gte=2026-11-22T20:00:00Z
 * &alarmedObject.id=R-7}. Values after a comma are alternatives; each parameter must hold.
 */
public record AlarmFilter(List<Condition> conditions) {

    private static final Set<String> OPERATORS = Set.of("eq", "ne", "gt", "gte", "lt", "lte");
    private static final int VALUE_MAX = 1_000;

    /** @param operator one of {@link #OPERATORS} */
    public record Condition(String path, String operator, List<String> values) {

        boolean holds(TmfAlarm alarm) {
            List<String> found = alarm.values(path);
            return switch (operator) {
                case "eq" -> found.stream().anyMatch(values::contains);
                case "ne" -> found.stream().noneMatch(values::contains);
                default -> found.stream().anyMatch(value -> ordered(value, values.getFirst()));
            };
        }

        private boolean ordered(String value, String bound) {
            int order = compare(value, bound);
            return switch (operator) {
                case "gt" -> order > 0;
                case "gte" -> order >= 0;
                case "lt" -> order < 0;
                default -> order <= 0;
            };
        }

        /** Times as times, numbers as numbers, all else by letters. */
        private static int compare(String value, String bound) {
            Instant time = instant(value);
            Instant other = instant(bound);
            if (time != null && other != null) {
                return time.compareTo(other);
            }
            return value.matches("\\d{1,18}") && bound.matches("\\d{1,18}")
                    ? Long.compare(Long.parseLong(value), Long.parseLong(bound))
                    : value.compareTo(bound);
        }

        private static @Nullable Instant instant(String text) {
            try {
                return text.length() < 20
                        ? null
                        : java.time.OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException noTime) {
                return null;
            }
        }
    }

    /**
     * @param query the parameters that are attributes
     * @throws IllegalArgumentException with one sentence
     */
    public static AlarmFilter of(Map<String, List<String>> query) {
        var conditions = new ArrayList<Condition>();
        query.forEach((name, given) -> given.forEach(value -> conditions.add(condition(name, value))));
        return new AlarmFilter(conditions);
    }

    public boolean matches(TmfAlarm alarm) {
        return conditions.stream().allMatch(condition -> condition.holds(alarm));
    }

    private static Condition condition(String name, String value) {
        int dot = name.lastIndexOf('.');
        boolean operated = dot > 0 && OPERATORS.contains(name.substring(dot + 1));
        String path = operated ? name.substring(0, dot) : name;
        if (!TmfAlarm.names().contains(path.split("\\.", 2)[0])) {
            throw new IllegalArgumentException("unknown attribute \"" + name + "\"; an alarm has " + "these: "
                    + String.join(", ", TmfAlarm.names()));
        }
        if (value.length() > VALUE_MAX) {
            throw new IllegalArgumentException("parameter \"" + name + "\": at most " + VALUE_MAX + " characters");
        }
        List<String> values = List.of(value.split(",", -1)).stream()
                .map(one -> path.equals("id") ? TmfId.plain(one) : one)
                .toList();
        return new Condition(path, operated ? name.substring(dot + 1) : "eq", values);
    }
}
