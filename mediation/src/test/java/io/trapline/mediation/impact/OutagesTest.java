package io.trapline.mediation.impact;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.ServiceState;
import io.trapline.mediation.keep.OutageLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Outages over random faults, with restarts and kills, against a look at every single millisecond. */
class OutagesTest {

    private static final int EVENTS = 400;
    private static final Inventory STREET = Street.inventory();

    /** What happened to one alarm; {@code state} is up when it was cleared. */
    private record Said(long outcome, long at, String alarm, String resource, ServiceState state) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyMillisecondIsCountedOnceOverRestartsAndKills(long seed, @TempDir Path folder) throws IOException {
        var dice = new Random(seed);
        List<Said> history = new ArrayList<>();
        var outages = Outages.open(new OutageLog(folder));
        outages.use(STREET);
        int forced = 0;
        long at = 1_000;
        for (int i = 0; i < EVENTS; i++) {
            at += 1 + dice.nextInt(4);
            var said = new Said(i + 1, at, "A" + dice.nextInt(12), resource(dice), state(dice));
            // An alarm keeps its resource as long as it is open.
            var before = open(history, history.size()).get(said.alarm());
            said = new Said(
                    said.outcome(),
                    at,
                    said.alarm(),
                    before == null ? said.resource() : before.resource(),
                    said.state());
            history.add(said);
            follow(outages, said);
            int chance = dice.nextInt(20);
            if (chance > 3) {
                outages.write();
            }
            if (chance == 19) {
                outages.force();
                forced = history.size();
            }
            if (chance == 0) {
                // Killed: what was not written is gone, and the process begins at an older snapshot.
                outages = restarted(folder, history, forced);
            }
        }
        outages.force();
        assertThat(closed(outages)).isEqualTo(expected(history, at, true));
        assertThat(stillOpen(outages, at)).isEqualTo(expected(history, at, false));
        var reopened = restarted(folder, history, forced);
        assertThat(closed(reopened)).as("after one more start").isEqualTo(expected(history, at, true));
        assertThat(stillOpen(reopened, at)).isEqualTo(expected(history, at, false));
    }

    @Test
    void aBlockThatWasNotWrittenToItsEndIsMadeAgain(@TempDir Path folder) throws IOException {
        var history = List.of(
                new Said(1, 1_000, "A1", "p2", ServiceState.DOWN),
                new Said(2, 2_000, "A2", "d", ServiceState.DOWN),
                new Said(3, 3_000, "A1", "p2", ServiceState.UP),
                new Said(4, 4_000, "A2", "d", ServiceState.UP));
        var outages = Outages.open(new OutageLog(folder));
        outages.use(STREET);
        history.forEach(said -> follow(outages, said));
        outages.close();
        var expected = closed(outages);
        assertThat(expected).hasSize(6).contains("s2 1000-4000 down 3000");
        Path file = folder.resolve("outages-1970-01.jsonl");
        byte[] whole = Files.readAllBytes(file);
        for (int cut = 0; cut < whole.length; cut++) {
            Files.write(file, java.util.Arrays.copyOf(whole, cut), StandardOpenOption.TRUNCATE_EXISTING);
            var again = restarted(folder, history, 0);
            assertThat(closed(again)).as("cut at byte %d", cut).isEqualTo(expected);
            again.close();
            assertThat(Files.readAllBytes(file)).as("cut at byte %d", cut).isEqualTo(whole);
        }
    }

    @Test
    void whatWasExcusedOfAnOutageIsKeptAndLinesBeforeKnowNothingOfIt(@TempDir Path folder) throws IOException {
        var history = List.of(
                new Said(1, 1_000, "A1", "p2", ServiceState.DOWN),
                new Said(2, 9_000, "A1", "p2", ServiceState.UP),
                new Said(3, 10_000, "A1", "p2", ServiceState.DOWN),
                new Said(4, 11_000, "A1", "p2", ServiceState.UP));
        var outages = Outages.open(new OutageLog(folder));
        outages.use(STREET);
        outages.excuse(
                (service, from, now) -> Spans.union(List.of(new Spans.Span(500, 1_500), new Spans.Span(3_000, 4_000))));
        history.forEach(said -> follow(outages, said));
        outages.close();
        var again = restarted(folder, history, 0);
        assertThat(again.closed("c1"))
                .extracting(o -> o.excused().list())
                .containsExactly(List.of(new Spans.Span(1_000, 1_500), new Spans.Span(3_000, 4_000)), List.of());
        again.close();
        Path file = folder.resolve("outages-1970-01.jsonl");
        String text = Files.readString(file);
        assertThat(text).containsOnlyOnce(",\"excused\":[1000,1500,3000,4000]}");
        Files.writeString(file, text.replaceAll(",\"excused\":\\[[0-9,]*\\]", ""));
        var old = restarted(folder, history, 0);
        assertThat(old.closed("c1"))
                .hasSize(2)
                .allSatisfy(outage -> assertThat(outage.excused()).isEqualTo(Spans.NONE));
        old.close();
    }

    @Test
    void aFaultCountsFromItsRaiseWhenItsResourceIsFoundLate(@TempDir Path folder) throws IOException {
        var outages = Outages.open(new OutageLog(folder));
        outages.begin(1, 1_000);
        outages.say("A1", null, ServiceState.DOWN, 1_000);
        outages.end();
        outages.begin(2, 61_000);
        outages.use(STREET);
        outages.say("A1", "p2", ServiceState.DOWN, 1_000);
        outages.end();
        assertThat(outages.of("s2").orElseThrow().down(61_000).millis()).isEqualTo(60_000);
    }

