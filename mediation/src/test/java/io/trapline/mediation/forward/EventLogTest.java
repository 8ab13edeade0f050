package io.trapline.mediation.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is gone on with behind its last whole line, whatever an end in the middle left. */
class EventLogTest {

    @TempDir
    Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void place() {
        file = folder.resolve("events.jsonl");
    }

    @Test
    void wholeLinesBehindTheCursorAreKeptAndTheUnfinishedOneIsCut() throws IOException {
        Files.writeString(file, line(1) + line(2) + line(3) + "{\"recordNumber\":4,\"recei");
        var opened = EventLog.open(file, cursor(1, line(1).length()));
        assertThat(opened.record()).isEqualTo(3);
        append(opened, line(4));
        assertThat(file).hasContent(line(1) + line(2) + line(3) + line(4));
    }

    @Test
    void blocksThatWereNeverWrittenAreNoLines() throws IOException {
        byte[] holed = (line(1) + line(2) + line(3)).getBytes(StandardCharsets.UTF_8);
        int hole = line(1).length() + line(2).length() - 4;
        holed[hole] = 0;
        Files.write(file, holed);
        var opened = EventLog.open(file, cursor(0, 0));
        assertThat(opened.record()).isEqualTo(1);
        append(opened, line(2));
        assertThat(file).hasContent(line(1) + line(2));
    }

    @Test
    void aLineWhoseNumberDoesNotAscendIsNotOurs() throws IOException {
        Files.writeString(file, line(5) + line(5));
        assertThat(EventLog.open(file, cursor(4, 0)).record()).isEqualTo(5);
        assertThat(file).hasContent(line(5));
    }

    @Test
    void whatWasThereBeforeIsLeftAloneAndItsLastLineEnded() throws IOException {
        Files.writeString(file, "somebody else's text");
        var opened = EventLog.open(file, cursor(0, EventLog.sizeOf(file)));
        append(opened, line(1));
        assertThat(file).hasContent("somebody else's text\n" + line(1));
    }

    @Test
    void aFileThatWasTakenAwayBeginsAgainBehindTheCursor() throws IOException {
        var opened = EventLog.open(file, cursor(9, 1_000));
        assertThat(opened.record()).isEqualTo(9);
        append(opened, line(10));
        assertThat(file).hasContent(line(10));
    }

    @Test
    void puttingAsideIsFinishedOnceHoweverOftenItIsAsked() throws IOException {
        Files.writeString(file, line(1));
        String name = EventLog.asideName(file, 1);
        EventLog.putAside(file, name, 3);
        Files.writeString(file, line(2));
        EventLog.putAside(file, name, 3);
        assertThat(folder.resolve(name)).hasContent(line(1));
        assertThat(file).hasContent(line(2));
    }

    @Test
    void theOldestBeyondThoseKeptGoes() throws IOException {
        for (int i = 1; i <= 5; i++) {
            Files.writeString(file, line(i));
            EventLog.putAside(file, EventLog.asideName(file, i), 2);
        }
        assertThat(folder.toFile().list())
                .containsExactlyInAnyOrder("events.jsonl.0000000000000000004", "events.jsonl.0000000000000000005");
    }

    @Test
    void aCursorIsReadAsItWasWritten() throws IOException {
        Path place = folder.resolve("forward/events.cursor");
        assertThat(FeedCursor.read(place)).isNull();
        var cursor = new FeedCursor(7, 8, "v1", file, "events.jsonl.7");
        cursor.write(place);
        assertThat(FeedCursor.read(place)).isEqualTo(cursor);
        cursor(1, 2).write(place);
        assertThat(Objects.requireNonNull(FeedCursor.read(place)).aside()).isNull();
    }

    private static void append(EventLog.Opened opened, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        opened.log().append(bytes, bytes.length);
        opened.log().close();
    }

    private FeedCursor cursor(long record, long offset) {
        return new FeedCursor(record, offset, null, file, null);
    }

    private static String line(int number) {
        return "{\"recordNumber\":" + number + ",\"reason\":\"x\"}\n";
    }
}
