package io.trapline.agent;

/**
 * Who a refused SNMPv3 message says it is. Proved is none of it.
 *
 * @param engineId of the authoritative engine, lower-case hex; empty in a discovery
 * @param user printable ASCII, anything else as {@code ?}
 */
public record Claim(String engineId, String user) {

    /** Of a message that says nothing. */
    public static final Claim NONE = new Claim("", "");
}
