package io.trapline.mediation.poll;

/** What a device said of a port. Order is part of the stored format: add at the end. */
public enum PollReply {
    /** ifOperStatus is up(1): the alarm is over. */
    UP,
    /** down(2), notPresent(6) or lowerLayerDown(7): the alarm is real. */
    DOWN,
    /** testing(3), unknown(4), dormant(5): it says neither. */
    UNDECIDED,
    /** No answer came, or none that can be believed. */
    NONE;

    /** RFC 2863: ifOperStatus. */
    public static PollReply ofOperStatus(int status) {
        return switch (status) {
            case 1 -> UP;
            case 2, 6, 7 -> DOWN;
            default -> UNDECIDED;
        };
    }
}
