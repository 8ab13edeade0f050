package io.trapline.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.config.Settings;
import io.trapline.mediation.Decoded;
import io.trapline.mediation.board.TimeTravel;
import io.trapline.mediation.board.TimeTravel.History;
import io.trapline.mediation.decode.DeviceZones;
import io.trapline.mediation.impact.Measures;
import io.trapline.mediation.rule.Rulebook;
import io.trapline.mediation.rule.Verdict;
import io.trapline.mediation.turn.Policy;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The printout of {@code replay --from}: what was, what would be, and the difference of each. */
class WhatIfTest {

    @Test
    void eachMeasureStandsInALineWithItsDifference() {
        var was = new History(
                Map.of("A-1", "major dev-2 link 2"), Set.of("A-1"), Set.of("C-1", "C-2"), measures("30", "5", "40.25"));
        var wouldBe = new History(Map.of(), Set.of(), Set.of("C-1"), measures("25", "0", "25"));
        assertThat(printed(was, wouldBe))
                .contains(
                        "from 2026-11-22T20:00:00Z to 2026-11-22T21:00:00Z, 7 inputs",
                        "alarms 1 0 -1",
                        "customers 2 1 -1",
                        "customer minutes 30 25 -5",
                        "excused minutes 5 0 -5",
                        "user minutes 40.25 25 -15.25",
                        "tickets opened 1 0 -1",
                        "tickets that would not have been opened: 1",
                        " A-1 major dev-2 link 2");
    }

    private static Measures measures(String lost, String excused, String users) {
        return new Measures(
                new BigDecimal(lost),
                new BigDecimal(excused),
                new BigDecimal(users),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                0);
    }

    /** With each run of blanks as one. */
    private static List<String> printed(History was, History wouldBe) {
        var bytes = new ByteArrayOutputStream();
        var policy = new Policy(
                "site",
                DeviceZones.of(ZoneOffset.UTC),
                List.of(),
                List.of(),
                Policy.OPEN_ALARMS_MAX,
                Policy.SLICE_MAX,
                Policy.OPEN_PER_SOURCE_MAX,
                Policy.GAP_MAX,
                Settings.Sources.ORDER,
                new Policy.Polling(List.of(), 3));
        var from = Instant.parse("2026-11-22T20:00:00Z");
        var question = new TimeTravel.Question(
                from, from.plusSeconds(3_600), policy, new Silent(), null, version -> Optional.empty(), ZoneOffset.UTC);
        new WhatIf(new PrintStream(bytes, true, StandardCharsets.UTF_8))
                .show(question, new TimeTravel.Answer(7, was, wouldBe));
        return bytes.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.replaceAll(" +", " "))
                .toList();
    }

    private record Silent() implements Rulebook {

        @Override
        public String version() {
            return "silent";
        }

        @Override
        public Verdict judge(Decoded message) {
            throw new IllegalStateException("nobody asks");
        }
    }
}
