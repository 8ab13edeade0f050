package io.trapline.web.query;

import io.trapline.mediation.board.Board;
import io.trapline.mediation.board.CustomerRow;

/**
 * Whether customers become affected faster than names can be read. Worked out of the rows alone, so that
 * every reader of a board sees the same.
 */
final class Storm {

    /** More new customers than this within a minute is a storm. */
    static final int CUSTOMERS = 200;

    private static final long MINUTE = 60_000;

    /** So long after its last busy minute it is still one: a board must not change its face back and forth. */
    private static final int MINUTES_KEPT = 5;

    private Storm() {}

    static boolean in(Board board) {
        long now = board.streamTime().toEpochMilli();
        int[] begun = new int[MINUTES_KEPT * 60 + 1];
        for (CustomerRow row : board.customers()) {
            long age = (now - row.affectedSince().toEpochMilli()) / 1_000;
            if (age >= 0 && age < begun.length) begun[(int) age]++;
        }
        int inMinute = 0;
        for (int second = 0; second < begun.length; second++) {
            inMinute += begun[second];
            if (second >= MINUTE / 1_000) inMinute -= begun[second - (int) (MINUTE / 1_000)];
            if (inMinute > CUSTOMERS) return true;
        }
        return false;
    }
}
