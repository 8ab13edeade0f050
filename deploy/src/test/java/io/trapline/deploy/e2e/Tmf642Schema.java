package io.trapline.deploy.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.erosb.jsonsKema.FormatValidationPolicy;
import com.github.erosb.jsonsKema.JsonParser;
import com.github.erosb.jsonsKema.SchemaLoader;
import com.github.erosb.jsonsKema.ValidationFailure;
import com.github.erosb.jsonsKema.Validator;
import com.github.erosb.jsonsKema.ValidatorConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The published description of TMF642, as a schema that also refuses what it does not name. */
final class Tmf642Schema {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode definitions;

    private Tmf642Schema(ObjectNode definitions) {
        this.definitions = definitions;
    }

    /** Empty, and said, when the description is not there. */
    static Optional<Tmf642Schema> read() throws IOException {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path file = folder.resolve("shared/tmf/TMF642-v4.json");
            if (Files.exists(file)) {
                var definitions = (ObjectNode) JSON.readTree(file.toFile()).get("definitions");
                definitions.forEach(one -> {
                    if (one.has("properties")) {
                        ((ObjectNode) one).put("additionalProperties", false);
                    }
                });
                return Optional.of(new Tmf642Schema(definitions));
            }
        }
        System.out.println("SKIPPED TMF642-v4.json is not in ../shared/tmf: what is told is not checked");
        return Optional.empty();
    }

    /** What is wrong with a value; empty when it is as described. */
    String offence(String definition, JsonNode value) {
        ObjectNode root = JSON.createObjectNode().put("$ref", "#/definitions/" + definition);
        root.set("definitions", definitions);
        var schema = new SchemaLoader(new JsonParser(root.toString()).parse()).load();
        var always = ValidatorConfig.builder()
                .validateFormat(FormatValidationPolicy.ALWAYS)
                .build();
        ValidationFailure failure = Validator.create(schema, always).validate(new JsonParser(value.toString()).parse());
        return failure == null ? "" : failure.toString();
    }
}
