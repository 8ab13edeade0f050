package io.trapline.mediation.impact;

import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.ServiceState;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Outages as the outcomes tell them, kept on disk so that a restart knows since when. Outcomes that
 * the log has already are followed without being written or counted again. Owned by one thread, but for
 * what says otherwise.
 */
public final class Outages implements AutoCloseable {

    private final OutageBook book = new OutageBook(this::turned);
    private final OutageHistory history = new OutageHistory();
    private final OutageStore log;
    private final Deque<OutageBlock> unwritten = new ArrayDeque<>();
    private final List<OutageLine> lines = new ArrayList<>();
    private final Set<String> touched = new HashSet<>();
    private @Nullable Inventory inventory;
    private @Nullable Inventory before;
    private Excuse excuse = Excuse.NONE;
    private long outcome;
    private long now;

    private Outages(OutageStore log) {
        this.log = log;
    }

    /** Begins with what the store remembers; it belongs to this object from now on. */
    public static Outages open(OutageStore log) throws IOException {
        var outages = new Outages(log);
        log.read(block -> block.lines().forEach(outages::remember));
        return outages;
    }

    /**
     * The changes of one outcome follow.
     *
     * @param at its stream time
     */
    public void begin(long outcomeNumber, long at) {
        outcome = outcomeNumber;
        now = at;
        if (outcomeNumber > log.last()) {
            book.live(at);
        }
    }

    /**
     * An open alarm says this of a resource.
     *
     * @param resourceId null while it is not known
     * @param at from when that counts
     */
    public void say(String alarmId, @Nullable String resourceId, ServiceState state, long at) {
        book.say(alarmId, resourceId, state, at);
    }

    /** An alarm ended. */
    public void silent(String alarmId, long at) {
        book.silent(alarmId, at);
    }

    /** Another inventory is used from now on; null when it cannot be had, and the one before stays. */
    public void use(@Nullable Inventory next) {
        if (next != null) {
            before = inventory;
            inventory = next;
            book.use(next, now);
        }
    }

    /** From now on this is when SLAs do not count; outages that are over keep what was found at their end. */
    public void excuse(Excuse now) {
        excuse = now;
    }

    /** The outcome is at its end. */
    public void end() {
        if (!lines.isEmpty()) {
            unwritten.add(new OutageBlock(outcome, List.copyOf(lines)));
            lines.clear();
        }
    }

    /** Writes what is not written yet; what fails stays for the next time. */
    public void write() throws IOException {
        for (var block = unwritten.peek(); block != null; block = unwritten.peek()) {
            log.append(block, now);
            unwritten.remove();
        }
    }

    /** Everything so far outlives a power cut. */
    public void force() throws IOException {
        write();
        log.force();
    }

    @Override
    public void close() throws IOException {
        try {
            write();
        } finally {
            log.close();
        }
    }

    /** How a service that is not up stands. */
    public Optional<OpenOutage> of(String serviceId) {
        return book.open(serviceId);
    }

    /** Those of these services that are not up, by id, with what their measures are worked out from. */
    public CustomerImpact impact(Collection<String> serviceIds, Inventory asOf) {
        List<HurtLine> hurt = new ArrayList<>();
        Map<String, Spans> before = new TreeMap<>();
        for (String id : new TreeSet<>(serviceIds)) {
            OpenOutage outage = book.open(id).orElse(null);
            ServiceFacts facts =
                    outage == null ? null : ServiceFacts.of(id, asOf).orElse(null);
            if (outage == null || facts == null) {
                continue;
            }
            hurt.add(new HurtLine(
                    outage,
                    facts.customerId(),
                    facts.accountId(),
                    facts.vnoId(),
                    facts.productId(),
                    facts.endUsers(),
                    history.repeats(id, now),
                    excuse.of(id, outage.since(), Math.max(now, outage.since()))));
            String product = facts.productId();
            if (product != null) {
                before.computeIfAbsent(product, history::counted);
            }
        }
        return new CustomerImpact(List.copyOf(hurt), Map.copyOf(before));
    }

    /**
     * The newest outage of a customer that is over, as the services that it hurt; empty when none is
     * known. Safe for any thread.
     */
    public List<ClosedOutage> last(String customerId) {
        return last(customerId, any -> true);
    }

    /** The same of those of its services that are wanted. Safe for any thread. */
    public List<ClosedOutage> last(String customerId, Predicate<ClosedOutage> wanted) {
        return history.last(customerId, wanted);
    }

    /** The newest outages of a customer that are over, by service, oldest first. Safe for any thread. */
    public List<ClosedOutage> closed(String customerId) {
        return history.of(customerId);
    }

    /** What the measures of that one are worked out from. Safe for any thread. */
    public CustomerImpact lastImpact(String customerId) {
        return lastImpact(customerId, any -> true);
    }

    /** The same of those of its services that are wanted. Safe for any thread. */
    public CustomerImpact lastImpact(String customerId, Predicate<ClosedOutage> wanted) {
        List<HurtLine> lines = new ArrayList<>();
        Map<String, Spans> before = new TreeMap<>();
        for (ClosedOutage closed : history.last(customerId, wanted)) {
            lines.add(closed.line());
            String product = closed.productId();
            if (product != null) {
                before.computeIfAbsent(product, history::counted);
            }
        }
        return new CustomerImpact(List.copyOf(lines), Map.copyOf(before));
    }

    /** Services that are not up. */
    public int size() {
        return book.size();
    }

    /** Services that took another state since this was asked last. */
    public Set<String> touched() {
        Set<String> all = Set.copyOf(touched);
        touched.clear();
        return all;
    }

    /** Services that are not up and of which more is to be said than before, as if they had changed. */
    public void touch(Predicate<String> serviceId) {
        book.services().filter(serviceId).forEach(touched::add);
    }

    private void turned(Turned turned) {
        touched.add(turned.serviceId());
        boolean up = turned.state() == ServiceState.UP;
        ServiceFacts facts = up ? facts(turned.serviceId()) : null;
        Spans excused = facts == null ? Spans.NONE : excused(turned);
        if (facts != null) {
            close(turned, facts, excused);
        }
        lines.add(new OutageLine(turned, facts, excused));
    }

    /** Of the outage that ends. */
    private Spans excused(Turned turned) {
        return book.open(turned.serviceId())
                .map(open -> open.down(turned.at()))
                .filter(down -> !down.isEmpty())
                .map(down -> down.and(
                        excuse.of(turned.serviceId(), down.list().getFirst().from(), turned.at())))
                .orElse(Spans.NONE);
    }

    /** As of its end; of the inventory before when the new one does not have the service any more. */
    private @Nullable ServiceFacts facts(String serviceId) {
        for (Inventory each : new @Nullable Inventory[] {inventory, before}) {
            if (each != null) {
                var facts = ServiceFacts.of(serviceId, each);
                if (facts.isPresent()) {
                    return facts.get();
                }
            }
        }
        return null;
    }

    private void remember(OutageLine line) {
        ServiceFacts facts = line.facts();
        if (facts != null) {
            close(line.turned(), facts, line.excused());
        }
        book.restore(line.turned());
    }

    private void close(Turned turned, ServiceFacts facts, Spans excused) {
        OpenOutage open = book.open(turned.serviceId()).orElse(null);
        if (open != null && open.hurt()) {
            history.add(new ClosedOutage(
                    open.serviceId(),
                    facts.customerId(),
                    facts.accountId(),
                    facts.vnoId(),
                    facts.productId(),
                    facts.endUsers(),
                    open.since(),
                    turned.at(),
                    open.down(turned.at()),
                    excused,
                    open.alarmId()));
        }
    }
}
