package io.trapline.web;

import io.trapline.web.access.Rule;
import io.trapline.web.api.StateShapes;
import io.trapline.web.route.Route;
import io.trapline.web.route.RouteTable;
import io.trapline.web.route.Shape;

/** What people decide about words that lead to no customer; all of it concerns every operator's customers. */
final class UnmatchedRoutes {

    private static final Shape TEXT = Shape.text();

    private final Unmatched unmatched;

    UnmatchedRoutes(Unmatched unmatched) {
        this.unmatched = unmatched;
    }

    void declare(RouteTable table) {
        table.page("/unmatched", Rule.VIEWER_OF_ALL, "Words that lead to no customer.", unmatched::page)
                .query("try", "Id of words: what a mapping to resource would do.")
                .query("resource", "Id of a resource.")
                .query("replay", "1: the counted events judged again.")
                .query("done", "Word of the decision that was made.")
                .query("was", "Unmatched events before it.");
        table.get("/api/v1/unmatched/decisions", Rule.VIEWER_OF_ALL, "What people decided.", unmatched::decisions)
                .answers(StateShapes.decisions());
        table.post(
                        "/api/v1/unmatched/replay",
                        Rule.OPERATOR_OF_ALL,
                        "The counted events judged again; changes nothing.",
                        unmatched::replay)
                .answers(StateShapes.replay());
        table.post(
                        "/api/v1/unmatched/{id}/replay",
                        Rule.OPERATOR_OF_ALL,
                        "What a mapping would do; changes nothing.",
                        unmatched::tried)
                .needs("resource", TEXT, "Id of a resource.")
                .answers(StateShapes.replay());
        why(table.task("/unmatched/{id}/map", Rule.OPERATOR_OF_ALL, "They mean a resource.", unmatched::map))
                .needs("resource", TEXT, "Id of the resource.");
        why(table.task("/unmatched/{id}/ignore", Rule.OPERATOR_OF_ALL, "Nobody is to mind.", unmatched::ignore))
                .field("until", TEXT, "A day or an instant; for ever when left out.");
        why(table.task(
                "/unmatched/{id}/infrastructure",
                Rule.OPERATOR_OF_ALL,
                "No customer hangs on it.",
                unmatched::infrastructure));
        why(table.task("/unmatched/{id}/undo", Rule.OPERATOR_OF_ALL, "Takes it back.", unmatched::undo));
    }

    private static Route why(Route route) {
        return route.field("why", TEXT, "At most 1,000 characters.").answers(StateShapes.decided());
    }
}