    @Test
    void aServiceThatLeftTheInventoryIsUpAndStillItsOwners(@TempDir Path folder) throws IOException {
        var outages = Outages.open(new OutageLog(folder));
        outages.begin(1, 1_000);
        outages.use(STREET);
        outages.say("A1", "d", ServiceState.DOWN, 1_000);
        outages.end();
        outages.begin(2, 5_000);
        outages.use(Street.without("c1"));
        outages.end();
        assertThat(outages.size()).as("the services of the other customer").isEqualTo(3);
        assertThat(outages.last("c1"))
                .hasSize(3)
                .allSatisfy(outage -> assertThat(outage.to()).isEqualTo(5_000));
    }

    private static void follow(Outages outages, Said said) {
        outages.begin(said.outcome(), said.at());
        if (said.state() == ServiceState.UP) {
            outages.silent(said.alarm(), said.at());
        } else {
            outages.say(said.alarm(), said.resource(), said.state(), said.at());
        }
        outages.end();
    }

    /** As the product starts: the alarms of a snapshot, then every outcome after it. */
    private static Outages restarted(Path folder, List<Said> history, int snapshot) throws IOException {
        var outages = Outages.open(new OutageLog(folder));
        outages.use(STREET);
        open(history, snapshot).forEach((alarm, said) -> outages.say(alarm, said.resource(), said.state(), said.at()));
        history.subList(snapshot, history.size()).forEach(said -> follow(outages, said));
        outages.write();
        return outages;
    }

    private static Map<String, Said> open(List<Said> history, int upTo) {
        Map<String, Said> open = new TreeMap<>();
        for (Said said : history.subList(0, upTo)) {
            if (said.state() == ServiceState.UP) {
                open.remove(said.alarm());
            } else {
                open.put(said.alarm(), said);
            }
        }
        return open;
    }

    private static Set<String> closed(Outages outages) {
        Set<String> words = new TreeSet<>();
        for (String customer : List.of("c0", "c1")) {
            outages.closed(customer)
                    .forEach(o -> words.add("%s %d-%d down %d"
                            .formatted(o.serviceId(), o.from(), o.to(), o.down().millis())));
        }
        return words;
    }

    private static Set<String> stillOpen(Outages outages, long now) {
        Set<String> words = new TreeSet<>();
        for (String service : services()) {
            outages.of(service)
                    .ifPresent(o -> words.add("%s %s since %d down %d"
                            .formatted(
                                    service,
                                    o.state().word(),
                                    o.since(),
                                    o.down(now).millis())));
        }
        return words;
    }

    /** Looks at each service at each millisecond. */
    private static Set<String> expected(List<Said> history, long end, boolean over) {
        Set<String> words = new TreeSet<>();
        for (String service : services()) {
            long from = -1;
            long down = 0;
            boolean hurt = false;
            int seen = 0;
            Map<String, Said> open = new TreeMap<>();
            for (long t = 0; t <= end; t++) {
                for (; seen < history.size() && history.get(seen).at() <= t; seen++) {
                    Said said = history.get(seen);
                    if (said.state() == ServiceState.UP) {
                        open.remove(said.alarm());
                    } else {
                        open.put(said.alarm(), said);
                    }
                }
                ServiceState state = state(service, open);
                if (state == ServiceState.UP) {
                    if (from >= 0 && hurt && over) {
                        words.add("%s %d-%d down %d".formatted(service, from, t, down));
                    }
                    from = -1;
                    down = 0;
                    hurt = false;
                } else {
                    from = from < 0 ? t : from;
                    hurt |= state != ServiceState.AT_RISK;
                    down += state == ServiceState.DOWN && t < end ? 1 : 0;
                }
                if (t == end && !over && state != ServiceState.UP) {
                    words.add("%s %s since %d down %d".formatted(service, state.word(), from, down));
                }
            }
        }
        return words;
    }

    private static ServiceState state(String service, Map<String, Said> open) {
        if (!service.equals("sp")) {
            return port("p" + service.substring(1), open);
        }
        ServiceState working = port("p0", open);
        ServiceState protecting = port("p1", open);
        if (working == ServiceState.DOWN) {
            return protecting == ServiceState.DOWN ? ServiceState.DOWN : ServiceState.DEGRADED;
        }
        boolean fine = working == ServiceState.UP && protecting == ServiceState.UP;
        return fine ? ServiceState.UP : ServiceState.AT_RISK;
    }

    private static ServiceState port(String port, Map<String, Said> open) {
        Set<ServiceState> all = new HashSet<>();
        open.values().stream()
                .filter(said -> said.resource().equals(port) || said.resource().equals("d"))
                .forEach(said -> all.add(said.state()));
        return all.contains(ServiceState.DOWN)
                ? ServiceState.DOWN
                : all.isEmpty() ? ServiceState.UP : ServiceState.AT_RISK;
    }

    private static List<String> services() {
        List<String> ids = new ArrayList<>(List.of("sp"));
        for (int i = 0; i < Street.PORTS; i++) {
            ids.add("s" + i);
        }
        return ids;
    }

    private static String resource(Random dice) {
        int i = dice.nextInt(Street.PORTS + 1);
        return i == Street.PORTS ? "d" : "p" + i;
    }

    private static ServiceState state(Random dice) {
        return List.of(ServiceState.UP, ServiceState.UP, ServiceState.AT_RISK, ServiceState.DOWN, ServiceState.DOWN)
                .get(dice.nextInt(5));
    }
}
