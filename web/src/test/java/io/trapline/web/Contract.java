package io.trapline.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.erosb.jsonsKema.FormatValidationPolicy;
import com.github.erosb.jsonsKema.JsonParser;
import com.github.erosb.jsonsKema.SchemaLoader;
import com.github.erosb.jsonsKema.ValidationFailure;
import com.github.erosb.jsonsKema.Validator;
import com.github.erosb.jsonsKema.ValidatorConfig;
import io.trapline.web.api.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The served OpenAPI document, as a client reads it. */
record Contract(JsonNode document) {

    /** One operation. */
    record Operation(String method, String path, JsonNode description) {

        /** The documented success. */
        int status() {
            return Integer.parseInt(description.path("responses").fieldNames().next());
        }

        JsonNode success() {
            return description.path("responses").path(Integer.toString(status()));
        }

        String media() {
            return success().path("content").isEmpty()
                    ? ""
                    : success().path("content").fieldNames().next();
        }

        boolean tagged(String tag) {
            return description.path("tags").path(0).asText().equals(tag);
        }

        Set<String> parameters(String place) {
            Set<String> names = new TreeSet<>();
            for (JsonNode param : description.path("parameters")) {
                if (param.path("in").asText().equals(place))
                    names.add(param.path("name").asText());
            }
            return names;
        }

        JsonNode body() {
            JsonNode content = description.path("requestBody").path("content");
            return content.isEmpty() ? content : content.elements().next().path("schema");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    List<Operation> operations() {
        List<Operation> all = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(one -> all.add(
                                new Operation(one.getKey().toUpperCase(Locale.ROOT), path.getKey(), one.getValue()))));
        return all;
    }

    /** What is wrong with a success of an operation; empty when nothing is. */
    String offence(Operation operation, String body) {
        return offence(
                operation.success().path("content").path(operation.media()).path("schema"), body);
    }

    /** What is wrong with a failure of an operation. */
    String failureOffence(Operation operation, String body) {
        JsonNode content =
                operation.description().path("responses").path("default").path("content");
        return offence(content.path("application/json").path("schema"), body);
    }

    String offence(JsonNode schema, String body) {
        ObjectNode whole = schema.deepCopy();
        whole.set("components", document.path("components"));
        Validator validator = Validator.create(
                new SchemaLoader(new JsonParser(Json.text(whole)).parse()).load(),
                new ValidatorConfig(FormatValidationPolicy.ALWAYS));
        ValidationFailure failure = validator.validate(new JsonParser(body).parse());
        return failure == null ? "" : String.valueOf(failure.flatten());
    }
}
