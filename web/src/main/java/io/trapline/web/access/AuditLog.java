package io.trapline.web.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trapline.web.api.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Set;

/**
 * Who did what, one JSON object a line, each with the hash of the line before: a line that is changed,
 * taken out or put in between shows at {@link #verify}. Lines cut off at the end show only against a
 * number and hash that somebody noted elsewhere, which is why both are in the metrics.
 *
 * <p>A line is on disk before the answer goes out. The file is locked for each line, because the command
 * line writes to it too. Nothing is ever removed.
 */
public final class AuditLog {

    /** Of the line before the first. */
    private static final String GENESIS = "0".repeat(64);

    /** Longer words of a stranger are cut. */
    private static final int WORD_MAX = 200;

    private final Path path;

    /** @param result {@code ok}, {@code refused}, {@code failed}, or a status */
    public record Line(String who, String source, String what, String on, String result) {}

    /** @param trouble the first line that is wrong and why; empty when none is */
    public record Verdict(long lines, String lastHash, String trouble) {}

    private record End(long number, String hash) {}

    public AuditLog(Path path) {
        this.path = path;
    }

    /** Throws when it is not on disk afterwards. */
    public synchronized void write(Line line) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null) Files.createDirectories(folder);
        try (FileChannel file = FileChannel.open(
                        path,
                        Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                var held = file.lock()) {
            if (!held.isValid()) throw new IOException("the lock of " + path + " was lost");
            End end = end(file);
            ByteBuffer bytes = ByteBuffer.wrap((text(end, line) + "\n").getBytes(StandardCharsets.UTF_8));
            file.position(file.size());
            while (bytes.hasRemaining()) file.write(bytes);
            file.force(true);
        }
    }

    private static String text(End end, Line line) {
        ObjectNode json = Json.object()
                .put("n", end.number() + 1)
                .put("at", Instant.now().toString())
                .put("who", cut(line.who()))
                .put("source", cut(line.source()))
                .put("what", cut(line.what()))
                .put("on", cut(line.on()))
                .put("result", cut(line.result()))
                .put("prev", end.hash());
        return Json.text(json.put("hash", Secrets.hash(Json.text(json))));
    }

    private static String cut(String word) {
        return word.length() <= WORD_MAX ? word : word.substring(0, WORD_MAX) + "…";
    }

    /** Number and hash of the last whole line, read backwards; a torn line after it is left for verify to find. */
    private static End end(FileChannel file) throws IOException {
        long size = file.size();
        if (size == 0) return new End(0, GENESIS);
        int tail = (int) Math.min(size, 16 * 1024);
        ByteBuffer bytes = ByteBuffer.allocate(tail);
        while (bytes.hasRemaining() && file.read(bytes, size - tail + bytes.position()) > 0) {
            // Until the tail is whole.
        }
        String text = new String(bytes.array(), StandardCharsets.UTF_8).stripTrailing();
        JsonNode last = Json.read(text.substring(text.lastIndexOf('\n') + 1));
        return new End(last.path("n").asLong(), last.path("hash").asText());
    }

    /** Reads all of it. */
    public Verdict verify() throws IOException {
        if (!Files.exists(path)) return new Verdict(0, GENESIS, "");
        End end = new End(0, GENESIS);
        try (BufferedReader lines = Files.newBufferedReader(path)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String trouble = trouble(line, end);
                if (!trouble.isEmpty()) return new Verdict(end.number(), end.hash(), trouble);
                JsonNode json = Json.read(line);
                end = new End(json.path("n").asLong(), json.path("hash").asText());
            }
        }
        return new Verdict(end.number(), end.hash(), "");
    }

    private static String trouble(String line, End before) {
        String where = "line " + (before.number() + 1) + ": ";
        try {
            if (!(Json.read(line) instanceof ObjectNode json)) return where + "is no JSON object";
            String hash = json.path("hash").asText();
            if (json.path("n").asLong() != before.number() + 1) {
                return where + "has the number " + json.path("n").asText();
            }
            if (!json.path("prev").asText().equals(before.hash())) return where + "does not follow the line before it";
            json.remove("hash");
            return Secrets.same(hash, Secrets.hash(Json.text(json))) ? "" : where + "was changed";
        } catch (JsonProcessingException e) {
            return where + "is no JSON";
        }
    }
}
