package io.trapline.deploy.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** What campaigns start from: a few messages of our own, and those of the shared corpus where it is. */
final class Seeds {

    private static final Pattern BYTES = Pattern.compile("\"(?:packet_b64|input_b64|b64)\": \"([A-Za-z0-9+/=]+)\"");

    private Seeds() {}

    /** Every message of the files below a folder of the corpus; none where there is no corpus. */
    static List<byte[]> corpus(String folder) {
        Path root = shared().resolve("corpus").resolve(folder);
        if (!Files.exists(root)) {
            return List.of();
        }
        List<byte[]> seeds = new ArrayList<>();
        try (var files = Files.walk(root)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList()) {
                var rows = BYTES.matcher(Files.readString(file));
                while (rows.find()) {
                    seeds.add(Base64.getDecoder().decode(rows.group(1)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return seeds;
    }

    static List<byte[]> lines(String... lines) {
        return Arrays.stream(lines)
                .map(line -> line.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    static List<byte[]> joined(List<byte[]> first, List<byte[]> second) {
        List<byte[]> both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }

    private static Path shared() {
        String named = System.getProperty("trapline.shared");
        return named != null
                ? Path.of(named)
                : Path.of(System.getProperty("trapline.home", "..")).resolve("../shared");
    }
}
