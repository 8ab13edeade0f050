package io.trapline.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import io.trapline.enrichment.ServiceState;
import io.trapline.mediation.Decoded;
import io.trapline.mediation.PduType;
import io.trapline.mediation.Severity;
import io.trapline.mediation.VarBind;
import io.trapline.mediation.board.CustomerRow;
import io.trapline.mediation.board.CustomerRow.ServiceRow;
import io.trapline.mediation.board.EventRow;
import io.trapline.mediation.impact.CustomerImpact;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** 515 hostile texts in a real Chromium, as trap, as line and as name from the BSS: they are read, and do nothing. */
final class NaughtyTest {

    private static final int BATCH = 103;

    private final Chromium chromium = new Chromium();

    @AfterEach
    void close() {
        chromium.close();
    }

    @Test
    void thereAreAsManyAsPromisedAndAllDiffer() {
        assertThat(Naughty.all()).hasSize(Naughty.COUNT).doesNotHaveDuplicates();
    }

    /** The tests of the whole product read the list from this file: -Dtrapline.naughty=write makes it anew. */
    @Test
    void theListThatIsSentThroughTheRealDoorsIsThisOne() throws Exception {
        Path file = Path.of("src/test/resources/naughty.json");
        var ascii =
                JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
        String lines = Naughty.all().stream()
                .map(text -> {
                    try {
                        return ascii.writeValueAsString(text);
                    } catch (JsonProcessingException e) {
                        throw new AssertionError(e);
                    }
                })
                .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
        if ("write".equals(System.getProperty("trapline.naughty"))) Files.writeString(file, lines);
        assertThat(Files.readString(file)).isEqualTo(lines);
    }

    @Test
    void hostileTextsAreTextWhereverTheyStand() {
        List<String> all = Naughty.all();
        for (int from = 0; from < all.size(); from += BATCH) {
            Noc noc = new Noc("naughty");
            List<String> batch = all.subList(from, from + BATCH);
            for (int i = 0; i < batch.size(); i++) put(noc, i + 1, batch.get(i));
            try (Browse browse = new Browse(noc.publish())) {
                Page page = chromium.page(browse, new Browser.NewContextOptions());
                page.addInitScript("window.hit = n => console.error('CSP ran ' + n)");
                for (String path : List.of("/customers?limit=200", "/alarms?limit=200", "/stream", "/wall?view=all")) {
                    Chromium.open(page, browse, path);
                    harmless(page, path, batch.size());
                }
                for (int i = 1; i <= batch.size(); i += 17) {
                    for (String path : List.of("/customers/C-" + i, "/alarms/A-" + i, "/events/" + i)) {
                        Chromium.open(page, browse, path);
                        harmless(page, path, 0);
                    }
                }
                page.context().close();
            }
        }
        assertThat(chromium.strays()).isEmpty();
        assertThat(chromium.complaints()).isEmpty();
    }

    /** Also what is pushed later is text: the live rows go through the same output. */
    @Test
    void hostileTextsThatArePushedAreTextToo() {
        Noc noc = new Noc("pushed");
        try (Browse browse = new Browse(noc.publish())) {
            Page page = chromium.page(browse, new Browser.NewContextOptions());
            page.addInitScript("window.hit = n => console.error('CSP ran ' + n)");
            Chromium.open(page, browse, "/customers?limit=1000");
            page.waitForSelector("#live[data-state=live]");
            List<String> all = Naughty.all();
            for (int i = 0; i < all.size(); i++) put(noc, i + 1, all.get(i));
            noc.publish();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> page.locator("main tbody tr").count() == Naughty.COUNT);
            harmless(page, "pushed", all.size());
            assertThat(chromium.complaints()).isEmpty();
            assertThat(chromium.strays()).isEmpty();
        }
    }

    private static void harmless(Page page, String path, int rows) {
        assertThat((int) page.evaluate(
                        "document.querySelectorAll('main :is(script, iframe, object, img, svg, base, meta, "
                                + "link, style, video, math, x, [onerror], [onload], [onfocus], [id=hit])').length"))
                .as(path)
                .isZero();
        assertThat((boolean)
                        page.evaluate("/[\\u0000-\\u0008\\u001b\\u007f-\\u009f\\u200b-\\u200f\\u202a-\\u202e\\u2066-"
                                + "\\u2069\\ufeff]/.test(document.querySelector('main').textContent)"))
                .as(path)
                .isFalse();
        if (rows > 0) {
            assertThat((int) page.evaluate("document.querySelectorAll('main tbody tr').length"))
                    .as(path)
                    .isGreaterThan(50);
        }
    }

    private static void put(Noc noc, int number, String text) {
        Instant at = Noc.START.plusSeconds(number);
        Decoded said = number % 2 == 0
                ? new Decoded.SyslogMessage(
                        text, 1, 2, text, text, text, text, text, Map.of(text, Map.of(text, text)), text, text)
                : new Decoded.Trap(
                        2,
                        PduType.TRAP_V2,
                        text,
                        text,
                        number,
                        text,
                        1L,
                        text,
                        text,
                        null,
                        null,
                        List.of(new VarBind(text, text, text, text.getBytes(StandardCharsets.UTF_8))),
                        0);
        noc.event(new EventRow(
                number,
                at,
                "syslog",
                "udp",
                text,
                text,
                "changed",
                text,
                text,
                true,
                text,
                "A-" + number,
                said,
                text.getBytes(StandardCharsets.UTF_8),
                false));
        noc.alarm(Scenes.alarm("A-" + number, text, text, Severity.MAJOR, text, at, number)
                .known(text, 1, 1)
                .row());
        noc.affect(new CustomerRow(
                "C-" + number,
                text,
                text,
                text,
                List.of(text),
                List.of(new ServiceRow(text, text, ServiceState.DOWN, text, at)),
                Severity.MAJOR,
                5,
                List.of(text),
                at,
                List.of("A-" + number),
                text,
                CustomerImpact.NONE));
    }
}
