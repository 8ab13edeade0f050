package io.trapline.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.enrichment.BssStatus;
import io.trapline.enrichment.ServiceState;
import io.trapline.mediation.Decoded;
import io.trapline.mediation.Severity;
import io.trapline.mediation.board.CustomerRow;
import io.trapline.mediation.board.CustomerRow.ServiceRow;
import io.trapline.mediation.board.EventRow;
import io.trapline.mediation.board.ForwarderRow;
import io.trapline.mediation.board.ImpactPath;
import io.trapline.mediation.board.TicketRow;
import io.trapline.mediation.board.UnmatchedRow;
import io.trapline.mediation.board.UnmatchedView;
import io.trapline.mediation.impact.CustomerImpact;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A syslog line, a sysName or a customer's name is an attacker's: on no page does it become more than text. */
final class HostileTextTest {

    private static final String EVIL =
            "\"'><img src=x onerror=alert(1)><script>x</script>\u001b[31m\u202Egnp\u0000\u200B${7*7}{{1}}";

    private static final List<String> PAGES = List.of(
            "/customers",
            "/customers/C-1",
            "/alarms",
            "/alarms/A-1",
            "/stream",
            "/events/1",
            "/health",
            "/forwarding",
            "/unmatched",
            "/customers?q=%22%3E%3Cscript%3Ex",
            "/alarms?q=%22%3E%3Cscript%3Ex",
            "/stream?q=%22%3E%3Cscript%3Ex",
            "/alarms/%22%3E%3Cscript%3Ex",
            "/customers/%3Cimg%20src=x%20onerror=1%3E",
            "/%3Cscript%3Ex");

    private final Browse browse = new Browse(scene().publish());

    private static Noc scene() {
        var at = Noc.START;
        Decoded said = new Decoded.SyslogMessage(
                EVIL, 1, 2, EVIL, EVIL, EVIL, EVIL, EVIL, Map.of(EVIL, Map.of(EVIL, EVIL)), EVIL, EVIL);
        return new Noc("one")
                .unmatched(new UnmatchedView(
                        at,
                        1,
                        1,
                        50,
                        1,
                        0,
                        List.of(new UnmatchedRow(
                                EVIL,
                                EVIL,
                                EVIL,
                                EVIL,
                                EVIL,
                                EVIL,
                                EVIL,
                                EVIL,
                                EVIL,
                                EVIL,
                                1,
                                at,
                                at,
                                EVIL,
                                List.of(new UnmatchedRow.Candidate(EVIL, EVIL)),
                                EVIL))))
                .event(new EventRow(
                        1,
                        at,
                        EVIL,
                        EVIL,
                        EVIL,
                        EVIL,
                        "changed",
                        EVIL,
                        EVIL,
                        true,
                        EVIL,
                        "A-1",
                        said,
                        EVIL.getBytes(StandardCharsets.UTF_8),
                        false))
                .alarm(
                        Scenes.alarm("A-1", EVIL, EVIL, Severity.MAJOR, EVIL, at, 1)
                                .known(EVIL, 1, 1)
                                .ticket(new TicketRow(EVIL, EVIL, EVIL, EVIL))
                                .row(),
                        new ImpactPath("C-1", EVIL, EVIL, EVIL, EVIL, EVIL, List.of(EVIL)))
                .affect(new CustomerRow(
                        "C-1",
                        EVIL,
                        EVIL,
                        EVIL,
                        List.of(EVIL),
                        List.of(new ServiceRow(EVIL, EVIL, ServiceState.DOWN, EVIL, at)),
                        Severity.MAJOR,
                        5,
                        List.of(EVIL),
                        at,
                        List.of("A-1"),
                        EVIL,
                        CustomerImpact.NONE))
                .forwarder(new ForwarderRow(EVIL, EVIL, EVIL, 0, 0, 1, EVIL))
                .bss(new BssStatus(BssStatus.State.DOWN, at, EVIL, EVIL, at));
    }

    @AfterEach
    void close() {
        browse.close();
    }

    @Test
    void noPageHasElementsOrHandlersThatADeviceSent() throws Exception {
        for (String path : PAGES) {
            HttpResponse<String> page = browse.get(path);
            assertThat(page.body()).as(path).doesNotContain("<img").doesNotContain("<script>");
            assertThat(attributes(page.body())).as(path).noneMatch(name -> name.startsWith("on"));
        }
    }

    @Test
    void controlAndDirectionCharactersAreVisible() throws Exception {
        for (String path : PAGES.subList(0, 8)) {
            String page = browse.page(path);
            assertThat(page).as(path).doesNotContain("\u001b", "\u202E", "\u0000", "\u200B");
        }
        assertThat(browse.page("/customers")).contains("␛[31m⟨U+202E⟩gnp␀⟨U+200B⟩");
    }

    @Test
    void rowsThatComeLaterAreJustAsHarmless() throws Exception {
        try (Ear ear = Ear.on(
                browse, "", "customers", "alarms", "events", "alarm/A-1", "customer/C-1", "health", "forwarding")) {
            String all = ear.await("hello", 1).data().toString();
            assertThat(all).doesNotContain("<img").doesNotContain("<script>").doesNotContain("\\u202E");
        }
    }

    @Test
    void everyAnswerForbidsWhatIsNotOurs() throws Exception {
        for (String path :
                List.of("/customers", "/alarms/none", "/api/v1/ledger", "/metrics", "/api/v1/stream?view=x")) {
            var headers = browse.get(path).headers();
            assertThat(headers.firstValue("Content-Security-Policy"))
                    .as(path)
                    .hasValueSatisfying(policy -> assertThat(policy)
                            .contains("default-src 'self'")
                            .contains("frame-ancestors 'none'")
                            .doesNotContain("unsafe"));
            assertThat(headers.firstValue("X-Content-Type-Options")).as(path).hasValue("nosniff");
            assertThat(headers.firstValue("Referrer-Policy")).as(path).hasValue("no-referrer");
        }
    }

    /** Names of attributes inside tags, as a browser would find them. */
    private static Set<String> attributes(String html) {
        return Pattern.compile("<[a-zA-Z][^<>]*>")
                .matcher(html)
                .results()
                .flatMap(tag -> Pattern.compile("\\s([a-zA-Z-]+)=\"[^\"]*\"")
                        .matcher(tag.group())
                        .results())
                .map(attribute -> attribute.group(1))
                .collect(Collectors.toSet());
    }
}
