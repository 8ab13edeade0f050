package io.trapline.mediation.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.inventory.Built;
import io.trapline.enrichment.inventory.InventoryDraft;
import io.trapline.enrichment.inventory.View;
import io.trapline.mediation.impact.Spans;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a window excuses of whom. */
class ExcusesTest {

    private static final Inventory KIEL = kiel();
    private static final long EARLY = millis("2026-03-01T00:00:00Z");
    private static final long LATE = millis("2026-04-30T00:00:00Z");
    private static final List<String> ALL = List.of("s-a", "s-b", "s-both", "s-far", "s-no", "s-poor", "s-upon");

    /**
     * Device a (card a/1, port a/1/1) and device b at the site Kiel, device far elsewhere; a/1 relies on a fibre.
     * s-a hangs on the port, s-b on b, s-both on the port and, protected, on b, s-far on far, s-no on the port with
     * an SLA that says no, s-poor there with none, s-upon on the service s-a.
     */
    private static Inventory kiel() {
        var draft = new InventoryDraft();
        draft.add(View.PLACE, "DE", "Germany", null).add(View.PLACE, "KI", "Kiel", "DE");
        draft.add(View.RESOURCE, "a", "device", "olt-a", null, null, "KI");
        draft.add(View.RESOURCE, "a/1", "card", "card 1", "a", "a");
        draft.add(View.RESOURCE, "a/1/1", "port", "0/1/1", "a", "a/1");
        draft.add(View.RESOURCE, "b", "device", "olt-b", null, null, "KI");
        draft.add(View.RESOURCE, "far", "device", null, null, null);
        draft.add(View.RESOURCE, "F1", "fibre", "Trunk 1", null, null);
        draft.add(View.RESOURCE_RELATIONSHIP, "a/1", "F1", null, null, null);
        draft.add(View.RESOURCE_ALIAS, "a", null, "address", "10.0.0.1");
        draft.add(View.SLA, "yes", null, null, null, null, null, null, null, "true");
        draft.add(View.SLA, "no", null, null, null, null, null, null, null, "false");
        draft.add(View.PRODUCT, "kind", null, "1", "EUR", "yes");
        draft.add(View.PRODUCT, "strict", null, "1", "EUR", "no");
        draft.add(View.PRODUCT, "poor", null, "1", "EUR", null);
        draft.add(View.VNO, "V", "Elbe");
        draft.add(View.CUSTOMER, "C", "Customer", "gold", "V").add(View.ACCOUNT, "A", "C", null);
        draft.add(View.CUSTOMER, "C2", "Other", "gold", null).add(View.ACCOUNT, "A2", "C2", null);
        service(draft, "s-a", "A", "kind", "a/1/1");
        service(draft, "s-b", "A2", "kind", "b");
        service(draft, "s-both", "A2", "kind");
        draft.add(View.SERVICE_RESOURCE, "s-both", "a/1/1", "working");
        draft.add(View.SERVICE_RESOURCE, "s-both", "b", "protecting");
        service(draft, "s-far", "A2", "kind", "far");
        service(draft, "s-no", "A", "strict", "a/1/1");
        service(draft, "s-poor", "A", "poor", "a/1/1");
        service(draft, "s-upon", "A2", "kind");
        draft.add(View.SERVICE_RELATIONSHIP, "s-upon", "s-a", null, null, null);
        return switch (draft.build(Instant.EPOCH)) {
            case Built.Complete(var inventory, var remarks) -> inventory;
            case Built.Refused(String sentence) -> throw new AssertionError(sentence);
        };
    }

    private static void service(InventoryDraft draft, String id, String account, String product, String... on) {
        draft.add(View.SERVICE, id, null, "active", account, product);
        Arrays.stream(on).forEach(resource -> draft.add(View.SERVICE_RESOURCE, id, resource, null));
    }

    @Test
    void aWindowInTheNetworkExcusesThoseWhoAreDownWithoutWhatItNames() {
        assertExcused("device=a", "s-a", "s-upon");
        assertExcused("device=OLT-A", "s-a", "s-upon");
        assertExcused("device=10.0.0.1", "s-a", "s-upon");
        assertExcused("resource=card 1", "s-a", "s-upon");
        assertExcused("resource=a/1/1", "s-a", "s-upon");
        assertExcused("resource=F1", "s-a", "s-upon");
        assertExcused("resource=b", "s-b");
        // Both legs of s-both are at the site.
        assertExcused("site=Kiel", "s-a", "s-b", "s-both", "s-upon");
        assertExcused("site=DE", "s-a", "s-b", "s-both", "s-upon");
        assertExcused("device=nobody");
        assertExcused("device=card 1");
    }

