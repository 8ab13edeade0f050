package io.trapline.mediation.board;

import io.trapline.mediation.complaint.ComplaintBook;

/** Complaints for readers, made anew when there were new ones. Written by the board thread, read by any. */
final class ComplaintRows {

    private volatile ComplaintsView view = ComplaintsView.NONE;
    private boolean stale = true;

    void stale() {
        stale = true;
    }

    void take(ComplaintBook book) {
        if (stale) {
            stale = false;
            view = ComplaintsView.of(book);
        }
    }

    ComplaintsView view() {
        return view;
    }
}
