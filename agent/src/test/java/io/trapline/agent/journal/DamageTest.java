package io.trapline.agent.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that come back other than they were written: every change is found, everything that was not
 * touched is read, and the start never fails. {@code -Dtrapline.mutations=N} for more of them.
 */
final class DamageTest {

    private static final int RECORDS = 400;
    private static final int MUTATIONS = Integer.getInteger("trapline.mutations", 500);

    /** A document in the file, and the bytes it was written as. */
    private record Placed(Path file, int from, int to, long number) {}

    @TempDir
    Path folder;

    private final Random random = new Random(4711);
    private final List<Placed> placed = new ArrayList<>();
    private JournalOptions options;
    private Path master;

    @BeforeEach
    void writeTheMaster() throws IOException {
        master = folder.resolve("master");
        options = JournalOptions.input(master)
                .withBlocks(1 << 20, 1 << 20)
                .withReserveBytes(0)
                .withRoll(RollEvery.SECOND);
        var time = new SteppedTime();
        try (var journal = ChronicleJournal.open(options, time.clock())) {
            for (int i = 1; i <= RECORDS; i++) {
                journal.append(List.of(payload(i)));
                time.pass(Duration.ofMillis(5));
            }
        }
        for (var queue : QueueFolder.list(master)) {
            for (var file : queue.rollFiles()) {
                placeAll(queue, file);
            }
        }
        assertThat(placed).hasSize(RECORDS);
        assertThat(placed.stream().map(Placed::file).distinct()).hasSizeGreaterThan(1);
    }

    private void placeAll(QueueFolder queue, Path file) throws IOException {
        try (var scan = new FileScan(queue, file, 0)) {
            for (var next = scan.next(Long.MAX_VALUE); next != null; next = scan.next(Long.MAX_VALUE)) {
                int length = Document.HEADER_BYTES + next.body().capacity();
                placed.add(new Placed(file, (int) scan.offset() - length, (int) scan.offset(), next.first()));
            }
        }
    }

    private static byte[] payload(long number) {
        var text = new StringBuilder("<34>1 2026-11-01T12:00:00Z olt-17 app - - record " + number + " ");
        return text.append("x".repeat((int) (number * 37 % 300))).toString().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void everyChangeIsFoundAndEverythingUntouchedIsRead() throws IOException {
        int undetected = 0;
        int notRecovered = 0;
        long slowestMillis = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            var copy = folder.resolve("copy");
            copy(master, copy);
            var victim = placed.get(random.nextInt(placed.size())).file();
            var file = copy.resolve(master.relativize(victim));
            var original = Files.readAllBytes(file);
            var changed = mutate(i, original.clone());
            Files.write(file, changed);

            long started = System.nanoTime();
            var found = new TreeMap<Long, byte[]>();
            long damaged;
            try (var journal = ChronicleJournal.open(at(copy), StreamClock.system())) {
                for (var entry : JournalContract.read(journal, 1)) {
                    found.put(entry.number(), entry.payload());
                }
                damaged = journal.status().damaged();
            }
            slowestMillis = Math.max(slowestMillis, (System.nanoTime() - started) / 1_000_000);
            for (var entry : found.entrySet()) {
                if (!Arrays.equals(entry.getValue(), payload(entry.getKey()))) {
                    undetected++;
                }
            }
            long lost = 0;
            for (var document : placed) {
                boolean there = found.containsKey(document.number());
                if (!there && untouched(document, victim, original, changed)) {
                    notRecovered++;
                    System.err.println("NOT RECOVERED mutation=" + i + " " + document);
                }
                lost += there ? 0 : 1;
            }
            long top = found.isEmpty() ? 0 : found.lastKey();
            // What is missing at the very end cannot be told from what was never written.
            assertThat(damaged).as("mutation %d", i).isGreaterThanOrEqualTo(lost - (RECORDS - top));
            deleteTree(copy);
        }
        System.err.printf(
                "FIGURE mutations=%d undetected=%d untouchedNotRecovered=%d slowestOpenAndReadMillis=%d%n",
                MUTATIONS, undetected, notRecovered, slowestMillis);
        assertThat(undetected).isZero();
        assertThat(notRecovered).isZero();
        assertThat(slowestMillis).isLessThan(5000);
    }

    private JournalOptions at(Path copy) {
        return JournalOptions.input(copy).withBlocks(1 << 20, 1 << 20).withReserveBytes(0);
    }

    private static boolean untouched(Placed document, Path victim, byte[] original, byte[] changed) {
        return !document.file().equals(victim)
                || (document.to() <= changed.length
                        && Arrays.equals(
                                original, document.from(), document.to(), changed, document.from(), document.to()));
    }

    /** Three of four times among the records, else anywhere: file header, index, space ahead. */
    private int somewhere(byte[] file) {
        int end = file.length - 4096;
        int start = random.nextInt(4) == 0 ? 0 : Math.max(0, end - 60_000);
        return start + random.nextInt(end - start);
    }

