package io.trapline.mediation.alarm;

import io.trapline.mediation.Stamp;

/**
 * What somebody did or said.
 *
 * @param what a word: {@code ack}, {@code unack}, {@code clear}, {@code shelve}, {@code comment}, ...
 * @param text the comment or reason; empty when none was given
 */
public record Deed(Stamp at, String operator, String what, String text) {

    /** Word of a comment. */
    public static final String COMMENT = "comment";

    /** What an opened ticket is called. */
    public static final String OPEN_TICKET = "openTicket";

    /** What a ticket that a person named is called. */
    public static final String RELINK = "relink";

    /** What a dead letter sent again is called. */
    public static final String RESEND = "resend";

    /** What a dropped dead letter is called. */
    public static final String DROP = "dropLetter";

    /** Longer texts are cut. */
    public static final int TEXT_MAX = 1_000;
}
