package io.trapline.web;

import java.net.InetSocketAddress;

/** The page's address cannot be had; the message is one sentence with the fix. The process exits with 77. */
public final class BindFailure extends Exception {

    private final int port;

    BindFailure(InetSocketAddress bind, Throwable cause) {
        super(BindSentence.of(bind, cause), cause);
        this.port = bind.getPort();
    }

    /** The port that was asked for, TCP. */
    public int port() {
        return port;
    }
}
