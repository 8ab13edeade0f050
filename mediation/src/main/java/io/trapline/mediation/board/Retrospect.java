package io.trapline.mediation.board;

import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.InventoryShelf;
import io.trapline.enrichment.Service;
import io.trapline.enrichment.ServiceState;
import io.trapline.enrichment.ServiceTerms;
import io.trapline.mediation.Change;
import io.trapline.mediation.Outcome;
import io.trapline.mediation.Stamp;
import io.trapline.mediation.alarm.Alarm;
import io.trapline.mediation.forward.TicketWork;
import io.trapline.mediation.impact.CustomerImpact;
import io.trapline.mediation.impact.Excuse;
import io.trapline.mediation.impact.HurtLine;
import io.trapline.mediation.impact.Measures;
import io.trapline.mediation.impact.Meter;
import io.trapline.mediation.impact.OpenOutage;
import io.trapline.mediation.impact.OutageBlock;
import io.trapline.mediation.impact.OutageLine;
import io.trapline.mediation.impact.OutageStore;
import io.trapline.mediation.impact.Outages;
import io.trapline.mediation.impact.ServiceFacts;
import io.trapline.mediation.impact.Spans;
import io.trapline.mediation.impact.Turned;
import io.trapline.mediation.maintenance.Announced;
import io.trapline.mediation.maintenance.Excuses;
import io.trapline.mediation.turn.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a stretch of time meant: its alarms, its tickets, whom it hurt, for how long and for how much.
 * Follows outcomes as a board does and keeps nothing on disk. Owned by one thread.
 */
final class Retrospect {

    /**
     * All of it.
     *
     * @param alarms raised or reopened, in words by id
     * @param tickets ids of the alarms for which one was opened
     * @param customers with a service down or degraded, by id
     * @param measures of all customers together, of the down time within the stretch
     */
    record Summary(Map<String, String> alarms, Set<String> tickets, Set<String> customers, Measures measures) {}

    private final State state;
    private final InventoryShelf shelf;
    private final long from;
    private final Outages outages;
    private final OutageFeed feed;
    private final Map<String, List<Turned>> turns = new TreeMap<>();
    private final Map<String, String> alarms = new TreeMap<>();
    private final Set<String> tickets = new TreeSet<>();
    private Excuse excuses = Excuse.NONE;
    private @Nullable Inventory inventory;

    /**
     * @param state as of the beginning; evolved by the caller
     * @param from stream time in milliseconds since 1970
     */
    Retrospect(State state, InventoryShelf shelf, long from) {
        this.state = state;
        this.shelf = shelf;
        this.from = from;
        try {
            this.outages = Outages.open(new Memory());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        this.feed = new OutageFeed(outages, state);
        feed.begin(new Stamp(Math.max(1, state.decided()), from * 1_000_000, from * 1_000_000));
        use();
        feed.end();
        feed.write();
    }

    private void use() {
        String version = state.inventoryVersion();
        Inventory found = version == null ? null : shelf.version(version).orElse(null);
        inventory = found == null ? inventory : found;
        feed.everything(found);
    }

    /** After the state has evolved by it. */
    void follow(Outcome outcome) {
        feed.begin(outcome.stamp());
        outcome.changes().forEach(change -> {
            feed.reflect(change);
            note(change);
        });
        feed.end();
        feed.write();
    }

    private void note(Change change) {
        switch (change) {
            case Change.AlarmRaised c -> raised(c.alarm().id());
            case Change.HoldEnded c when c.raised() -> raised(c.alarmId());
            case Change.AlarmReopened c -> raised(c.alarmId());
            case Change.WorkReleased c
            when c.action() == TicketWork.Action.OPEN -> tickets.add(c.alarm().id());
            case Change.InventoryUsed c -> use();
            default -> {}
        }
    }

    private void raised(String alarmId) {
        var book = state.alarms();
        book.open(alarmId).or(() -> book.cleared(alarmId)).ifPresent(alarm -> alarms.put(alarmId, words(alarm)));
    }

    private String words(Alarm alarm) {
        return "%s %s %s %s"
                .formatted(
                        alarm.severity().word(),
                        AlarmRows.deviceName(alarm, inventory),
                        alarm.alarmType(),
                        alarm.object());
    }

    /** @param to stream time in milliseconds since 1970 */
    Summary until(long to, ZoneId site) {
        Map<String, List<HurtLine>> byCustomer = new TreeMap<>();
        Inventory known = inventory;
        if (known != null) {
            excuses = new Excuses(Announced.all(state.windows(), state.alarms().deeds()), known);
            turns.forEach((service, all) -> line(service, all, to, known)
                    .forEach(line -> byCustomer
                            .computeIfAbsent(line.customerId(), id -> new ArrayList<>())
                            .add(line)));
        }
        var meter = new Meter(known == null ? io.trapline.enrichment.Business.NOTHING : known.business(), site, to);
        List<Measures> measures = byCustomer.values().stream()
                .map(lines -> meter.of(new CustomerImpact(lines, Map.of())))
                .toList();
        return new Summary(alarms, tickets, byCustomer.keySet(), meter.sum(measures));
    }

    /** A service that was down or degraded in the stretch, as one that is down still: its money is at risk. */
    private List<HurtLine> line(String serviceId, List<Turned> all, long to, Inventory known) {
        List<Spans.Span> down = new ArrayList<>();
        boolean hurt = false;
        for (int i = 0; i < all.size(); i++) {
            long begin = Math.max(from, all.get(i).at());
            long end = i + 1 < all.size() ? Math.min(to, all.get(i + 1).at()) : to;
            ServiceState now = all.get(i).state();
            hurt |= begin < end && (now == ServiceState.DOWN || now == ServiceState.DEGRADED);
            if (now == ServiceState.DOWN) {
                down.add(new Spans.Span(begin, end));
            }
        }
        if (!hurt) {
            return List.of();
        }
        var outage = new OpenOutage(serviceId, ServiceState.DOWN, from, Spans.union(down), -1, true, "");
        Spans excused = excuses.of(serviceId, from, to);
        return known.service(serviceId).map(service -> hurt(outage, service, known, excused)).stream()
                .toList();
    }

    private static HurtLine hurt(OpenOutage outage, Service service, Inventory known, Spans excused) {
        var terms = known.business().service(service.id());
        return new HurtLine(
                outage,
                service.customerId(),
                service.accountId(),
                ServiceFacts.vnoOf(service.customerId(), known),
                terms.map(ServiceTerms::productId).orElse(null),
                terms.map(ServiceTerms::endUserCount).orElse(1),
                0,
                excused);
    }

    /** Keeps turns by service instead of on disk. */
    private final class Memory implements OutageStore {

        private final Map<String, ServiceState> newest = new HashMap<>();

        @Override
        public void read(Consumer<OutageBlock> blocks) {}

        @Override
        public long last() {
            return 0;
        }

        @Override
        public void append(OutageBlock block, long now) {
            for (OutageLine line : block.lines()) {
                Turned turned = line.turned();
                if (newest.put(turned.serviceId(), turned.state()) != turned.state()) {
                    turns.computeIfAbsent(turned.serviceId(), id -> new ArrayList<>())
                            .add(turned);
                }
            }
        }

        @Override
        public void force() {}

        @Override
        public void close() {}
    }
}
