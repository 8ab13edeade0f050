package io.trapline.web.tmf;

import io.javalin.http.Context;
import io.trapline.web.api.Json;
import io.trapline.web.query.Params;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One page of a list, as TMF630 asks for it: {@code offset} and {@code limit}, answered with the headers
 * {@code X-Total-Count} and {@code X-Result-Count}.
 */
record Listing(int offset, int limit) {

    static final int LIMIT_DEFAULT = 100;
    static final int LIMIT_MAX = 1_000;

    static Listing of(Params params) {
        return new Listing(
                params.number("offset", 0, 0, Integer.MAX_VALUE), params.number("limit", LIMIT_DEFAULT, 1, LIMIT_MAX));
    }

    /** Names of {@code fields}; empty when all are wanted. {@code id} and {@code href} always come. */
    static List<String> fields(Params params, Set<String> known) {
        String given = params.text("fields");
        if (given.isEmpty() || given.equals("all")) {
            return List.of();
        }
        var wanted = new ArrayList<>(List.of("id", "href"));
        for (String name : given.split(",", -1)) {
            String field = name.strip();
            if (!field.equals("none") && !known.contains(field)) {
                throw new io.trapline.web.query.BadParameter(
                        "fields", field, "names from " + String.join(", ", known) + ", or none");
            }
            if (known.contains(field) && !wanted.contains(field)) {
                wanted.add(field);
            }
        }
        return wanted;
    }

    /** @param walk gives every member of the whole list to its consumer */
    <T> void answer(Context ctx, Consumer<Consumer<T>> walk, java.util.function.Function<T, Map<String, Object>> form) {
        var page = new ArrayList<T>();
        long[] total = new long[1];
        walk.accept(one -> {
            if (total[0] >= offset && page.size() < limit) {
                page.add(one);
            }
            total[0]++;
        });
        ctx.header("X-Total-Count", Long.toString(total[0]))
                .header("X-Result-Count", Integer.toString(page.size()))
                .contentType("application/json")
                .result(Json.text(page.stream().map(form).toList()));
    }
}
