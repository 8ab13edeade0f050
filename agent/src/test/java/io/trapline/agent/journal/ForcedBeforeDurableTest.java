package io.trapline.agent.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As the kernel sees it: no record is called durable before its file, and the file's name, are forced. */
final class ForcedBeforeDurableTest {

    private static final int RECORDS = 60;
    private static final Pattern SAID = Pattern.compile("write\\(1<.*>, \"(APPEND|DURABLE) (\\d+)\\\\n\"");
    private static final Pattern FORCED = Pattern.compile("(?:fdatasync|fsync)\\(\\d+<([^>]*)>\\) = 0");
    private static final Pattern RESUMED = Pattern.compile("<\\.\\.\\. (?:fdatasync|fsync) resumed>\\) *= 0");
    private static final Pattern UNFINISHED = Pattern.compile("(?:fdatasync|fsync)\\(\\d+<([^>]*)>\\s*<unfinished");

    @TempDir
    Path folder;

    @Test
    void theFileAndItsNameAreForcedBetweenAppendAndDurable() throws Exception {
        var strace = Path.of("/usr/bin/strace");
        assumeTrue(Files.isExecutable(strace), "SKIPPED: strace is not installed.");
        var trace = folder.resolve("trace");
        var journalFolder = folder.resolve("journal");
        var child = JournalChild.start(
                List.of(strace.toString(), "-f", "-y", "-e", "trace=write,fsync,fdatasync", "-o", trace.toString()),
                "steps",
                journalFolder.toString(),
                Integer.toString(RECORDS));
        child.getInputStream().transferTo(OutputStream.nullOutputStream());
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).isZero();

        var files = filesOfRecords(journalFolder);
        var forcedSinceAppend = new HashSet<String>();
        var namesForced = new HashSet<String>();
        var unfinished = new HashMap<String, String>();
        int proven = 0;
        for (var line : Files.readAllLines(trace, StandardCharsets.ISO_8859_1)) {
            var thread = line.substring(0, line.indexOf(' '));
            var said = SAID.matcher(line);
            var forced = FORCED.matcher(line);
            var begun = UNFINISHED.matcher(line);
            boolean spoken = said.find();
            if (spoken && said.group(1).equals("APPEND")) {
                forcedSinceAppend.clear();
                unfinished.clear();
            } else if (spoken) {
                var file = files.get(Long.parseLong(said.group(2)));
                assertThat(forcedSinceAppend).as("record %s", said.group(2)).contains(String.valueOf(file));
                assertThat(namesForced)
                        .as("name of the file of record %s", said.group(2))
                        .contains(String.valueOf(file));
                proven++;
            } else if (forced.find()) {
                noteForced(forced.group(1), forcedSinceAppend, namesForced, files);
            } else if (begun.find()) {
                unfinished.put(thread, begun.group(1));
            } else if (RESUMED.matcher(line).find()) {
                var path = unfinished.remove(thread);
                if (path != null) {
                    noteForced(path, forcedSinceAppend, namesForced, files);
                }
            }
        }
        int rollFiles = new HashSet<>(files.values()).size();
        System.err.printf("FIGURE forcedBeforeDurable=%d of=%d rollFiles=%d%n", proven, files.size(), rollFiles);
        assertThat(proven).isEqualTo(files.size()).isGreaterThanOrEqualTo(RECORDS);
        assertThat(rollFiles).as("roll edges were crossed").isGreaterThan(1);
        assertThat(Files.size(files.get(1L))).as("block edges were crossed").isGreaterThan(2 << 20);
    }

    /** A forced folder makes durable the names that are in it by then. */
    private static void noteForced(
            String path, HashSet<String> contents, HashSet<String> names, Map<Long, Path> files) {
        contents.add(path);
        for (var file : files.values()) {
            if (String.valueOf(file.getParent()).equals(path) && contents.contains(file.toString())) {
                names.add(file.toString());
            }
        }
    }

    private static Map<Long, Path> filesOfRecords(Path journal) throws IOException {
        var files = new HashMap<Long, Path>();
        for (var queue : QueueFolder.list(journal)) {
            for (var file : new ArrayList<>(queue.rollFiles())) {
                try (var scan = new FileScan(queue, file, 0)) {
                    for (var next = scan.next(Long.MAX_VALUE); next != null; next = scan.next(Long.MAX_VALUE)) {
                        files.put(next.first(), file);
                    }
                }
            }
        }
        return files;
    }
}
