package io.trapline.mediation.codec;

/** A checked journal document says something this version does not know: written by a later version, or our own fault. */
public final class UnreadableFormException extends IllegalStateException {

    UnreadableFormException(String detail) {
        super("A journal document cannot be read by this version: " + detail + ".");
    }
}