    private byte[] mutate(int i, byte[] file) {
        return switch (i % 6) {
            case 0 -> flip(file, 1);
            case 1 -> flip(file, 20);
            case 2 -> zeroPage(file);
            case 3 -> Arrays.copyOf(file, somewhere(file));
            case 4 -> swapPages(file);
            default -> swapRecords(file);
        };
    }

    private byte[] flip(byte[] file, int bits) {
        for (int i = 0; i < bits; i++) {
            file[somewhere(file)] ^= (byte) (1 << random.nextInt(8));
        }
        return file;
    }

    private byte[] zeroPage(byte[] file) {
        int page = somewhere(file) / 4096 * 4096;
        Arrays.fill(file, page, page + 4096, (byte) 0);
        return file;
    }

    private byte[] swapPages(byte[] file) {
        swap(file, somewhere(file) / 4096 * 4096, somewhere(file) / 4096 * 4096, 4096);
        return file;
    }

    /** Two stretches of equal length from anywhere, each the size of a record. */
    private byte[] swapRecords(byte[] file) {
        int length = 200;
        swap(file, somewhere(file), somewhere(file), length);
        return file;
    }

    private static void swap(byte[] file, int a, int b, int length) {
        var first = Arrays.copyOfRange(file, a, a + length);
        System.arraycopy(file, b, file, a, length);
        System.arraycopy(first, 0, file, b, length);
    }

    @Test
    void aLostIdentityOrQueueTableStopsNothing() throws IOException {
        for (var name : List.of("identity", "metadata.cq4t")) {
            for (var content : List.of(
                    new byte[0], new byte[70_000], "trapline-journal 1\nsalt zz".getBytes(StandardCharsets.US_ASCII))) {
                var copy = folder.resolve("copy");
                copy(master, copy);
                Files.write(copy.resolve("q-000001").resolve(name), content);
                try (var journal = ChronicleJournal.open(at(copy), StreamClock.system())) {
                    assertThat(JournalContract.read(journal, 1)).as(name).hasSize(RECORDS);
                    assertThat(journal.append(List.of(payload(RECORDS + 1)))).isInstanceOf(Appended.Written.class);
                    assertThat(journal.status().damaged()).isZero();
                }
                deleteTree(copy);
            }
        }
    }

    @Test
    void anotherFormatIsRefusedWithoutTouchingAByte() throws IOException {
        var identity = master.resolve("q-000001").resolve("identity");
        var crc = new CRC32C();
        var text = "trapline-journal 2\nsomething new\n";
        crc.update(text.getBytes(StandardCharsets.US_ASCII));
        Files.writeString(identity, text + "crc " + Long.toHexString(crc.getValue()) + "\n");
        var before = contents(master);
        assertThatThrownBy(() -> ChronicleJournal.open(options, StreamClock.system()))
                .hasMessageContaining("found \"trapline-journal 2\", expected \"trapline-journal 1\"");
        assertThat(contents(master)).isEqualTo(before);
    }

    @Test
    void aPayloadThatLooksLikeADocumentIsNeverTakenForOne() throws IOException {
        var forged = ByteBuffer.allocate(300);
        Document.encode(new Document.Stamp(1_000_000, 1, 1, 0x1234), List.of(payload(1)), forged);
        var bytes = Arrays.copyOf(forged.array(), forged.limit());
        var options = at(folder.resolve("hostile"));
        try (var journal = ChronicleJournal.open(options, StreamClock.system())) {
            journal.append(List.of(bytes, bytes));
            journal.append(List.of(payload(3)));
        }
        var file = QueueFolder.list(options.folder()).getFirst().rollFiles().getFirst();
        var content = Files.readAllBytes(file);
        var queue = QueueFolder.list(options.folder()).getFirst();
        int at;
        try (var scan = new FileScan(queue, file, 0)) {
            at = (int) (scan.next(Long.MAX_VALUE) == null ? -1 : scan.offset()) - bytes.length - 8;
        }
        content[at - bytes.length] ^= 1;
        Files.write(file, content);
        try (var journal = ChronicleJournal.open(options, StreamClock.system())) {
            assertThat(JournalContract.texts(JournalContract.read(journal, 1)))
                    .containsExactly("3:" + new String(payload(3), StandardCharsets.UTF_8));
            assertThat(journal.last()).isEqualTo(3);
            assertThat(journal.status().damaged()).isEqualTo(2);
        }
    }

    private static TreeMap<String, String> contents(Path root) throws IOException {
        var all = new TreeMap<String, String>();
        try (var paths = Files.walk(root)) {
            for (var path : paths.filter(Files::isRegularFile).toList()) {
                all.put(path.toString(), Arrays.hashCode(Files.readAllBytes(path)) + "/" + Files.size(path));
            }
        }
        return all;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var paths = Files.walk(from)) {
            for (var path : paths.toList()) {
                Files.copy(path, to.resolve(from.relativize(path)));
            }
        }
    }

    private static void deleteTree(Path root) throws IOException {
        try (var paths = Files.walk(root)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
