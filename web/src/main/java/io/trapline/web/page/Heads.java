package io.trapline.web.page;

import io.trapline.web.query.CustomerColumn;

/** What columns and marks of the boards are called. */
public final class Heads {

    private Heads() {}

    public static String of(CustomerColumn column) {
        return switch (column) {
            case SEVERITY -> "Severity";
            case SCORE -> "Score";
            case CUSTOMER -> "Customer";
            case TIER -> "Tier";
            case VNO -> "VNO";
            case PLACE -> "Place";
            case SERVICES -> "Services";
            case SINCE -> "Since";
            case SLA -> "SLA left";
            case CREDIT -> "Next credit";
            case MRR -> "MRR at risk";
            case MINUTES -> "Minutes lost";
            case CAUSE -> "Cause";
            case ACK -> "Ack, ticket";
        };
    }

    public static String of(Sureness sureness) {
        return switch (sureness) {
            case EXACT -> "Found exactly: the port or circuit of the message";
            case DEVICE -> "Found by the device as a whole";
            case STALE -> "The BSS could not be read lately";
        };
    }

    /** For those who hear the page instead of seeing it. */
    public static String services(CustomerLine line) {
        return line.down() + " down, " + line.degraded() + " degraded, " + line.atRisk() + " at risk, of "
                + line.row().servicesTotal();
    }
}
