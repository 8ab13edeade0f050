package io.trapline.web;

import java.net.InetSocketAddress;

/** Says why an address cannot be had, and what to do. */
final class BindSentence {

    private BindSentence() {}

    static String of(InetSocketAddress address, Throwable failure) {
        String where = "tcp " + address.getHostString() + ":" + address.getPort();
        String why = reason(failure);
        if (why.contains("in use")) {
            return "NET-002  " + where + " (web) is already in use. Stop the other program, or choose another port "
                    + "(web.bind; 0 takes any free one).";
        }
        if (why.contains("denied") || why.contains("not permitted")) {
            return "NET-001  cannot bind " + where + " (web): permission denied. Ports below 1024 need "
                    + "CAP_NET_BIND_SERVICE; choose a port from 1024 up (web.bind), or grant it.";
        }
        return "NET-003  cannot bind " + where + " (web): " + why
                + ". Choose an address that this machine has (web.bind).";
    }

    /** Text of the innermost cause: the operating system's own words. */
    private static String reason(Throwable failure) {
        Throwable inner = failure;
        for (Throwable next = inner.getCause(); next != null; next = inner.getCause()) inner = next;
        String message = inner.getMessage();
        return message == null || message.isBlank() ? inner.getClass().getSimpleName() : message;
    }
}
