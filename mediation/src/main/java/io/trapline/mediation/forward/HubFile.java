package io.trapline.mediation.forward;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * What is remembered of one subscription beside the news that wait for it.
 *
 * <pre>
 *   trapline-hub 1
 *   https://oss.example/listener     callback
 *   eventType=AlarmCreateEvent       query, perhaps empty
 *   4711 0                           the newest news that need not be heard again: record and index
 *   1048576                          so many bytes of the spool were told
 * </pre>
 */
record HubFile(String callback, String query, Heard heard, long told) {

    private static final String HEADER = "trapline-hub 1";
    private static final int LINES = 5;

    /** Orders news: those of one record by index. */
    record Heard(long record, int index) implements Comparable<Heard> {

        static Heard parse(String text) {
            String[] words = text.split(" ", 3);
            return new Heard(Long.parseLong(words[0]), Integer.parseInt(words[1]));
        }

        @Override
        public int compareTo(Heard other) {
            return record == other.record ? Integer.compare(index, other.index) : Long.compare(record, other.record);
        }

        @Override
        public String toString() {
            return record + " " + index;
        }
    }

    static HubFile read(Path place) throws IOException {
        List<String> lines = Files.readAllLines(place, StandardCharsets.UTF_8);
        if (lines.size() != LINES || !lines.getFirst().equals(HEADER)) {
            throw new IOException(place + " is no subscription of this version");
        }
        try {
            return new HubFile(lines.get(1), lines.get(2), Heard.parse(lines.get(3)), Long.parseLong(lines.get(4)));
        } catch (RuntimeException e) {
            throw new IOException(place + " is damaged", e);
        }
    }

    /** Replaces the file as a whole: after a power cut it is the old one or the new one. */
    void write(Path place) throws IOException {
        Path fresh = place.resolveSibling(place.getFileName() + ".new");
        String text = "%s\n%s\n%s\n%s\n%d\n".formatted(HEADER, callback, query, heard, told);
        try (var out = new FileOutputStream(fresh.toFile())) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.getFD().sync();
        }
        Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
