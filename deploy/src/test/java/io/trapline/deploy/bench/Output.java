package io.trapline.deploy.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A file that only grows, and those put aside before it: one stream of lines, read from where the last
 * reading ended. Owned by one thread.
 */
final class Output {

    private final Path file;
    private long read;

    Output(Path file) {
        this.file = file;
    }

    /** Bytes written so far, those put aside included. */
    long size() throws IOException {
        long size = 0;
        for (Path one : files()) {
            size += Files.size(one);
        }
        return size;
    }

    /** Gives every whole line that came since the last call. */
    void lines(Consumer<String> to) throws IOException {
        long before = 0;
        for (Path one : files()) {
            long size = Files.size(one);
            if (before + size > read) {
                lines(one, read - before, to);
            }
            before += size;
        }
    }

    private void lines(Path one, long from, Consumer<String> to) throws IOException {
        try (InputStream in = Files.newInputStream(one)) {
            in.skipNBytes(from);
            var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.ISO_8859_1), 1 << 16);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                read += line.length() + 1L;
                to.accept(line);
            }
        }
    }

    /** Oldest first: the names of those put aside end in ascending numbers. */
    private List<Path> files() throws IOException {
        String name = file.getFileName().toString();
        try (Stream<Path> files = Files.list(file.getParent())) {
            return files.filter(f -> f.getFileName().toString().startsWith(name))
                    .sorted((a, b) -> a.equals(file) ? 1 : b.equals(file) ? -1 : a.compareTo(b))
                    .toList();
        }
    }
}
