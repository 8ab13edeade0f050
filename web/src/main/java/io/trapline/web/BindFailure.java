package io.trapline.web;

/** The page's address cannot be had; the message is one sentence with the fix. The process exits with 77. */
public final class BindFailure extends Exception {

    BindFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
