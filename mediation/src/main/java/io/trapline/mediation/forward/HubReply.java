package io.trapline.mediation.forward;

import java.nio.charset.StandardCharsets;

/** What a listener's answer means. News may be told twice, so that doubt is no reason for care. */
final class HubReply {

    private static final int GONE = 410;

    private HubReply() {}

    /** Of a refusal {@code conflict} says that the listener wants nothing any more. */
    static Delivery judged(Wire.Reply reply) {
        return switch (reply) {
            case Wire.Reply.NeverSent never -> new Delivery.Deferred(never.reason(), Delivery.Cause.UNREACHABLE, null);
            case Wire.Reply.Lost lost -> new Delivery.Deferred(lost.reason(), Delivery.Cause.UNREACHABLE, null);
            case Wire.Reply.Answered answer when answer.status() / 100 == 2 -> new Delivery.Accepted("");
            case Wire.Reply.Answered answer -> unhappy(answer);
        };
    }

    private static Delivery unhappy(Wire.Reply.Answered answer) {
        int status = answer.status();
        String words = Plain.text(new String(answer.body(), StandardCharsets.UTF_8));
        String complaint = "HTTP " + status + (words.isEmpty() ? "." : ": " + words);
        if (status >= 500 || status == 408 || status < 200) {
            return new Delivery.Deferred(complaint, Delivery.Cause.UNREACHABLE, answer.retryAfter());
        }
        return switch (status) {
            case 401, 403, 407 -> new Delivery.Deferred(complaint, Delivery.Cause.FORBIDDEN, answer.retryAfter());
            case 425, 429 -> new Delivery.Deferred(complaint, Delivery.Cause.BUSY, answer.retryAfter());
            default ->
                status < 400
                        ? new Delivery.Deferred(complaint, Delivery.Cause.FORBIDDEN, answer.retryAfter())
                        : new Delivery.Refused(complaint, status == GONE);
        };
    }
}
