package io.trapline.mediation.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.mediation.Decoded;
import io.trapline.mediation.Stamp;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The clock of a line is read as {@link OffsetDateTime} reads it, whichever way it takes. */
class MarkClockTest {

    private static final Stamp AT = new Stamp(1, 2, 3);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22T20:06:02Z",
                "2026-11-22T20:06:02.1Z",
                "2026-11-22T20:06:02.123456Z",
                "2026-11-22T20:06:02.123456789Z",
                "2024-02-29T23:59:59.999Z",
                "1969-12-31T23:59:59.5Z",
                "2026-11-22T20:06:02.123+02:00",
                "2026-11-22T20:06:02-11:30",
                "2026-11-22T20:06:02.Z",
                "2026-11-22T20:06Z"
            })
    void aStampIsTheMomentItNames(String text) {
        var time = OffsetDateTime.parse(text);
        assertThat(Objects.requireNonNull(mark(text)).atNanos())
                .isEqualTo(time.toEpochSecond() * 1_000_000_000L + time.getNano());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2026-02-29T20:06:02Z",
                "2026-13-01T20:06:02Z",
                "2026-11-22T24:06:02Z",
                "2026-11-22T20:60:02Z",
                "2026-11-22T20:06:61Z",
                "2026-11-22T20:06:02.1234567890Z",
                "2026-11-22 20:06:02Z",
                "2026-11-22T20:06:0xZ",
                "2026-1x-22T20:06:02Z",
                "2026-11-22T20:06:02.12x4Z"
            })
    void whatIsNoMomentIsNoMark(String text) {
        assertThat(mark(text)).isNull();
    }

    private static @Nullable Mark mark(String stamp) {
        return Mark.of(
                new Decoded.SyslogMessage("rfc5424", 1, 3, stamp, "h", null, null, null, Map.of(), "m", null), AT);
    }
}
