package io.trapline.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The stream's promises: whole first, then changes, resumed where it broke, one batch a second at most. */
final class LiveTest {

    private final Browse browse = new Browse(Scenes.oltDown(new Noc("one")).publish());

    @AfterEach
    void close() {
        browse.close();
    }

    @Test
    void aNewListenerGetsTheWholeViewThenOnlyWhatChanged() throws Exception {
        try (Ear ear = Ear.on(browse, "", "customers")) {
            JsonNode whole = ear.await("hello", 1).view("customers").path(0);
            assertThat(whole.path("full").asBoolean()).isTrue();
            assertThat(whole.path("rows").path(Scenes.KLINIKUM).asText()).contains("Hanse Klinikum GmbH");

            Scenes.crowd(browse.noc, 3, 1).publish();
            JsonNode batch = ear.await("batch", 1).view("customers").path(0);
            assertThat(batch.path("full").isMissingNode()).isTrue();
            assertThat(names(batch.path("rows"))).hasSize(3).doesNotContain(Scenes.KLINIKUM);
            assertThat(batch.path("order")).hasSize(4);

            browse.noc.heal(Scenes.KLINIKUM).publish();
            JsonNode gone = ear.await("batch", 2).view("customers").path(0);
            assertThat(gone.path("rows").isMissingNode()).isTrue();
            assertThat(gone.path("order")).hasSize(3);
        }
    }

    @Test
    void aFilteredViewHearsNothingOfOthers() throws Exception {
        try (Ear ear = Ear.on(browse, "", "customers?tier=gold")) {
            assertThat(ear.await("hello", 1).view("customers?tier=gold").path(0).path("order"))
                    .isEmpty();
            Scenes.crowd(browse.noc, 40, 1).publish();
            JsonNode rows =
                    ear.await("batch", 1).view("customers?tier=gold").path(0).path("rows");
            assertThat(names(rows)).isNotEmpty();
            rows.forEach(html -> assertThat(html.asText()).contains("data-tier=\"gold\""));
        }
    }

    @Test
    void aBrokenStreamGoesOnWhereItWas() throws Exception {
        String last;
        try (Ear ear = Ear.on(browse, "", "customers")) {
            ear.await("hello", 1);
            Scenes.crowd(browse.noc, 1, 1).publish();
            last = ear.await("batch", 1).id();
        }
        try (Ear other = Ear.on(browse, "", "customers")) {
            other.await("hello", 1);
            browse.noc.heal(Scenes.KLINIKUM).publish();
            other.await("batch", 1);
        }
        try (Ear again = Ear.on(browse, last, "customers")) {
            JsonNode missed = again.await("hello", 1).view("customers");
            assertThat(missed).hasSize(1);
            assertThat(missed.path(0).path("full").isMissingNode()).isTrue();
            assertThat(missed.path(0).path("order")).hasSize(1);
        }
    }

    @Test
    void aPositionOfAnotherRunGetsTheWholeView() throws Exception {
        try (Ear ear = Ear.on(browse, "zero:1", "customers")) {
            assertThat(ear.await("hello", 1)
                            .view("customers")
                            .path(0)
                            .path("full")
                            .asBoolean())
                    .isTrue();
        }
    }

    @Test
    void severalViewsShareOneStream() throws Exception {
        try (Ear ear = Ear.on(browse, "", "customers", "customers?tier=platinum", "customers?q=nobody")) {
            JsonNode views = ear.await("hello", 1).data().path("views");
            assertThat(names(views))
                    .containsExactlyInAnyOrder("customers", "customers?tier=platinum", "customers?q=nobody");
        }
    }

    @Test
    void batchesComeAtMostOnceASecondAndCarryTheNewestState() throws Exception {
        try (Ear ear = Ear.on(browse, "", "customers")) {
            ear.await("hello", 1);
            Instant start = Instant.now();
            for (int i = 1; i <= 300; i++) Scenes.crowd(browse.noc, i, 1).publish();
            Awaitility.await().until(() -> lastOrder(ear) == 301);
            long seconds = Duration.between(start, Instant.now()).toSeconds();
            assertThat(ear.all("batch").size()).isLessThanOrEqualTo((int) seconds + 2);
        }
    }

    /** The page shows a hundred rows; the count says how many there are. */
    private static int lastOrder(Ear ear) {
        List<Ear.Heard> batches = ear.all("batch");
        if (batches.isEmpty()) return 0;
        String count = batches.getLast()
                .view("customers")
                .path(0)
                .path("regions")
                .path("count")
                .asText();
        return count.contains("100 of 301") ? 301 : 0;
    }

    @Test
    void silenceIsFilledWithHeartbeatsThatTellTheTime() throws Exception {
        try (Ear ear = Ear.on(browse, "", "customers")) {
            Ear.Heard beat = ear.await("heartbeat", 1);
            assertThat(beat.id()).isEmpty();
            Duration skew =
                    Duration.between(Instant.parse(beat.data().path("now").asText()), Instant.now());
            assertThat(skew.abs()).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void theStreamIsNeitherCompressedNorCached() throws Exception {
        try (Ear ear = Ear.on(browse, "", "customers")) {
            assertThat(ear.response().headers().firstValue("Content-Encoding")).isEmpty();
            assertThat(ear.response().headers().firstValue("Cache-Control"))
                    .hasValueSatisfying(v -> assertThat(v).contains("no-cache"));
            assertThat(ear.response().headers().firstValue("X-Accel-Buffering")).hasValue("no");
        }
    }

    @Test
    void anUnknownViewIsRefusedWithASentence() throws Exception {
        var answer = browse.get("/api/v1/stream?view=unicorns");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("unicorns").contains("customers");
    }

    @Test
    void closingTheServerEndsStreamsAndTheSubscription() throws Exception {
        try (Ear ear = Ear.on(browse, "", "customers")) {
            ear.await("hello", 1);
            browse.close();
            assertThat(browse.noc.listeners()).isZero();
        }
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
