package io.trapline.web.page;

import io.trapline.web.query.CustomerColumn;
import io.trapline.web.words.Say;

/** What columns and marks of the boards are called. */
public final class Heads {

    private Heads() {}

    public static String of(CustomerColumn column) {
        return Say.text("board.head." + column.word());
    }

    public static String of(Sureness sureness) {
        return Say.text("board.sure." + sureness.word());
    }

    /** For those who hear the page instead of seeing it. */
    public static String services(CustomerLine line) {
        return Say.text(
                "board.servicesAloud",
                line.down(),
                line.degraded(),
                line.atRisk(),
                line.row().servicesTotal());
    }
}
