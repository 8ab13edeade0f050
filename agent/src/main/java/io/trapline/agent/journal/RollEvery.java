package io.trapline.agent.journal;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import net.openhft.chronicle.queue.RollCycle;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.rollcycles.TestRollCycles;

/** How much stream time one roll file covers; what is deleted is deleted in files of this length. */
public enum RollEvery {
    /** For tests that must cross many file edges. */
    SECOND(TestRollCycles.TEST_SECONDLY),
    FIVE_MINUTES(RollCycles.FIVE_MINUTELY),
    HOUR(RollCycles.FAST_HOURLY);

    private final RollCycle cycle;

    RollEvery(RollCycle cycle) {
        this.cycle = cycle;
    }

    RollCycle cycle() {
        return cycle;
    }

    /** By the last letter of a roll file's name. */
    static RollEvery of(Path file) {
        var name = file.getFileName().toString();
        return name.contains("T") ? SECOND : name.contains("F") ? HOUR : FIVE_MINUTES;
    }

    /** Name of the roll file of a cycle. */
    String fileName(int number) {
        var format = DateTimeFormatter.ofPattern(cycle.format(), Locale.ROOT).withZone(ZoneOffset.UTC);
        return format.format(Instant.ofEpochMilli((long) number * cycle.lengthInMillis())) + ".cq4";
    }

    /** Number of the cycle of a roll file. */
    int cycleOf(Path file) {
        var name = file.getFileName().toString().replace(".cq4", "");
        var format = new DateTimeFormatterBuilder()
                .appendPattern(cycle.format())
                .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
                .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
                .toFormatter(Locale.ROOT)
                .withZone(ZoneOffset.UTC);
        return cycleAt(Instant.from(format.parse(name)).toEpochMilli() * 1_000_000);
    }

    /** Number of the cycle that a moment of stream time falls into. */
    int cycleAt(long streamNanos) {
        return (int) (streamNanos / 1_000_000 / cycle.lengthInMillis());
    }

    /** Bytes that one index page of a roll file takes, at most. */
    long indexPageBytes() {
        return cycle.defaultIndexCount() * 8L + 1024;
    }
}
