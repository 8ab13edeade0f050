package io.trapline.mediation.complaint;

import java.util.List;

/**
 * A customer says that something does not work.
 *
 * @param id of the system that took it; the same id is the same complaint
 * @param serviceIds what it is about; all services of the customer when nobody said
 * @param text from a person: hostile until escaped
 * @param channel how it came and who took it, see {@link #taken}: {@code phone by kim}, {@code csv}, ...
 */
public record Complaint(String id, String customerId, List<String> serviceIds, String text, String channel) {

    /** Longer texts are cut. */
    public static final int TEXT_MAX = 200;

    /** More services than this are not looked at. */
    public static final int SERVICES_MAX = 100;

    /** How it came, as whoever reports it says, and who put it in, as we know it; empty for nobody. */
    public static String taken(String channel, String by) {
        return by.isEmpty() ? channel : channel + " by " + by;
    }

    public Complaint {
        serviceIds = List.copyOf(serviceIds.subList(0, Math.min(serviceIds.size(), SERVICES_MAX)));
        text = text.length() <= TEXT_MAX ? text : text.substring(0, TEXT_MAX);
    }
}
