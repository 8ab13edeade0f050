package io.trapline.deploy.demo.desk;

/** What may go wrong with one request at a desk. */
public enum Mishap {
    NONE,
    /** 500, and nothing was done. */
    FAILED_BEFORE_COMMIT,
    /** 429 with Retry-After, and nothing was done. */
    BUSY,
    /** Nothing is done and nothing said. */
    SILENT_BEFORE_COMMIT,
    /** Done, then 500. */
    FAILED_AFTER_COMMIT,
    /** Done, then the connection is closed without an answer. */
    LOST_AFTER_COMMIT,
    /** Done, then nothing is said. */
    SILENT_AFTER_COMMIT,
    /** Nothing is said, and only when the client has long gone it is done. */
    LATE_COMMIT
}
