package io.trapline.agent.journal;

/** What one look at a queue folder gave. */
sealed interface Reading {

    /** A whole document with the right checksum. */
    record Found(Document document) implements Reading {}

    /** Nothing there, which is right only at the end. */
    record Nothing() implements Reading {
        static final Nothing HERE = new Nothing();
    }

    /** Bytes that cannot be what was written, in words. */
    record Damaged(String reason) implements Reading {}
}
