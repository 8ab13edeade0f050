package io.trapline.mediation.forward;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP/1.1 request, one answer or the truth about why there is none. Never follows a redirect,
 * which would carry the token elsewhere, and never repeats a request by itself.
 */
final class Wire implements AutoCloseable {

    /** A look-up answers with a handful of tickets. */
    static final int ANSWER_BYTES_MAX = 1 << 20;

    static {
        // The client of the JDK repeats a GET or a failed connect once by itself; to a dead desk
        // that is one request too many. Read once per process, before its first request.
        if (System.getProperty("jdk.httpclient.redirects.retrylimit") == null) {
            System.setProperty("jdk.httpclient.redirects.retrylimit", "1");
        }
    }

    sealed interface Reply {
        /** @param retryAfter null when the header is absent or no number of seconds or date */
        record Answered(int status, @Nullable Duration retryAfter, byte[] body) implements Reply {}

        /** No byte of the request left. */
        record NeverSent(String reason) implements Reply {}

        /** The request may have arrived. */
        record Lost(String reason) implements Reply {}
    }

    private final HttpClient client;
    private final Duration timeout;

    /** @param timeout from the first byte asked for to the last byte answered */
    Wire(Duration timeout) {
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout.dividedBy(2))
                .build();
    }

    /** Blocks until answered, failed or timed out; an interrupt gives the request up. */
    Reply send(HttpRequest request) throws InterruptedException {
        // The timeout of HttpRequest ends with the headers; a body may then dribble for ever.
        var answer = client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), ANSWER_BYTES_MAX));
        try {
            HttpResponse<byte[]> response = answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            return new Reply.Answered(response.statusCode(), RetryAfter.of(response), response.body());
        } catch (TimeoutException e) {
            answer.cancel(true);
            return new Reply.Lost("No complete answer within " + timeout.toMillis() + " ms.");
        } catch (ExecutionException e) {
            return failed(e.getCause());
        } catch (InterruptedException e) {
            answer.cancel(true);
            throw e;
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private static Reply failed(@Nullable Throwable cause) {
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (t instanceof ConnectException) {
                return new Reply.NeverSent("No connection: refused or not reachable.");
            }
            if (t instanceof HttpConnectTimeoutException) {
                return new Reply.NeverSent("No connection: nobody answered.");
            }
            if (t instanceof SSLHandshakeException) {
                return new Reply.NeverSent("No connection: the TLS handshake failed: " + Plain.text(t.getMessage()));
            }
        }
        if (cause instanceof IOException) {
            return new Reply.Lost(
                    "The connection broke before the answer was complete: " + Plain.text(cause.getMessage()));
        }
        throw new IllegalStateException("unexpected failure of an HTTP request", cause);
    }
}
