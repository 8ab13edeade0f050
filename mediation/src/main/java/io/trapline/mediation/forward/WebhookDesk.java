package io.trapline.mediation.forward;

import io.trapline.config.Secret;
import io.trapline.mediation.forward.Delivery.Accepted;
import io.trapline.mediation.forward.Delivery.Deferred;
import io.trapline.mediation.forward.Delivery.Refused;
import io.trapline.mediation.forward.Delivery.Unknown;
import io.trapline.mediation.forward.TicketWork.Action;
import io.trapline.mediation.forward.Wire.Reply.Answered;
import io.trapline.mediation.forward.Wire.Reply.Lost;
import io.trapline.mediation.forward.Wire.Reply.NeverSent;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A ticketing system behind a webhook that speaks like TMF621: {@code POST url} opens,
 * {@code PATCH url/reference} changes, {@code GET url?externalId=key} looks up. Every change
 * carries an Idempotency-Key, so that a desk that honours it helps; none is relied upon.
 */
public final class WebhookDesk implements TicketDesk {

    /** RFC 6750, section 2.1. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    private final URI url;
    private final @Nullable Secret token;
    private final Wire wire;

    /**
     * @param url see {@link #complaint}
     * @param requestTimeout from sending to the last byte of the answer
     */
    public WebhookDesk(URI url, @Nullable Secret token, Duration requestTimeout) {
        complaint(url, token).ifPresent(text -> {
            throw new IllegalArgumentException(text);
        });
        this.url = url;
        this.token = token;
        this.wire = new Wire(requestTimeout);
    }

    /** What is wrong with what the operator wrote, without the token; empty when nothing is. */
    public static Optional<String> complaint(URI url, @Nullable Secret token) {
        String scheme = url.getScheme();
        if (url.getHost() == null || !("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))) {
            return Optional.of("url: expected http://host/path or https://host/path");
        }
        if (url.getRawUserInfo() != null) {
            return Optional.of("url: found a user or password in it, expected them in auth");
        }
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            return Optional.of("url: found a query or fragment, expected a path to which /reference can be added");
        }
        if (token != null && !TOKEN.matcher(token.reveal()).matches()) {
            return Optional.of("token: found a character that no bearer token may have (RFC 6750)");
        }
        return Optional.empty();
    }

    @Override
    public Delivery open(TicketWork work) throws InterruptedException {
        return delivery(wire.send(change("POST", url, work)), null);
    }

    @Override
    public Delivery change(TicketWork work, String reference) throws InterruptedException {
        URI ticket = URI.create(path() + "/" + encoded(reference));
        return delivery(wire.send(change("PATCH", ticket, work)), reference);
    }

    @Override
    public Lookup find(String key) throws InterruptedException {
        var request = request(URI.create(path() + "?externalId=" + encoded(key)))
                .GET()
                .build();
        return switch (wire.send(request)) {
            case NeverSent never -> noAnswer(never.reason(), null);
            case Lost lost -> noAnswer(lost.reason(), null);
            case Answered answer when answer.status() == 200 -> found(answer, key);
            case Answered answer
            when answer.status() / 100 == 2 || answer.status() >= 500 || answer.status() == 408 ->
                noAnswer(complaint(answer), answer.retryAfter());
            case Answered answer ->
                new Lookup.NoAnswer(
                        judged(answer) instanceof Deferred deferred
                                ? deferred
                                : new Refused("Asked for the ticket of a key: " + complaint(answer), false));
        };
    }

    @Override
    public void close() {
        wire.close();
    }

    @Override
    public String toString() {
        return "WebhookDesk[" + url.getScheme() + "://" + url.getAuthority() + "]";
    }

    private Lookup found(Answered answer, String key) {
        return DeskReply.tickets(answer.body(), key);
    }

    private static Lookup noAnswer(String reason, @Nullable Duration retryAfter) {
        return new Lookup.NoAnswer(new Deferred(reason, Delivery.Cause.UNREACHABLE, retryAfter));
    }

    /** @param reference of the changed ticket; null when the answer must bring it */
    private Delivery delivery(Wire.Reply reply, @Nullable String reference) {
        return switch (reply) {
            case NeverSent never -> new Deferred(never.reason(), Delivery.Cause.UNREACHABLE, null);
            case Lost lost -> new Unknown(lost.reason(), null);
            case Answered answer
            when answer.status() / 100 == 2 -> {
                String given = reference == null ? DeskReply.reference(answer.body()) : reference;
                yield given == null
                        ? new Unknown("HTTP " + answer.status() + " without a usable id of the ticket.", null)
                        : new Accepted(given);
            }
            case Answered answer -> judged(answer);
        };
    }

    /** An answer that is no success. */
    private Delivery judged(Answered answer) {
        String complaint = complaint(answer);
        int status = answer.status();
        if (status >= 500 || status == 408 || status < 200) {
            return new Unknown(complaint, answer.retryAfter());
        }
        return switch (status) {
            case 401, 403, 407 -> new Deferred(complaint, Delivery.Cause.FORBIDDEN, answer.retryAfter());
            case 425, 429 -> new Deferred(complaint, Delivery.Cause.BUSY, answer.retryAfter());
            case 409 -> new Refused(complaint, true);
            // A redirect is a wrong url or a log-in page: nothing is lost by waiting for a person.
            default ->
                status < 400
                        ? new Deferred(complaint, Delivery.Cause.FORBIDDEN, answer.retryAfter())
                        : new Refused(complaint, false);
        };
    }

    private String complaint(Answered answer) {
        String body = new String(answer.body(), StandardCharsets.UTF_8);
        if (token != null) {
            // A desk may echo what it was sent.
            body = body.replace(token.reveal(), token.toString());
        }
        String words = Plain.text(body);
        return "HTTP " + answer.status() + (words.isEmpty() ? "." : ": " + words);
    }

    private HttpRequest change(String method, URI target, TicketWork work) {
        return request(target)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", idempotencyKey(work))
                .method(method, BodyPublishers.ofByteArray(DeskJson.of(work)))
                .build();
    }

    private HttpRequest.Builder request(URI target) {
        var request = HttpRequest.newBuilder(target).header("Accept", "application/json");
        if (token != null) {
            request.setHeader("Authorization", "Bearer " + token.reveal());
        }
        return request;
    }

    /** The open of a key happens once; updates of it are many and differ by their number. */
    static String idempotencyKey(TicketWork work) {
        String key = encoded(work.key()).replace("%3A", ":");
        return work.action() == Action.OPEN
                ? key + ":open"
                : key + ":" + DeskJson.word(work.action()) + ":" + work.seq();
    }

    private String path() {
        String text = url.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
