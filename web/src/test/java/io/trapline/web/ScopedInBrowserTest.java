package io.trapline.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.trapline.config.Settings;
import io.trapline.web.access.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Somebody of one virtual operator, logged in, in a real Chromium: the keys, one action on many, and nothing of others. */
@Timeout(240)
final class ScopedInBrowserTest {

    private static final String ROWS = "table.customers tbody tr";

    @TempDir
    Path data;

    private final Noc noc = Canaries.fill(new Noc("one"));
    private final OneProfile chromium = new OneProfile();
    private final Page page = chromium.tab();
    private Gated gated;

    @BeforeEach
    void open() throws Exception {
        var discreet = new Settings.Auth(
                true,
                Duration.ofMinutes(30),
                Duration.ofHours(12),
                Set.of(Settings.WebRole.VIEWER),
                Set.of(Settings.WebRole.VIEWER),
                null,
                null);
        gated = new Gated(noc, data, discreet);
        gated.access.users().put("nora", Gated.PASSWORD, Role.OPERATOR, Set.of("north"));
        gated.access.users().put("vera", Gated.PASSWORD, Role.VIEWER, Set.of("north"));
    }

    @AfterEach
    void close() {
        chromium.close();
        gated.close();
    }

    @Test
    void theKeysLeadFromTheLoginToTheReasonAndBack() {
        login("nora");
        assertThat(page.locator(ROWS)).hasCount(1);
        nothingOfOthers();
        page.keyboard().press("j");
        page.keyboard().press("Enter");
        page.waitForSelector("dialog[open]");
        nothingOfOthers();
        page.keyboard().press("Escape");
        page.waitForFunction("!document.querySelector('dialog[open]')");
        page.keyboard().press("Shift+Enter");
        page.waitForURL("**/customers/C-north-1");
        page.waitForSelector("body.scripted");
        nothingOfOthers();
        page.keyboard().press("g");
        page.keyboard().press("a");
        page.waitForURL("**/alarms*");
        page.waitForSelector("body.scripted");
        assertThat(page.locator("table.alarms tbody tr")).hasCount(2);
        nothingOfOthers();
        page.navigate(gated.at("/alarms/" + Canaries.SHARED).toString());
        nothingOfOthers();
    }

    @Test
    void oneActionOnManyLeavesAloneWhatConcernsOthersToo() throws Exception {
        login("nora");
        page.keyboard().press("j");
        page.keyboard().press("x");
        assertThat(page.locator("#picked")).hasText("1 selected");
        assertThat(page.locator("#bulk input[name=operator]")).hasCount(0);
        int before = noc.actions().size();
        page.keyboard().press("a");
        assertThat(page.locator("#did")).hasText("2 matched, 1 acknowledged, 1 concern others too.");
        assertThat(noc.actions().subList(before, noc.actions().size()))
                .containsExactly(new Noc.Action("acknowledge", "A-NORTH1", "nora"));

        page.keyboard().press("j");
        page.keyboard().press("d");
        page.keyboard().type("on LTE");
        page.keyboard().press("Enter");
        assertThat(page.locator("#did")).hasText("1 customer: 2 of 2 marks set.");
        assertThat(noc.actions().subList(before + 1, noc.actions().size()))
                .containsExactly(
                        new Noc.Action("notAffected", "A-NORTH1", "nora"),
                        new Noc.Action("notAffected", Canaries.SHARED, "nora"));
        assertThat(Files.readString(data.resolve("access/audit.jsonl")))
                .contains("\"who\":\"nora\"", "POST /api/v1/bulk");
    }

    /** A form is taken with what the page put into it, and with nothing else. */
    @Test
    void aFormIsTakenFromOurOwnPageAlone() throws Exception {
        login("nora");
        page.navigate(gated.at("/alarms/A-NORTH1").toString());
        page.locator("#comment").fill("field team is out");
        page.locator("form[action$='/comment'] button").click();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> noc.actions().contains(new Noc.Action("comment", "A-NORTH1", "nora")));
        int before = noc.actions().size();
        String cookie = chromium.person().cookies().stream()
                .map(one -> one.name + "=" + one.value)
                .filter(one -> one.toLowerCase(java.util.Locale.ROOT).contains("session"))
                .findFirst()
                .orElseThrow();
        Map<String, String> bulk = Map.of("action", "ack", "of", "alarms", "id", "A-NORTH1");
        assertThat(gated.form("/alarms/act", bulk, "Cookie", cookie).statusCode())
                .as("without the field")
                .isEqualTo(403);
        page.setContent("<form method=post action='" + gated.at("/alarms/act") + "'><input name=action value=ack>"
                + "<input name=of value=alarms><input name=id value=A-NORTH1><button>go</button></form>");
        page.locator("button").click();
        page.waitForLoadState();
        assertThat(noc.actions()).as("from another site").hasSize(before);
    }

    @Test
    void aViewerOfOneOperatorSeesIdsForNamesAndNoMoney() {
        login("vera");
        assertThat(page.locator(ROWS)).hasCount(1);
        String seen = page.content();
        assertThat(seen).doesNotContain("4711.00 EUR");
        assertThat(page.locator("table.customers a.open")).hasText("C-north-1");
        page.keyboard().press("j");
        page.keyboard().press("x");
        page.keyboard().press("a");
        assertThat(page.locator("#did")).containsText("Not done");
        nothingOfOthers();
    }

    private void login(String name) {
        page.navigate(gated.at("/customers").toString());
        page.locator("input[name=name]").fill(name);
        page.locator("input[name=password]").fill(Gated.PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL("**/customers");
        page.waitForSelector("#live[data-state=live]");
    }

    private void nothingOfOthers() {
        String seen = page.content();
        for (String owner : List.of("south", "west", "direct")) {
            assertThat(Canaries.traces(owner)).as(owner).noneMatch(seen::contains);
        }
    }
}
