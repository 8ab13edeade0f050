package io.trapline.agent.listen;

/** A listener could not take its address. The message is one sentence with the fix. */
public final class BindFailure extends Exception {

    BindFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
