package io.trapline.mediation.decode;

/**
 * The name of a Junos routing engine in front of its chassis' name: {@code re0-gw2}, {@code re1.edge01}.
 * Both engines are one device; which of them is master changes, and the device must not change with it.
 */
public final class RoutingEngine {

    private static final int PREFIX = 4;

    private RoutingEngine() {}

    /** The chassis' name in a host's. */
    public static String chassis(String host) {
        boolean engine = host.length() > PREFIX
                && host.startsWith("re")
                && (host.charAt(2) == '0' || host.charAt(2) == '1')
                && (host.charAt(3) == '-' || host.charAt(3) == '.');
        return engine ? host.substring(PREFIX) : host;
    }

    /** Where the chassis' name begins in the host {@code [from, to)}; {@code from} when no engine is named. */
    static int skip(Line line, int from, int to) {
        int digit = line.peek(from + 2);
        int joint = line.peek(from + 3);
        boolean engine = line.peek(from) == 'r'
                && line.peek(from + 1) == 'e'
                && (digit == '0' || digit == '1')
                && (joint == '-' || joint == '.');
        return engine && to - from > PREFIX ? from + PREFIX : from;
    }
}
