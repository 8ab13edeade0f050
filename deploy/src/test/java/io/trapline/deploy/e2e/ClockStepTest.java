package io.trapline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.trapline.deploy.demo.bss.DemoBss;
import io.trapline.deploy.demo.desk.Mishaps;
import io.trapline.deploy.demo.desk.MockDesk;
import io.trapline.deploy.demo.desk.MockDeskServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The wall clock steps by hours, a day and ten years, forth and back, while messages come in: what was
 * written is read, timers go on, and a restart under yet another clock finds everything.
 */
class ClockStepTest {

    private static final int PER_SECOND = 150;
    private static final Duration SOON = Duration.ofSeconds(15);

    /** Offsets from the right time; from one to the next the clock steps. */
    private record Step(String offset, Duration away) {}

    private static final List<Step> STEPS = List.of(
            new Step("+2h", Duration.ofHours(2)),
            new Step("+0", Duration.ZERO),
            new Step("-2h", Duration.ofHours(-2)),
            new Step("+0", Duration.ZERO),
            new Step("+24h", Duration.ofHours(24)),
            new Step("+0", Duration.ZERO),
            new Step("-24h", Duration.ofHours(-24)),
            new Step("+0", Duration.ZERO),
            new Step("-10y", Duration.ofDays(-3650)),
            new Step("+0", Duration.ZERO),
            new Step("+10y", Duration.ofDays(3650)));

    @Test
    void whatIsWrittenIsReadWhateverTheWallClockDoes(@TempDir Path folder) throws Exception {
        var tickets = new MockDesk(folder.resolve("tickets.jsonl"), MockDesk.Uniqueness.NAIVE, InstantSource.system());
        try (var bss = DemoBss.start(folder.resolve("postgres"), 0, said -> {});
                var desk = new MockDeskServer(tickets, 0, Mishaps.NONE, Duration.ZERO)) {
            desk.start();
            var site = new Site(folder).bss(bss.url()).desk(desk.tickets().toString(), "1s");
            var clock = FakeTime.of(site, folder);
            try (var first = site.start();
                    var load = new Load(site, folder, 1, PER_SECOND, 0)) {
                for (var step : STEPS) {
                    step(site, bss, load, clock, step);
                }
                load.stopAndSettle();
                site.api().assertLedgerBalanced();
                assertThat(first.stop()).isZero();
                restartUnderOtherClocks(site, bss, folder, clock, load);
            }
        }
    }

    private static void step(Site site, DemoBss bss, Load load, FakeTime clock, Step step) throws Exception {
        clock.offset(step.offset());
        var api = site.api();
        await().atMost(SOON).until(() -> {
            var newest = api.items("/api/v1/events?limit=1");
            return !newest.isEmpty() && isAbout(Instant.now().plus(step.away()), newest.getFirst());
        });
        load.awaitAnswers(PER_SECOND, SOON);
        long ticked = api.get("/api/v1/ledger").get("internal").asLong();
        await().atMost(SOON)
                .until(() -> api.get("/api/v1/ledger").get("internal").asLong() > ticked);
        if (!step.away().isZero()) {
            failAndHeal(site, bss);
        }
        api.assertLedgerBalanced();
    }

    private static boolean isAbout(Instant then, JsonNode event) {
        var at = Instant.parse(event.get("receivedAt").asText());
        return Duration.between(then, at).abs().compareTo(Duration.ofMinutes(1)) < 0;
    }

    /** A new device each time. The ticket waits a second, so its timer runs on whatever clock there is. */
    private static void failAndHeal(Site site, DemoBss bss) throws Exception {
        // A port that fails at every step would be flapping in the end.
        var newcomer = Newcomer.insert(bss.ownerUrl());
        site.clients().trapV2c(newcomer.link(), false);
        await().atMost(SOON).until(() -> site.api().affected().contains(newcomer.customerId()));
        long delivered = site.api().get("/api/v1/ledger").get("delivered").asLong();
        await().atMost(SOON)
                .until(() -> site.api().get("/api/v1/ledger").get("delivered").asLong() > delivered);
        site.clients().trapV2c(newcomer.link(), true);
        await().atMost(SOON).until(() -> site.api().affected().isEmpty());
    }

    /** It stopped ten years ahead; it starts ten years back, dies, and starts at the right time. */
    private static void restartUnderOtherClocks(Site site, DemoBss bss, Path folder, FakeTime clock, Load before)
            throws Exception {
        clock.offset("-10y");
        try (var second = site.start();
                var load = new Load(site, folder, 2, PER_SECOND, 0)) {
            load.awaitAnswers(2 * PER_SECOND, SOON);
            failAndHeal(site, bss);
            load.stopAndSettle();
            second.kill();
            clock.offset("+0");
            try (var third = site.start()) {
                var api = site.api();
                await().atMost(SOON)
                        .until(() -> api.get("/api/v1/ledger").get("behind").asLong() == 0);
                api.assertLedgerBalanced();
                assertThat(api.items("/api/v1/events?limit=1")).hasSize(1);
                assertThat(third.stop()).isZero();
            }
            var there = Readback.of(site.data());
            before.assertIn(there);
            load.assertIn(there);
            assertThat(there.duplicates()).isZero();
            assertThat(there.backwards())
                    .as("records whose stream time runs back")
                    .isZero();
            System.out.printf(
                    "FIGURE clockSteps=%d written=%d readable=%d records=%d%n",
                    STEPS.size() + 2,
                    before.informs().sent().size() + load.informs().sent().size(),
                    there.informs().size(),
                    there.records());
        }
    }
}
