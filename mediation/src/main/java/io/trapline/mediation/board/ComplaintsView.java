package io.trapline.mediation.board;

import io.trapline.mediation.complaint.ComplaintBook;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What customers said.
 *
 * @param complaints ever taken
 * @param toldBeforeTheyCalled percent of them whose alarm was there before; null without any
 * @param complaintsWithoutAlarm so many had no alarm when they called
 * @param newest first
 */
public record ComplaintsView(
        long complaints, @Nullable Double toldBeforeTheyCalled, long complaintsWithoutAlarm, List<Row> newest) {

    /** Before anybody said anything. */
    public static final ComplaintsView NONE = new ComplaintsView(0, null, 0, List.of());

    /** Complaints that are shown. */
    static final int SHOWN_MAX = 1_000;

    /**
     * One complaint.
     *
     * @param at when it was taken
     * @param alarmId the alarm that explains it; empty when none does
     * @param told that alarm was there before
     * @param text from a person: hostile until escaped
     */
    public record Row(
            String complaintId,
            Instant at,
            String customerId,
            List<String> serviceIds,
            String channel,
            String text,
            String alarmId,
            boolean told) {}

    static ComplaintsView of(ComplaintBook book) {
        var counts = book.counts();
        List<ComplaintBook.Taken> all = List.copyOf(book.all());
        return new ComplaintsView(
                counts.all(),
                counts.all() == 0 ? null : Math.round(1_000.0 * counts.told() / counts.all()) / 10.0,
                counts.withoutAlarm(),
                all.reversed().stream()
                        .limit(SHOWN_MAX)
                        .map(ComplaintsView::row)
                        .toList());
    }

    private static Row row(ComplaintBook.Taken taken) {
        var complaint = taken.complaint();
        return new Row(
                complaint.id(),
                Times.instant(taken.at().wallNanos()),
                complaint.customerId(),
                complaint.serviceIds(),
                complaint.channel(),
                complaint.text(),
                taken.alarmId(),
                taken.told());
    }
}
