package io.trapline.agent.gate;

import io.trapline.agent.Refusal;

/** What a {@link Gate} decides about one message. */
public sealed interface Verdict {

    /** To be journaled as {@code stored}. */
    record Keep(byte[] stored) implements Verdict {}

    /** To be journaled as {@code stored} and, once that is durable, answered with {@code response}. */
    record Acknowledge(byte[] stored, byte[] response) implements Verdict {}

    /** To be counted under {@code reason}; nothing is kept. */
    record Refuse(Refusal reason) implements Verdict {}
}
