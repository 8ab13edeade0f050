package io.trapline.web.live;

import java.nio.charset.StandardCharsets;

/** One server-sent event as it goes over the wire; {@code wire} is shared and never changed. */
record Message(byte[] wire) {

    /**
     * @param id what the browser sends back as Last-Event-ID; empty leaves the last one standing
     * @param json one line
     */
    static Message of(String event, String id, String json) {
        String idLine = id.isEmpty() ? "" : "id: " + id + "\n";
        return new Message(
                ("event: " + event + "\n" + idLine + "data: " + json + "\n\n").getBytes(StandardCharsets.UTF_8));
    }
}