    @Test
    void aWindowOfThoseServedExcusesThem() {
        assertExcused("service=s-a", "s-a");
        assertExcused("customer=C", "s-a");
        assertExcused("account=A2", "s-b", "s-both", "s-far", "s-upon");
        assertExcused("vno=V", "s-a");
        assertExcused("service=s-no");
        assertExcused("service=s-poor");
    }

    @Test
    void oneOfTheScopesIsEnough() {
        assertExcused("service=s-far+device=b", "s-b", "s-far");
    }

    @Test
    void nothingIsExcusedBeforeItWasSaidNorAfterItWasCalledOff() {
        Window window = window("device=a", "2026-03-10T02:00", "2026-03-10T06:00", "UTC", "");
        assertSpans(
                spans(new Announced(window, Instant.parse("2026-03-10T03:00:00Z"), Instant.MAX), "s-a"),
                "2026-03-10T03:00:00Z/2026-03-10T06:00:00Z");
        assertSpans(
                spans(new Announced(window, Instant.MIN, Instant.parse("2026-03-10T04:00:00Z")), "s-a"),
                "2026-03-10T02:00:00Z/2026-03-10T04:00:00Z");
        assertSpans(spans(new Announced(window, Instant.MIN, Instant.parse("2026-03-10T01:00:00Z")), "s-a"));
        assertSpans(spans(new Announced(window, Instant.parse("2026-03-10T06:00:00Z"), Instant.MAX), "s-a"));
    }

    @Test
    void whatComesNextIsKnownBeforeItBeginsAndTimeAsksForMore() {
        Window nightly = window("device=a", "2026-03-27T02:00", "2026-03-27T04:00", "Europe/Berlin", "FREQ=DAILY");
        var excuses = new Excuses(List.of(new Announced(nightly, Instant.MIN, Instant.MAX)), KIEL);
        long begin = millis("2026-03-27T12:00:00Z");
        assertSpans(excuses.of("s-a", begin, begin), "2026-03-28T01:00:00Z/2026-03-28T03:00:00Z");
        // The clocks skip the start of one night: an hour later, and as long.
        assertSpans(
                excuses.of("s-a", begin, millis("2026-03-29T12:00:00Z")),
                "2026-03-28T01:00:00Z/2026-03-28T03:00:00Z",
                "2026-03-29T01:00:00Z/2026-03-29T03:00:00Z",
                "2026-03-30T00:00:00Z/2026-03-30T02:00:00Z");
        // Another service asks for what was before.
        assertSpans(
                excuses.of("s-upon", millis("2026-03-27T02:30:00Z"), begin),
                "2026-03-27T02:30:00Z/2026-03-27T03:00:00Z",
                "2026-03-28T01:00:00Z/2026-03-28T03:00:00Z");
        assertThat(excuses.covers("M-1", "s-a")).isTrue();
        assertThat(excuses.covers("M-2", "s-a")).isFalse();
        assertThat(excuses.covers("M-1", "s-no")).isFalse();
    }

    private static void assertExcused(String scopes, String... services) {
        Window window = window(scopes, "2026-03-10T02:00", "2026-03-10T06:00", "UTC", "");
        var excuses = new Excuses(List.of(new Announced(window, Instant.MIN, Instant.MAX)), KIEL);
        assertThat(ALL.stream().filter(id -> !excuses.of(id, EARLY, LATE).isEmpty()))
                .as(scopes)
                .containsExactly(services);
    }

    private static Spans spans(Announced one, String service) {
        return new Excuses(List.of(one), KIEL).of(service, EARLY, LATE);
    }

    private static void assertSpans(Spans found, String... spans) {
        assertThat(found.list().stream()
                        .map(span -> Instant.ofEpochMilli(span.from()) + "/" + Instant.ofEpochMilli(span.to())))
                .containsExactly(spans);
    }

    private static long millis(String at) {
        return Instant.parse(at).toEpochMilli();
    }

    private static Window window(String scopes, String start, String end, String zone, String repeat) {
        return new Window(
                "M-1",
                "work",
                Stream.of(scopes.split("\\+")).map(Scope::parse).toList(),
                LocalDateTime.parse(start),
                LocalDateTime.parse(end),
                ZoneId.of(zone),
                repeat,
                "",
                "kim");
    }
}
