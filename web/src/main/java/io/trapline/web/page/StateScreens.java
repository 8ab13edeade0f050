package io.trapline.web.page;

import io.trapline.mediation.board.LetterRow;
import io.trapline.web.live.Frame;
import io.trapline.web.live.Snapshot;
import io.trapline.web.live.View;
import io.trapline.web.query.LetterQuery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How we ourselves are: health with the books, and forwarding with its tickets. */
public final class StateScreens {

    static final String HEALTH = "health";
    static final String FORWARDING = "forwarding";

    private static final int TICKETS_MAX = 200;

    private final Templates templates;

    public StateScreens(Templates templates) {
        this.templates = templates;
    }

    public String health(Chrome chrome, Snapshot snapshot) {
        return templates.html(
                "health", Map.of("chrome", chrome, "snapshot", snapshot, "books", Books.of(snapshot.ledger())));
    }

    public View health() {
        return new LiveView(
                HEALTH,
                this::healthFrame,
                (before, after) -> !before.ledger().equals(after.ledger())
                        || !before.board().bss().equals(after.board().bss()));
    }

    private Frame healthFrame(Snapshot snapshot) {
        Map<String, String> regions = new LinkedHashMap<>();
        regions.put(
                "books",
                templates.html("part/books", Map.of("snapshot", snapshot, "books", Books.of(snapshot.ledger()))));
        regions.put("sockets", templates.html("part/sockets", Map.of("snapshot", snapshot)));
        regions.put("bss", templates.html("part/bss", Map.of("snapshot", snapshot)));
        return LiveView.regions(regions);
    }

    public String forwarding(Chrome chrome, Snapshot snapshot, LetterQuery query) {
        List<LetterRow> letters = query.of(snapshot.board().letters());
        return templates.html(
                "forwarding",
                Map.of(
                        "chrome",
                        chrome,
                        "snapshot",
                        snapshot,
                        "tickets",
                        tickets(snapshot),
                        "letters",
                        letters,
                        "query",
                        query));
    }

    public View forwarding() {
        return new LiveView(
                FORWARDING,
                this::forwardingFrame,
                (before, after) -> !before.sameAlarms(after)
                        || !before.board().forwarders().equals(after.board().forwarders())
                        || !before.board().letters().equals(after.board().letters()));
    }

    private Frame forwardingFrame(Snapshot snapshot) {
        Map<String, String> regions = new LinkedHashMap<>();
        regions.put("forwarders", templates.html("part/forwarders", Map.of("snapshot", snapshot)));
        regions.put("tickets", templates.html("part/tickets", Map.of("tickets", tickets(snapshot))));
        regions.put("letter-count", templates.html("part/letter-count", Map.of("snapshot", snapshot)));
        return LiveView.regions(regions);
    }

    private static List<TicketLine> tickets(Snapshot snapshot) {
        return snapshot.index().alarms().stream()
                .flatMap(alarm -> alarm.tickets().stream()
                        .map(ticket ->
                                TicketLine.of(alarm, ticket, snapshot.board().letters())))
                .limit(TICKETS_MAX)
                .toList();
    }
}
