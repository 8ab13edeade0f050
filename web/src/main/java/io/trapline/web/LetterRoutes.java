package io.trapline.web;

import io.trapline.mediation.board.LetterRow;
import io.trapline.web.access.Rule;
import io.trapline.web.route.RouteTable;
import io.trapline.web.route.Shape;

/** Dead letters concern every operator's customers: only those who see all decide about them. */
final class LetterRoutes {

    private final Letters letters;

    LetterRoutes(Letters letters) {
        this.letters = letters;
    }

    void declare(RouteTable table) {
        table.get("/api/v1/dead-letters", Rule.VIEWER_OF_ALL, "What desks were not told.", letters::list)
                .query("destination", "Names of destinations; with commas.")
                .query("action", "open, update or resolve; with commas.")
                .query("q", "Part of a reason, object, alarm or ticket.")
                .answers(Shape.object()
                        .with("items", Shape.list(Shape.record(LetterRow.class)))
                        .with("total", Shape.whole())
                        .with("unlisted", Shape.whole()));
        var call = table.post(
                        "/api/v1/dead-letters",
                        Rule.OPERATOR_OF_ALL,
                        "Sends them again or drops them.",
                        letters::decide)
                .needs("action", Shape.word(Letters.ACTIONS), "What is done to each.")
                .field("id", Shape.list(Shape.text()), "Up to 1,000 of destination:seq, unless all is true.")
                .field("all", Shape.truth(), "Everything that the filter matches.")
                .field("filter", Shape.text(), "Query string: destination, action, q.")
                .field("why", Shape.text(), "Reason, at most 1,000 characters; drop needs one.")
                .field("operator", Shape.text(), "Who acts, where nobody has to log in.")
                .field("back", Shape.text(), "Where a form leads back to.")
                .answers(Shape.record(Letters.Result.class).with("said", Shape.text()));
        table.form("/dead-letters", Rule.OPERATOR_OF_ALL, "Sends them again or drops them.", letters::decide)
                .like(call)
                .status(200);
    }
}
