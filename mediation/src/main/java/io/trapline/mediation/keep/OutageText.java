package io.trapline.mediation.keep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trapline.enrichment.ServiceState;
import io.trapline.mediation.impact.OutageBlock;
import io.trapline.mediation.impact.OutageLine;
import io.trapline.mediation.impact.ServiceFacts;
import io.trapline.mediation.impact.Spans;
import io.trapline.mediation.impact.Turned;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Blocks as JSON lines: first {@code {"outcome":N,"turns":COUNT}}, then as many turns
 * {@code {"service":…,"state":…,"at":MILLIS,"alarm":…}}, with whose it is when the state is up, and then, where
 * there is any, the down time that its SLA does not count: {@code "excused":[FROM,TO,FROM,TO,…]} in milliseconds.
 */
final class OutageText {

    private static final ObjectMapper JSON = new ObjectMapper();

    private OutageText() {}

    static void write(OutageBlock block, OutputStream out) throws IOException {
        line(
                out,
                JSON.createObjectNode()
                        .put("outcome", block.outcome())
                        .put("turns", block.lines().size()));
        for (OutageLine each : block.lines()) {
            Turned turned = each.turned();
            var node = JSON.createObjectNode()
                    .put("service", turned.serviceId())
                    .put("state", turned.state().word())
                    .put("at", turned.at())
                    .put("alarm", turned.alarmId());
            ServiceFacts facts = each.facts();
            if (facts != null) {
                node.put("customer", facts.customerId())
                        .put("account", facts.accountId())
                        .put("vno", facts.vnoId())
                        .put("product", facts.productId())
                        .put("users", facts.endUsers());
            }
            if (!each.excused().isEmpty()) {
                var excused = node.putArray("excused");
                each.excused().list().forEach(span -> excused.add(span.from()).add(span.to()));
            }
            line(out, node);
        }
    }

    /** Answers how many bytes whole blocks take; what is behind them is not one. */
    static long read(InputStream in, Consumer<OutageBlock> blocks) throws IOException {
        var lines = new Lines(in);
        long whole = 0;
        for (JsonNode head = lines.next(); head != null && head.has("turns"); head = lines.next()) {
            int count = head.get("turns").asInt();
            List<OutageLine> turns = new ArrayList<>();
            while (turns.size() < count) {
                JsonNode node = lines.next();
                if (node == null || !node.has("service")) {
                    return whole;
                }
                turns.add(turn(node));
            }
            blocks.accept(new OutageBlock(head.get("outcome").asLong(), turns));
            whole = lines.taken;
        }
        return whole;
    }

    private static OutageLine turn(JsonNode node) {
        var turned = new Turned(
                node.path("service").asText(),
                state(node.path("state").asText()),
                node.path("at").asLong(),
                node.path("alarm").asText());
        ServiceFacts facts = node.has("customer")
                ? new ServiceFacts(
                        node.path("customer").asText(),
                        node.path("account").asText(),
                        text(node.path("vno")),
                        text(node.path("product")),
                        node.path("users").asInt())
                : null;
        return new OutageLine(turned, facts, spans(node.path("excused")));
    }

    /** Lines of earlier releases have none. */
    private static Spans spans(JsonNode bounds) {
        List<Spans.Span> spans = new ArrayList<>();
        for (int i = 0; i + 1 < bounds.size(); i += 2) {
            spans.add(new Spans.Span(bounds.get(i).asLong(), bounds.get(i + 1).asLong()));
        }
        return Spans.union(spans);
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() ? node.asText() : null;
    }

    private static ServiceState state(String word) {
        for (ServiceState state : ServiceState.values()) {
            if (state.word().equals(word)) {
                return state;
            }
        }
        throw new IllegalArgumentException("no state of a service: " + word);
    }

    private static void line(OutputStream out, ObjectNode node) throws IOException {
        out.write(JSON.writeValueAsBytes(node));
        out.write('\n');
    }

    /** Lines that end, as JSON; counts their bytes. */
    private static final class Lines {
        private final InputStream in;
        private long taken;

        Lines(InputStream in) {
            this.in = new BufferedInputStream(in, 1 << 16);
        }

        /** Null at the end, and for a line that does not end or is no JSON. */
        @Nullable
        JsonNode next() throws IOException {
            var line = new ByteArrayOutputStream(200);
            for (int b = in.read(); b != '\n'; b = in.read()) {
                if (b < 0) {
                    return null;
                }
                line.write(b);
            }
            try {
                JsonNode node = JSON.readTree(line.toByteArray());
                taken += line.size() + 1L;
                return node;
            } catch (JsonProcessingException e) {
                // Torn by a power cut: the block that it belongs to is not whole.
                return null;
            }
        }
    }
}
