package io.trapline.mediation.decode;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The rows that nobody here wrote: {@code ../shared/corpus} beside the checkout. */
final class Corpus {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Corpus() {}

    /** The rows of one file; the test is skipped in one line where the corpus is not. */
    static List<JsonNode> rows(String file) {
        Path path = root().resolve(file);
        List<JsonNode> rows = new ArrayList<>();
        try (var lines = Files.lines(path)) {
            for (String line : (Iterable<String>) lines::iterator) {
                rows.add(JSON.readTree(line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    /** Files below a folder of the corpus, as names for {@link #rows}, in order. */
    static List<String> files(String folder) {
        Path root = root();
        try (var paths = Files.walk(root.resolve(folder))) {
            return paths.filter(path -> path.toString().endsWith(".jsonl"))
                    .map(path -> root.relativize(path).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] input(JsonNode row) {
        JsonNode input = row.has("packet_b64") ? row.get("packet_b64") : row.get("input_b64");
        return Base64.getDecoder().decode(input.asText());
    }

    private static Path root() {
        Path corpus = find().resolve("corpus");
        assumeTrue(Files.isDirectory(corpus), "Skipped: no corpus at ../shared.");
        return corpus;
    }

    private static Path find() {
        String stated = System.getProperty("trapline.shared");
        if (stated != null) {
            return Path.of(stated);
        }
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve(".mvn"))) {
            folder = folder.getParent();
        }
        return folder == null ? Path.of("../shared") : folder.resolveSibling("shared");
    }
}
