package io.trapline.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A published TM Forum description (Swagger 2), as far as answers can be held against it: types, formats, requirements. */
final class TmfContract {

    private final JsonNode description;

    private TmfContract(JsonNode description) {
        this.description = description;
    }

    /** Empty, and said, when the description is not there. */
    static Optional<TmfContract> read(String name) throws IOException {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path file = folder.resolve("shared/tmf").resolve(name);
            if (Files.exists(file)) {
                return Optional.of(new TmfContract(new ObjectMapper().readTree(file.toFile())));
            }
        }
        System.out.println("SKIPPED " + name + " is not in ../shared/tmf: the contract is not checked");
        return Optional.empty();
    }

    /** {@code GET /alarm}, {@code POST /hub} and so on, without the listeners, which are the clients'. */
    Set<String> operations() {
        var all = new TreeSet<String>();
        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (!path.getKey().startsWith("/listener")) {
                        all.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey());
                    }
                }));
        return all;
    }

    Set<String> properties(String definition) {
        var names = new TreeSet<String>();
        description
                .path("definitions")
                .path(definition)
                .path("properties")
                .fieldNames()
                .forEachRemaining(names::add);
        return names;
    }

    /** What is wrong with a value, by place; empty when it is as described. */
    List<String> offences(String definition, JsonNode value) {
        var found = new ArrayList<String>();
        check("#/definitions/" + definition, value, definition, found);
        return found;
    }

    private void check(String reference, JsonNode value, String place, List<String> found) {
        JsonNode schema = description.at(reference.substring(1));
        if (schema.isMissingNode()) {
            found.add(place + ": no definition " + reference);
            return;
        }
        if (!value.isObject()) {
            found.add(place + ": expected an object, found " + value);
            return;
        }
        schema.path("required").forEach(name -> {
            if (!value.has(name.asText())) {
                found.add(place + ": lacks " + name.asText());
            }
        });
        value.properties().forEach(field -> {
            JsonNode property = schema.path("properties").path(field.getKey());
            if (property.isMissingNode()) {
                found.add(place + ": unknown property " + field.getKey());
            } else {
                property(property, field.getValue(), place + "." + field.getKey(), found);
            }
        });
    }

    private void property(JsonNode schema, JsonNode value, String place, List<String> found) {
        if (schema.has("$ref")) {
            String reference = schema.path("$ref").asText();
            JsonNode target = description.at(reference.substring(1));
            if (target.path("type").asText().equals("string")) {
                property(target, value, place, found);
            } else {
                check(reference, value, place, found);
            }
            return;
        }
        boolean fits = switch (schema.path("type").asText()) {
            case "string" ->
                value.isTextual()
                        && format(schema.path("format").asText(), value.asText())
                        && (!schema.has("enum")
                                || schema.path("enum").toString().contains(value.toString()));
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            case "array" -> value.isArray();
            default -> true;
        };
        if (!fits) {
            found.add(place + ": expected " + schema + ", found " + value);
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            property(schema.path("items"), value.path(i), place + "[" + i + "]", found);
        }
    }

    private static boolean format(@Nullable String format, String text) {
        if (!"date-time".equals(format)) {
            return true;
        }
        try {
            return OffsetDateTime.parse(text) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
