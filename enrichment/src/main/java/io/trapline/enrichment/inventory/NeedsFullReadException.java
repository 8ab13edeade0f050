package io.trapline.enrichment.inventory;

/** A delta that cannot be fitted into a version: only a read of the whole BSS says what holds. */
public final class NeedsFullReadException extends Exception {

    NeedsFullReadException(String why) {
        super(why);
    }
}
