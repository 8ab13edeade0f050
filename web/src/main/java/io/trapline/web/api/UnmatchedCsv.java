package io.trapline.web.api;

import io.trapline.mediation.board.UnmatchedRow;
import io.trapline.mediation.board.UnmatchedView;
import java.util.List;
import java.util.stream.Collectors;

/** The worklist for those who keep the BSS. */
public final class UnmatchedCsv {

    private UnmatchedCsv() {}

    public static String of(UnmatchedView view) {
        StringBuilder csv = new StringBuilder(Csv.line(List.of(
                "id",
                "reason",
                "namespace",
                "source_kind",
                "source",
                "device_id",
                "object_kind",
                "object",
                "resource_id",
                "events",
                "first",
                "last",
                "nearest",
                "decision")));
        view.items().forEach(row -> csv.append(Csv.line(cells(row))));
        return csv.toString();
    }

    private static List<String> cells(UnmatchedRow row) {
        return List.of(
                row.id(),
                row.reason(),
                row.namespace(),
                row.sourceKind(),
                row.source(),
                row.deviceId() == null ? "" : row.deviceId(),
                row.objectKind(),
                row.object(),
                row.resourceId() == null ? "" : row.resourceId(),
                Long.toString(row.events()),
                row.first().toString(),
                row.last().toString(),
                row.candidates().stream()
                        .map(near -> near.resourceId() + " (" + near.name() + ")")
                        .collect(Collectors.joining("; ")),
                row.decision());
    }
}
