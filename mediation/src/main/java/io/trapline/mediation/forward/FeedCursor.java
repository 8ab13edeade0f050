package io.trapline.mediation.forward;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Up to where a file has its events. Written only after the file was forced, so it may lag behind the
 * file, never the other way round.
 *
 * <pre>
 *   trapline-feed 1
 *   4711                     number of the last record that the file has, or that needed no line
 *   1048576                  bytes of the file then
 *   1f2e3d4c5b6a7988         inventory version in use then; empty for none
 *   /var/log/events.jsonl    the file
 *                            name under which it is being put aside; empty for not
 * </pre>
 *
 * @param record number of the last record taken into account
 * @param offset bytes of the file at that moment
 * @param inventory version in use; null for none
 * @param aside not null: the file is complete and gets this name, or has it already
 */
record FeedCursor(
        long record,
        long offset,
        @Nullable String inventory,
        Path file,
        @Nullable String aside) {

    private static final String HEADER = "trapline-feed 1";
    private static final int LINES = 6;

    /** Null when there is none. @throws IOException when it cannot be read or is not what was written */
    static @Nullable FeedCursor read(Path place) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(place, StandardCharsets.UTF_8);
        } catch (NoSuchFileException none) {
            return null;
        }
        if (lines.size() != LINES || !lines.getFirst().equals(HEADER)) {
            throw new IOException(place + " is not a cursor of this version");
        }
        try {
            return new FeedCursor(
                    Long.parseLong(lines.get(1)),
                    Long.parseLong(lines.get(2)),
                    given(lines.get(3)),
                    Path.of(lines.get(4)),
                    given(lines.get(5)));
        } catch (NumberFormatException e) {
            throw new IOException(place + " is damaged", e);
        }
    }

    /** Replaces the cursor as a whole: after a power cut it is the old one or the new one. */
    void write(Path place) throws IOException {
        Files.createDirectories(Objects.requireNonNull(place.getParent()));
        Path fresh = place.resolveSibling(place.getFileName() + ".new");
        String text = "%s\n%d\n%d\n%s\n%s\n%s\n".formatted(HEADER, record, offset, or(inventory), file, or(aside));
        try (var out = new FileOutputStream(fresh.toFile())) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.getFD().sync();
        }
        Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** That of the file begun after one was put aside. */
    FeedCursor atBeginning() {
        return new FeedCursor(record, 0, inventory, file, null);
    }

    private static @Nullable String given(String line) {
        return line.isEmpty() ? null : line;
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }
}
