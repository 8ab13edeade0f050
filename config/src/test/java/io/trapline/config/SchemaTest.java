package io.trapline.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.erosb.jsonsKema.JsonParser;
import com.github.erosb.jsonsKema.SchemaLoader;
import com.github.erosb.jsonsKema.ValidationFailure;
import com.github.erosb.jsonsKema.Validator;
import com.github.erosb.jsonsKema.YamlSupportKt;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/** The schema for editors and the reader know the same keys, defaults and words. */
final class SchemaTest {

    private static final Path SCHEMA = Path.of("etc", "schema", "trapline-v1.json");

    @TempDir
    Path folder;

    @Test
    void theSchemaAndTheReaderKnowTheSameKeys() throws IOException {
        assertThat(schemaDefaults().keySet()).isEqualTo(asked(Shipped.everything()));
    }

    @Test
    void theSchemaStatesTheDefaultsThatTheShippedFileShows() throws IOException {
        Map<String, String> shown = new TreeMap<>();
        collect(compose(Shipped.everything()), "", shown);
        schemaDefaults().forEach((key, value) -> {
            if (!value.isEmpty()) {
                assertThat(shown).as(key).containsEntry(key, value);
            }
        });
        assertThat(schemaDefaults().values()).filteredOn(v -> !v.isEmpty()).hasSizeGreaterThan(18);
    }

    @Test
    void theReadmeListsEveryKeyWithItsDefault() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        schemaDefaults()
                .forEach((key, value) -> assertThat(readme)
                        .contains(value.isEmpty() ? "| `" + key + "` | " : "| `" + key + "` | `" + value + "` | "));
    }

    @Test
    void theShippedFileIsValidByTheSchemaWithEverythingSwitchedOn() throws IOException {
        assertThat(validate(Shipped.everything())).isNull();
        assertThat(validate(Files.readString(Shipped.FILE))).isNull();
    }

    @Test
    void theSchemaRefusesAnUnknownKeyInEverySection() throws IOException {
        List<String> lines = Shipped.everything().lines().toList();
        int tried = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).matches(" +[a-z0-9_]+: .*")) {
                List<String> mutant = new ArrayList<>(lines);
                String line = lines.get(i);
                String indent =
                        line.substring(0, line.length() - line.stripLeading().length());
                mutant.add(i, indent + "bogus: x");
                assertThat(validate(String.join("\n", mutant)))
                        .as("line " + (i + 1))
                        .isNotNull();
                tried++;
            }
        }
        assertThat(tried).isGreaterThan(25);
    }

    private Set<String> asked(String text) throws IOException {
        Findings findings = new Findings();
        Document document = new Document("all.yaml", text, findings, new Surroundings(Map.of(), folder));
        Shipped.in(folder, "all.yaml", text);
        SettingsReader.settings(Section.top(document, compose(text)).orElseThrow(), folder);
        assertThat(findings.sorted()).isEmpty();
        return new TreeSet<>(document.asked());
    }

    /** Every key of the schema as the reader names it, with its default as text or empty; JSON is YAML too. */
    private static Map<String, String> schemaDefaults() throws IOException {
        MappingNode root = (MappingNode) compose(Files.readString(SCHEMA));
        Map<String, String> keys = new TreeMap<>();
        walk(root, root, "", keys);
        return keys;
    }

    private static void walk(MappingNode root, MappingNode schema, String path, Map<String, String> keys) {
        Node reference = get(schema, "$ref");
        if (reference != null) {
            String name = text(reference).replace("#/$defs/", "");
            walk(root, section(section(root, "$defs"), name), path, keys);
        }
        if (get(schema, "items") != null) {
            walk(root, section(schema, "items"), path + "[]", keys);
        }
        if (get(schema, "properties") == null) {
            return;
        }
        for (NodeTuple tuple : section(schema, "properties").getValue()) {
            String at = (path.isEmpty() ? "" : path + ".") + text(tuple.getKeyNode());
            MappingNode property = (MappingNode) tuple.getValueNode();
            assertThat(get(property, "description") != null || get(property, "$ref") != null)
                    .as("%s is described", at)
                    .isTrue();
            Node fallback = get(property, "default");
            keys.put(at, fallback instanceof ScalarNode ? text(fallback) : "");
            walk(root, property, at, keys);
        }
    }

    private static MappingNode section(MappingNode in, String key) {
        return (MappingNode) Objects.requireNonNull(get(in, key), key);
    }

    private static @Nullable Node get(MappingNode in, String key) {
        for (NodeTuple tuple : in.getValue()) {
            if (text(tuple.getKeyNode()).equals(key)) {
                return tuple.getValueNode();
            }
        }
        return null;
    }

    private static String text(Node node) {
        return ((ScalarNode) node).getValue();
    }

    private static void collect(Node node, String path, Map<String, String> values) {
        switch (node) {
            case MappingNode mapping ->
                mapping.getValue().forEach(tuple -> {
                    String key = text(tuple.getKeyNode());
                    collect(tuple.getValueNode(), path.isEmpty() ? key : path + "." + key, values);
                });
            case SequenceNode list -> list.getValue().forEach(item -> collect(item, path + "[]", values));
            case ScalarNode scalar -> values.putIfAbsent(path, scalar.getValue());
            default -> throw new AssertionError(node);
        }
    }

    private static Node compose(String text) {
        LoaderOptions options = new LoaderOptions();
        return new Composer(new ParserImpl(new StreamReader(text), options), new CoreResolver(), options)
                .getSingleNode();
    }

    private static @Nullable ValidationFailure validate(String yaml) throws IOException {
        Validator validator =
                Validator.forSchema(new SchemaLoader(new JsonParser(Files.readString(SCHEMA)).parse()).load());
        return validator.validate(YamlSupportKt.loadFromYaml(compose(yaml), URI.create("mem://config")));
    }
}
