package io.trapline.web;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A guest under a prefix of the same server, for what is no part of the product: the demo's desk.
 *
 * @param prefix e.g. {@code /mock-desk}; the guest gets every method on it and below it
 */
public record Mount(String prefix, Guest guest) {

    /** Answers calls; safe for any thread. An exception becomes a 500. */
    @FunctionalInterface
    public interface Guest {
        Reply answer(Call call) throws Exception;
    }

    /**
     * @param path below the prefix: empty or beginning with {@code /}, still percent-encoded
     * @param query as sent; empty when there is none
     * @param headers by lower-case name
     */
    public record Call(String method, String path, String query, Map<String, String> headers, byte[] body) {}

    /** What the guest says. */
    public record Reply(int status, String contentType, Map<String, String> headers, byte[] body) {

        public static Reply json(int status, String json) {
            return new Reply(status, "application/json", Map.of(), json.getBytes(StandardCharsets.UTF_8));
        }

        public static Reply html(int status, String html) {
            return new Reply(status, "text/html; charset=utf-8", Map.of(), html.getBytes(StandardCharsets.UTF_8));
        }
    }
}
