package io.trapline.agent.poll;

import java.util.List;

/** What came of asking a device about a port. */
public sealed interface PortStatus {

    /**
     * @param operStatus ifOperStatus of RFC 2863: 1 is up, 2 is down
     * @param names ifName and ifDescr, as far as the device has them; hostile until escaped
     */
    record Seen(int operStatus, List<String> names) implements PortStatus {}

    /** No answer came in time. */
    record Silent() implements PortStatus {}

    /** An answer came that does not say it, or nobody may ask there. */
    record Useless(String why) implements PortStatus {}
}
