package io.trapline.mediation.alarm;

/** What ended an alarm; never mixed. Order is part of the stored format: add at the end. */
public enum ClearKind {
    BY_EVENT("byEvent"),
    BY_OPERATOR("byOperator"),
    BY_TIMEOUT("byTimeout"),
    BY_TICKET("byTicket"),
    /** The device was asked, and said that it is over. */
    BY_POLL("byPoll");

    private final String word;

    ClearKind(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
