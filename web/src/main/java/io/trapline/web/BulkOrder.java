package io.trapline.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.trapline.mediation.Input.Action;
import io.trapline.web.api.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One action on many: which, and on whom. Either the ids that were picked, or everything that a filter matches.
 *
 * @param of {@code customers} (all their open alarms) or {@code alarms}
 * @param filter query string of that page; null when ids are named
 * @param time how long, for shelving; else zero
 */
record BulkOrder(
        Verb verb, String of, @Nullable String filter, List<String> ids, String text, Duration time, String operator) {

    /** Rows that can be named one by one; more is a filter. */
    static final int IDS_MAX = 1_000;

    private static final int TEXT_MAX = 1_000;
    private static final int SHELF_MINUTES_MAX = 30 * 24 * 60;
    private static final Set<String> FIELDS =
            Set.of("action", "of", "filter", "all", "id", "text", "minutes", "operator", "back");

    /** What can be done to many at once. */
    enum Verb {
        ACK("ack", Action.ACKNOWLEDGE),
        UNACK("unack", Action.UNACKNOWLEDGE),
        CLEAR("clear", Action.CLEAR),
        SHELVE("shelve", Action.SHELVE),
        UNSHELVE("unshelve", Action.UNSHELVE),
        COMMENT("comment", Action.COMMENT),
        VERIFY("verify", Action.VERIFY),
        /** Says of each affected customer that the alarm does not affect them; no action on the alarm itself. */
        NOT_AFFECTED("notAffected", null);

        private final String word;
        private final @Nullable Action action;

        Verb(String word, @Nullable Action action) {
            this.word = word;
            this.action = action;
        }

        String word() {
            return word;
        }

        static List<String> words() {
            return Stream.of(values()).map(Verb::word).toList();
        }

        Action action() {
            return Objects.requireNonNull(action, word);
        }

        /** True where a time belongs to it. */
        boolean timed() {
            return this == SHELVE || this == NOT_AFFECTED;
        }

        private static Verb named(String word) {
            for (Verb verb : values()) if (verb.word.equals(word)) return verb;
            throw Order.bad("field \"action\": found \"" + word
                    + "\", expected ack, unack, clear, shelve, unshelve, comment, verify or notAffected");
        }
    }

    /** @param ctx a JSON object with {@code id} as a list, or a form with {@code id} repeated */
    static BulkOrder of(Context ctx) {
        Map<String, List<String>> fields = fields(ctx, FIELDS);
        Verb verb = Verb.named(first(fields, "action"));
        String of = first(fields, "of");
        if (!of.equals("customers") && !of.equals("alarms")) {
            throw Order.bad("field \"of\": expected customers or alarms");
        }
        boolean all = first(fields, "all").equals("true");
        List<String> ids = all ? List.of() : fields.getOrDefault("id", List.of());
        if (!all && ids.isEmpty())
            throw Order.bad("nothing is picked: field \"id\" is missing, and \"all\" is not true");
        if (ids.size() > IDS_MAX) throw Order.bad("at most " + IDS_MAX + " ids; name a filter instead");
        String text = first(fields, "text");
        if (text.length() > TEXT_MAX) throw Order.bad("field \"text\": at most " + TEXT_MAX + " characters");
        boolean reasoned = verb == Verb.COMMENT || verb == Verb.NOT_AFFECTED;
        if (reasoned && text.isEmpty()) throw Order.bad("field \"text\" is missing");
        Duration time = verb.timed() ? Duration.ofMinutes(minutes(first(fields, "minutes"))) : Duration.ZERO;
        String operator = Order.actor(first(fields, "operator"));
        return new BulkOrder(
                verb,
                of,
                all ? first(fields, "filter") : null,
                ids,
                text,
                time,
                operator.isEmpty() ? Actions.ANONYMOUS : operator);
    }

    private static long minutes(String text) {
        if (text.matches("\\d{1,5}")) {
            int minutes = Integer.parseInt(text);
            if (minutes >= 1 && minutes <= SHELF_MINUTES_MAX) return minutes;
        }
        throw Order.bad("field \"minutes\": expected a whole number from 1 to " + SHELF_MINUTES_MAX);
    }

    /** Without blanks around it; empty when it is not given. */
    static String first(Map<String, List<String>> fields, String name) {
        List<String> values = fields.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.getFirst().strip();
    }

    /** @param ctx a JSON object whose fields are all known, or a form */
    static Map<String, List<String>> fields(Context ctx, Set<String> known) {
        String type = ctx.contentType();
        if (type != null && type.startsWith("application/x-www-form-urlencoded")) return ctx.formParamMap();
        Map<String, List<String>> fields = new LinkedHashMap<>();
        try {
            JsonNode json = Json.read(ctx.body());
            if (!json.isObject()) throw Order.bad("the body must be a JSON object");
            json.fields().forEachRemaining(field -> fields.put(known(field.getKey(), known), plain(field.getValue())));
        } catch (JsonProcessingException e) {
            throw Order.bad("the body is no JSON: " + e.getOriginalMessage());
        }
        return fields;
    }

    private static String known(String name, Set<String> known) {
        if (known.contains(name)) return name;
        throw Order.bad("unknown field \"" + name + "\"; known here: "
                + String.join(", ", known.stream().sorted().toList()));
    }

    private static List<String> plain(JsonNode value) {
        List<String> all = new ArrayList<>();
        if (value.isArray()) value.forEach(one -> all.add(one.asText()));
        else all.add(value.asText());
        return all;
    }
}
