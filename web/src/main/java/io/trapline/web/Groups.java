package io.trapline.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.trapline.enrichment.Place;
import io.trapline.enrichment.Vno;
import io.trapline.mediation.board.Board;
import io.trapline.mediation.board.CustomerRow;
import io.trapline.mediation.board.Readings;
import io.trapline.mediation.board.Rollup;
import io.trapline.mediation.board.ServiceProblem;
import io.trapline.mediation.impact.HurtLine;
import io.trapline.web.api.AccountAnswer;
import io.trapline.web.api.Json;
import io.trapline.web.api.MeasureFields;
import io.trapline.web.api.ProblemAnswer;
import io.trapline.web.live.Snapshots;
import io.trapline.web.query.BadParameter;
import io.trapline.web.query.Params;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Measures of more than one customer, or of a part of one: totals, virtual operators, accounts, problems. */
final class Groups {

    private static final String DIRECT = "direct";
    private static final int LIMIT_DEFAULT = 100;
    private static final int LIMIT_MAX = 1_000;

    private final Readings readings;
    private final Snapshots snapshots;

    Groups(Readings readings, Snapshots snapshots) {
        this.readings = readings;
        this.snapshots = snapshots;
    }

    /** {@code ?by=tier} (or vno, product, place) has a group for each besides. */
    void totals(Context ctx) {
        Params params = Params.parse(ctx.queryString());
        String by = params.text("by");
        params.refuseOthers();
        Board board = board();
        ObjectNode answer = MeasureFields.group(Json.object(), Rollup.total(board))
                .put("openAlarms", board.openAlarms())
                .put("toldBeforeTheyCalled", readings.complaints().toldBeforeTheyCalled())
                .put("complaintsWithoutAlarm", readings.complaints().complaintsWithoutAlarm());
        if (!by.isEmpty()) {
            var groups = answer.putArray("items");
            Rollup.by(board, key(by))
                    .forEach((name, group) ->
                            groups.add(MeasureFields.group(Json.object().put(by, name), group)));
        }
        json(ctx, answer);
    }

    private BiFunction<CustomerRow, HurtLine, @Nullable String> key(String by) {
        return switch (by) {
            case "tier" -> (row, line) -> row.tier();
            case "vno" -> (row, line) -> line.vnoId() == null ? DIRECT : line.vnoId();
            case "product" -> (row, line) -> line.productId();
            case "place" ->
                (row, line) -> readings.placeOf(line.outage().serviceId())
                        .map(Place::name)
                        .orElse(null);
            default -> throw new BadParameter("by", by, "tier, vno, product or place");
        };
    }

    /** Those whose customers are hurt. */
    void vnos(Context ctx) {
        Params.parse(ctx.queryString()).refuseOthers();
        ObjectNode answer = Json.object();
        var items = answer.putArray("items");
        var groups = Rollup.by(board(), (row, line) -> line.vnoId());
        groups.forEach(
                (id, group) -> items.add(vno(id, readings.vno(id).map(Vno::name).orElse(id), group)));
        json(ctx, answer.put("total", groups.size()));
    }

    void vno(Context ctx) {
        String id = ctx.pathParam("id");
        Vno vno = readings.vno(id).orElseThrow(() -> Problem.notFound("virtual operator", id));
        Rollup group = Rollup.by(board(), (row, line) -> id.equals(line.vnoId()) ? id : null)
                .getOrDefault(id, Rollup.NONE);
        ObjectNode answer = vno(id, vno.name(), group);
        var customers = answer.putArray("customerIds");
        board().customers().stream()
                .filter(row -> row.impact().lines().stream().anyMatch(line -> id.equals(line.vnoId())))
                .limit(LIMIT_MAX)
                .map(CustomerRow::customerId)
                .forEach(customers::add);
        json(ctx, answer);
    }

    private static ObjectNode vno(String id, String name, Rollup group) {
        return MeasureFields.group(Json.object().put("vnoId", id).put("vnoName", name), group);
    }

    void account(Context ctx) {
        String id = ctx.pathParam("id");
        var card = readings.account(id).orElseThrow(() -> Problem.notFound("account", id));
        json(ctx, AccountAnswer.of(card, board().meter()));
    }

    void problems(Context ctx) {
        Params params = Params.parse(ctx.queryString());
        int limit = params.number("limit", LIMIT_DEFAULT, 1, LIMIT_MAX);
        params.refuseOthers();
        List<ServiceProblem> all = ServiceProblem.of(board());
        ObjectNode answer = Json.object();
        var items = answer.putArray("items");
        all.stream().limit(limit).forEach(problem -> items.add(of(problem)));
        json(ctx, answer.put("total", all.size()));
    }

    void problem(Context ctx) {
        String id = ctx.pathParam("id");
        json(
                ctx,
                of(ServiceProblem.of(board()).stream()
                        .filter(problem -> problem.problemId().equals(id))
                        .findFirst()
                        .orElseThrow(() -> Problem.notFound("problem", id))));
    }

    private ObjectNode of(ServiceProblem problem) {
        return ProblemAnswer.of(problem, readings.deeds(problem.cause().alarmId()));
    }

    private Board board() {
        return snapshots.now().board();
    }

    private static void json(Context ctx, JsonNode answer) {
        ctx.contentType("application/json").result(Json.text(answer));
    }
}
