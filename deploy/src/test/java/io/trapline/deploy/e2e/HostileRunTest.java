package io.trapline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * All hostile texts through the real doors: as names in PostgreSQL, as bindings of traps and as lines of syslog. On
 * every screen of the packaged product a real Chromium shows them as text, and does nothing that they say.
 */
class HostileRunTest {

    private static final Duration SEEN_WITHIN = Duration.ofSeconds(60);

    /** So many messages are under way at once: a datagram that nobody has room for is lost. */
    private static final int AHEAD = 100;

    /** Every so many of the texts a page of their own is opened. */
    private static final int STEP = 12;

    private static final Pattern SHOWN = Pattern.compile("⟨U\\+[0-9A-F]{4,6}⟩");

    private final HostileTexts texts;

    HostileRunTest() throws Exception {
        texts = HostileTexts.read();
    }

    @Test
    void theTextsAreTextOnEveryScreen(@TempDir Path folder) throws Exception {
        assertThat(texts.count()).isEqualTo(515);
        try (var product = Product.start(folder.resolve("data"), "--devices", "0");
                var browser = new LiveBrowser();
                var page = browser.watched(product.api().url(""))) {
            Api api = product.api();
            texts.fill(product.facts().getProperty("bss.url"));
            await().atMost(SEEN_WITHIN)
                    .untilAsserted(() -> assertThat(api.text("/customers/" + HostileTexts.customer(texts.count() - 1)))
                            .as(bss(api))
                            .contains("A-H-" + (texts.count() - 1)));
            send(product, api);
            await().atMost(SEEN_WITHIN).until(() -> api.affected().size() == texts.count());

            assertShown(page.read("/customers?limit=1000"), 0, texts.count());
            assertShown(page.read("/wall?view=all"), 0, 0);
            page.read("/alarms?limit=1000");
            String stream = page.read("/stream");
            assertShown(stream, texts.count() - 20, texts.count());
            String unmatched = page.read("/unmatched");
            assertThat(unmatched).contains("NO_SOURCE");
            for (String path : List.of("/sources", "/inbox", "/forwarding", "/health", "/settings", "/not-affected")) {
                page.read(path);
            }
            List<String> alarms = api.items("/api/v1/alarms?limit=1000&state=open").stream()
                    .map(alarm -> alarm.path("alarmId").asText())
                    .toList();
            for (int i = 0; i < texts.count(); i += STEP) {
                assertShown(page.read("/customers/" + HostileTexts.customer(i)), i, i + 1);
                page.read("/alarms/" + alarms.get(i % alarms.size()));
                page.read("/alarms/" + alarms.get(i % alarms.size()) + "?record=last");
            }
            page.read("/search?q="
                    + java.net.URLEncoder.encode(texts.all().get(3), java.nio.charset.StandardCharsets.UTF_8));
            System.out.printf(
                    "FIGURE hostile-run texts=%d messages=%d pages=%d wrongs=%d%n",
                    texts.count(),
                    texts.count() * HostileSender.MESSAGES,
                    page.opened(),
                    page.wrongs().size());
            assertThat(page.wrongs()).isEmpty();
            api.assertLedgerBalanced();
        }
    }

    private void send(Product product, Api api) throws Exception {
        long before = journaled(api);
        try (var sender = new HostileSender(product.port("snmp"), product.port("syslog"))) {
            for (int i = 0; i < texts.count(); i++) {
                sender.say(i, texts.all().get(i));
                long sent = (i + 1L) * HostileSender.MESSAGES;
                await().atMost(SEEN_WITHIN).until(() -> journaled(api) - before >= sent - AHEAD);
            }
        }
        long all = (long) texts.count() * HostileSender.MESSAGES;
        await().atMost(SEEN_WITHIN).until(() -> journaled(api) - before >= all);
    }

    /** What the BSS has to say, for whoever reads why this failed. */
    private static String bss(Api api) {
        return api.text("/health").replaceAll("(?s).*data-region=\"bss\">|</div>.*", "");
    }

    private static long journaled(Api api) {
        var ledger = api.get("/api/v1/ledger");
        return ledger.path("event").asLong() + ledger.path("unreadable").asLong();
    }

    /** Whatever can be read without being obeyed stands there as it was sent. */
    private void assertShown(String page, int from, int to) {
        String seen = bare(page);
        assertThat(IntStream.range(from, to)
                        .mapToObj(i -> texts.all().get(i))
                        .filter(text -> !seen.contains(bare(HostileTexts.name(text))))
                        .toList())
                .isEmpty();
    }

    /** Letters, digits and signs of ASCII. */
    private static String bare(String text) {
        return SHOWN.matcher(text).replaceAll("").replaceAll("[^!-~]", "");
    }
}
