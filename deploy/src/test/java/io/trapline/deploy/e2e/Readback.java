package io.trapline.deploy.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.trapline.agent.RecordCodec;
import io.trapline.agent.journal.ChronicleJournal;
import io.trapline.agent.journal.JournalOptions;
import io.trapline.agent.journal.StreamClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The input journal of a stopped product, read from its first record to its last: which informs and
 * lines of a {@link Load} are in it, how often and in which order.
 *
 * @param informs how often each request-id is there
 * @param lines numbers of the lines by connection, in journal order
 * @param backwards records whose stream time is below the one before
 */
record Readback(Map<Integer, Integer> informs, Map<Integer, List<Integer>> lines, long records, long backwards) {

    private static final Pattern INFORM = Pattern.compile("inform-(\\d+)-");
    private static final Pattern LINE = Pattern.compile("line-(\\d+)-(\\d+)-");

    static Readback of(Path data) {
        var informs = new HashMap<Integer, Integer>();
        var lines = new HashMap<Integer, List<Integer>>();
        long records = 0;
        long backwards = 0;
        long stream = 0;
        var options = JournalOptions.input(data.resolve("input")).withReserveBytes(0);
        try (var journal = ChronicleJournal.open(options, StreamClock.system());
                var tail = journal.tail(1)) {
            for (var entry = tail.poll(); entry != null; entry = tail.poll()) {
                records++;
                backwards += entry.streamNanos() < stream ? 1 : 0;
                stream = entry.streamNanos();
                var text = new String(RecordCodec.decode(entry).bytes(), ISO_8859_1);
                INFORM.matcher(text)
                        .results()
                        .forEach(m -> informs.merge(Integer.valueOf(m.group(1)), 1, Integer::sum));
                LINE.matcher(text)
                        .results()
                        .forEach(m -> lines.computeIfAbsent(Integer.valueOf(m.group(1)), c -> new ArrayList<>())
                                .add(Integer.valueOf(m.group(2))));
            }
        }
        return new Readback(informs, lines, records, backwards);
    }

    Set<Integer> missing(Set<Integer> answered) {
        var missing = new TreeSet<>(answered);
        missing.removeAll(informs.keySet());
        return missing;
    }

    List<Integer> lines(int connection) {
        return lines.getOrDefault(connection, List.of());
    }

    /** Informs that are there more than once: each was sent once. */
    long duplicates() {
        return informs.values().stream().filter(n -> n > 1).count();
    }
}
