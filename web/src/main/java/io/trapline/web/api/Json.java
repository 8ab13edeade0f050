package io.trapline.web.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdDelegatingSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.util.StdConverter;
import io.trapline.enrichment.ServiceState;
import io.trapline.mediation.Severity;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The one way values become JSON: times as RFC 3339 in UTC, enums as their words. Safe for any thread. */
public final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper()
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .registerModule(new SimpleModule("words")
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addSerializer(Severity.class, word(Severity::word, Severity.class))
                    .addSerializer(ServiceState.class, word(ServiceState::word, ServiceState.class)));

    private Json() {}

    private static <E> StdDelegatingSerializer word(java.util.function.Function<E, String> word, Class<E> type) {
        return new StdDelegatingSerializer(type, new StdConverter<E, String>() {
            @Override
            public String convert(E value) {
                return word.apply(value);
            }
        });
    }

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** What a program is told when it cannot have what it asked for. */
    public static ObjectNode problem(String error, String detail) {
        return object().put("error", error).put("detail", detail);
    }

    /** Records, maps, lists and nodes as a tree. */
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    public static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An object by its fields, in order. */
    public static Map<String, Object> map(String text) throws JsonProcessingException {
        return MAPPER.readValue(text, new TypeReference<LinkedHashMap<String, Object>>() {});
    }

    public static JsonNode read(String text) throws JsonProcessingException {
        return MAPPER.readTree(text);
    }
}
