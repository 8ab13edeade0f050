package io.trapline.deploy.demo;

/** A port of the demo's command line cannot be had; the message is one sentence with the fix. */
public final class PortTaken extends Exception {

    PortTaken(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
