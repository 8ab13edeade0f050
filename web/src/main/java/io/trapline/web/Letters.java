package io.trapline.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.trapline.mediation.Desk;
import io.trapline.mediation.board.ForwarderRow;
import io.trapline.mediation.board.LetterRow;
import io.trapline.mediation.board.Readings;
import io.trapline.mediation.ticket.LetterOrder;
import io.trapline.web.api.Json;
import io.trapline.web.query.LetterQuery;
import io.trapline.web.query.Params;
import io.trapline.web.words.Words;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Dead letters: sent again or dropped, those picked or all that a filter matches. What is answered was counted
 * on the board after all of it was decided.
 */
final class Letters {

    private static final int IDS_MAX = 1_000;
    private static final int TEXT_MAX = 1_000;
    private static final String RESEND = "resend";
    private static final String DROP = "drop";
    static final List<String> ACTIONS = List.of(RESEND, DROP);
    private static final Set<String> FIELDS = Set.of("action", "id", "all", "filter", "why", "operator", "back");

    /**
     * How it went.
     *
     * @param matched letters that were meant
     * @param done letters that are no letters any more
     * @param stuck letters that cannot be sent again: their alarm or ticket is over
     * @param gone letters that somebody else had decided about
     * @param confirmed false when the board had not shown all of it in time; then {@code done} is what was journaled
     */
    record Result(String action, int matched, int done, int stuck, int gone, boolean confirmed, long recordNumber) {

        /** As a person says it. */
        String sentence(Words words) {
            StringBuilder said =
                    new StringBuilder(words.text("board.did", matched, done, words.text("forwarding.did." + action)));
            if (stuck > 0) said.append(words.text("forwarding.didStuck", stuck));
            if (gone > 0) said.append(words.text("forwarding.didGone", gone));
            return said.append(words.text(confirmed ? "board.didConfirmed" : "board.didNotYet"))
                    .toString();
        }
    }

    private final Readings readings;
    private final Desk desk;
    private final Pages pages;

    Letters(Readings readings, Desk desk, Pages pages) {
        this.readings = readings;
        this.desk = desk;
        this.pages = pages;
    }

    /** {@code ?destination=jira&action=update&q=422}. */
    void list(Context ctx) {
        Params params = Params.parse(ctx.queryString());
        LetterQuery query = LetterQuery.of(params);
        params.refuseOthers();
        List<LetterRow> rows = query.of(readings.board().letters());
        ObjectNode answer = Json.object();
        answer.set("items", Json.tree(rows));
        ctx.contentType("application/json")
                .result(Json.text(answer.put("total", rows.size()).put("unlisted", unlisted(readings))));
    }

    /** Those that are counted and no longer kept. */
    static long unlisted(Readings readings) {
        return readings.board().forwarders().stream()
                        .mapToLong(ForwarderRow::parked)
                        .sum()
                - readings.board().letters().size();
    }

    /** {@code {"action": "drop", "id": ["jira:7"], "why": "told by phone"}} or {@code "all": true, "filter": "q=422"}. */
    void decide(Context ctx) throws InterruptedException {
        Map<String, List<String>> fields = BulkOrder.fields(ctx, FIELDS);
        Result result = run(fields);
        Words words = Words.in(Looks.language(ctx));
        if (ctx.path().startsWith("/api/")) {
            ctx.contentType("application/json")
                    .result(Json.text(((ObjectNode) Json.tree(result)).put("said", result.sentence(words))));
        } else {
            String back = BulkOrder.first(fields, "back");
            pages.said(ctx, result.sentence(words), back.matches("/forwarding(\\?[^\\\\]*)?") ? back : "/forwarding");
        }
    }

    private Result run(Map<String, List<String>> fields) throws InterruptedException {
        String action = BulkOrder.first(fields, "action");
        if (!ACTIONS.contains(action)) {
            throw Order.bad("field \"action\": found \"" + action + "\", expected resend or drop");
        }
        boolean drop = action.equals(DROP);
        String why = BulkOrder.first(fields, "why");
        if (why.length() > TEXT_MAX) throw Order.bad("field \"why\": at most " + TEXT_MAX + " characters");
        if (drop && why.isEmpty()) throw Order.bad("field \"why\" is missing: say why the desk need not know");
        String actor = Order.actor(BulkOrder.first(fields, "operator"));
        String operator = actor.isEmpty() ? Actions.ANONYMOUS : actor;
        List<LetterRow> there = readings.board().letters();
        Set<String> meant = meant(fields, there);
        List<LetterRow> todo = there.stream()
                .filter(letter -> meant.contains(letter.letterId()))
                .toList();
        List<LetterRow> able = todo.stream()
                .filter(letter -> drop || letter.obstacle().isEmpty())
                .toList();
        long number = 0;
        for (int from = 0; from < able.size(); from += Desk.TOGETHER_MAX) {
            number = desk.decideLetters(able.subList(from, Math.min(able.size(), from + Desk.TOGETHER_MAX)).stream()
                    .map(row -> new LetterOrder(row.destination(), row.seq(), drop, operator, why))
                    .toList());
        }
        Shown.await(readings, number);
        boolean confirmed = readings.board().decided() >= number;
        Set<String> left =
                readings.board().letters().stream().map(LetterRow::letterId).collect(Collectors.toSet());
        long stayed = confirmed
                ? able.stream().filter(row -> left.contains(row.letterId())).count()
                : 0;
        int done = able.size() - (int) stayed;
        return new Result(
                action, meant.size(), done, todo.size() - done, meant.size() - todo.size(), confirmed, number);
    }

    private static Set<String> meant(Map<String, List<String>> fields, List<LetterRow> there) {
        if (BulkOrder.first(fields, "all").equals("true")) {
            Params params = Params.parse(BulkOrder.first(fields, "filter"));
            LetterQuery query = LetterQuery.of(params);
            params.refuseOthers();
            return query.of(there).stream().map(LetterRow::letterId).collect(Collectors.toSet());
        }
        List<String> ids = fields.getOrDefault("id", List.of());
        if (ids.isEmpty()) {
            throw Order.bad("nothing is picked: field \"id\" is missing, and \"all\" is not true");
        }
        if (ids.size() > IDS_MAX) throw Order.bad("at most " + IDS_MAX + " ids; name a filter instead");
        return Set.copyOf(ids);
    }
}
