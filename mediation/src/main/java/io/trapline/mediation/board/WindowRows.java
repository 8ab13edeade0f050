package io.trapline.mediation.board;

import io.trapline.mediation.maintenance.Occurrences;
import io.trapline.mediation.maintenance.Span;
import io.trapline.mediation.maintenance.WindowBook;
import java.time.Instant;
import java.util.List;

/** Maintenance windows for readers. Filled by the board thread, read by any. */
final class WindowRows {

    private volatile List<WindowBook.Planned> planned = List.of();

    void take(WindowBook book) {
        planned = List.copyOf(book.all());
    }

    /** Newest first. */
    List<WindowRow> rows(Instant now) {
        return planned.reversed().stream().map(p -> row(p, now)).toList();
    }

    private static WindowRow row(WindowBook.Planned planned, Instant now) {
        var window = planned.window();
        var next = planned.over() ? java.util.Optional.<Span>empty() : Occurrences.next(window, now);
        return new WindowRow(
                window.id(),
                window.name(),
                window.scopes().stream().map(Object::toString).toList(),
                window.start().toString(),
                window.end().toString(),
                window.zone().getId(),
                window.repeat(),
                window.why(),
                window.operator(),
                planned.active() ? "active" : planned.over() ? "over" : "planned",
                next.map(Span::from).orElse(null),
                next.map(Span::to).orElse(null));
    }
}
