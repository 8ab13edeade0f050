package io.trapline.mediation.poll;

/** How far a device's table of active alarms was read. Order is part of the stored format: add at the end. */
public enum TableReply {
    /** To its end, and it stood still meanwhile: what is not in it is over. */
    WHOLE,
    /** In part: what was seen stands, the rest is as unknown as before. */
    PART,
    /** The device has no such table. */
    ABSENT,
    /** No answer came, or none that can be believed. */
    NONE
}
