package io.trapline.mediation.ticket;

import io.trapline.mediation.Change;
import io.trapline.mediation.Stamp;
import io.trapline.mediation.forward.Report;
import io.trapline.mediation.forward.TicketWork.Action;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Every ticket that is not over, the newest that are, and the work on its way to each destination.
 * Owned by the thread that evolves the state it is part of.
 */
public final class TicketBook {

    /** So many ended tickets are kept for readers. */
    public static final int ENDED_MAX = 2_000;

    /** A planned ticket and when it is due; ordered by (deadline, key). */
    public record Due(long streamNanos, String key) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = Long.compare(streamNanos, other.streamNanos);
            return byTime != 0 ? byTime : key.compareTo(other.key);
        }
    }

    private final LinkedHashMap<String, Ticket> live = new LinkedHashMap<>();
    private final LinkedHashMap<String, Ticket> ended = new LinkedHashMap<>();
    private final Map<String, List<String>> byAlarm = new TreeMap<>();
    private final TreeSet<Due> due = new TreeSet<>();
    private final TreeMap<String, Long> stale = new TreeMap<>();
    private final TreeSet<Due> staleDue = new TreeSet<>();
    private final TreeMap<String, TreeMap<Long, PendingWork>> pending = new TreeMap<>();
    private final TreeMap<String, Long> lastSeq = new TreeMap<>();
    private final TreeMap<String, Long> delivered = new TreeMap<>();
    private final TreeMap<String, String> links = new TreeMap<>();
    private final LetterBook letters = new LetterBook();

    public Optional<Ticket> ticket(String key) {
        Ticket ticket = live.get(key);
        return Optional.ofNullable(ticket == null ? ended.get(key) : ticket);
    }

    /** Tickets of an alarm that are kept, those of an earlier raise first. */
    public List<Ticket> of(String alarmId) {
        var tickets = new ArrayList<Ticket>();
        for (String key : byAlarm.getOrDefault(alarmId, List.of())) {
            ticket(key).ifPresent(tickets::add);
        }
        tickets.sort(Comparator.comparingLong(Ticket::generation));
        return tickets;
    }

    public Collection<Ticket> live() {
        return live.values();
    }

    public Collection<Ticket> ended() {
        return ended.values();
    }

    /** The planned ticket that is due first at or before {@code streamNanos}. */
    public Optional<Ticket> dueBy(long streamNanos) {
        return due.isEmpty() || due.first().streamNanos() > streamNanos
                ? Optional.empty()
                : ticket(due.first().key());
    }

    /** Stream time at which the first planned or stale ticket is due; the end of time when none is. */
    public long firstDue() {
        long planned = due.isEmpty() ? Long.MAX_VALUE : due.first().streamNanos();
        return staleDue.isEmpty() ? planned : Math.min(planned, staleDue.first().streamNanos());
    }

    /** The ticket whose desk is to be told first, at or before {@code streamNanos}, what follows from its alarm. */
    public Optional<Ticket> staleBy(long streamNanos) {
        return staleDue.isEmpty() || staleDue.first().streamNanos() > streamNanos
                ? Optional.empty()
                : ticket(staleDue.first().key());
    }

    /** Tickets whose desk knows something else to follow from their alarm, and when it is told. */
    public Map<String, Long> stale() {
        return Collections.unmodifiableMap(stale);
    }

    /** Puts one of these back, from a snapshot. */
    public void restoreStale(String key, long dueStreamNanos) {
        told(key);
        if (dueStreamNanos != Long.MAX_VALUE && live.containsKey(key)) {
            stale.put(key, dueStreamNanos);
            staleDue.add(new Due(dueStreamNanos, key));
        }
    }

    private void told(String key) {
        Long before = stale.remove(key);
        if (before != null) {
            staleDue.remove(new Due(before, key));
        }
    }

    /** Work on its way to a destination, in order. */
    public Collection<PendingWork> pending(String destination) {
        return pending.getOrDefault(destination, new TreeMap<>()).values();
    }

    /** All work released and not reported, and all tickets planned and not released. */
    public long pendingCount() {
        long count = due.size();
        for (var works : pending.values()) {
            count += works.size();
        }
        return count;
    }

    /** Destinations that were ever given work, with the last sequence number used. */
    public Map<String, Long> lastSeq() {
        return Collections.unmodifiableMap(lastSeq);
    }

    /** Work that a destination took, since the first. */
    public long delivered(String destination) {
        return delivered.getOrDefault(destination, 0L);
    }

    /** Dead letters. */
    public LetterBook letters() {
        return letters;
    }

    /** The desk's id of a ticket, where a person said which it is. */
    public @Nullable String link(String key) {
        return links.get(key);
    }

    /** True when another alarm has the same ticket at the desk, as a person said, and is not over. */
    public boolean shared(Ticket ticket) {
        String reference = ticket.reference();
        if (reference == null || links.isEmpty()) {
            return false;
        }
        boolean linked = links.containsKey(ticket.key());
        Collection<Ticket> others = linked ? live.values() : linkedAndLive();
        return others.stream()
                .anyMatch(other -> !other.key().equals(ticket.key())
                        && other.destination().equals(ticket.destination())
                        && reference.equals(other.reference())
                        && other.phase().live());
    }

    private List<Ticket> linkedAndLive() {
        return links.keySet().stream().map(live::get).filter(Objects::nonNull).toList();
    }

    /** All that people said, by key. */
    public Map<String, String> links() {
        return Collections.unmodifiableMap(links);
    }

    /** Puts back what a person said, from a snapshot. */
    public void restoreLink(String key, String reference) {
        links.put(key, reference);
    }

    public long nextSeq(String destination) {
        return lastSeq.getOrDefault(destination, 0L) + 1;
    }

    /** Evolves by one change of the outcome at {@code at}; what is not about tickets is not looked at. */
    public void evolve(Change change, Stamp at) {
        switch (change) {
            case Change.TicketPlanned c ->
                restore(new Ticket(
                        c.key(), c.destination(), c.alarmId(), Ticket.Phase.PLANNED, c.dueStreamNanos(), "", null));
            case Change.TicketCoalesced c -> end(c.key(), Ticket.Phase.COALESCED, null);
            case Change.WorkReleased c -> released(c, at);
            case Change.WorkEnded c -> reported(c.report(), at);
            case Change.TicketLinked c -> linked(c);
            case Change.TicketStale c -> restoreStale(c.key(), c.dueStreamNanos());
            case Change.TicketLeft c -> end(c.key(), Ticket.Phase.COALESCED, null);
            case Change.LetterTaken c -> letters.take(c.destination(), c.seq());
            default -> {}
        }
    }

    /** Puts back a ticket from a snapshot, or a new one, behind those already there. */
    public void restore(Ticket ticket) {
        boolean over = ticket.phase() == Ticket.Phase.RESOLVED
                || ticket.phase() == Ticket.Phase.PARKED
                || ticket.phase() == Ticket.Phase.COALESCED;
        // Planned once more: what was coalesced while the alarm was suppressed is this ticket again.
        if (ended.remove(ticket.key()) == null) {
            byAlarm.merge(ticket.alarmId(), List.of(ticket.key()), TicketBook::joined);
        }
        (over ? ended : live).put(ticket.key(), ticket);
        if (ticket.phase() == Ticket.Phase.PLANNED) {
            due.add(new Due(ticket.dueStreamNanos(), ticket.key()));
        }
    }

    /** Puts back how a destination stands, from a snapshot. */
    public void restore(String destination, long last, long taken, long dead, List<PendingWork> works) {
        lastSeq.put(destination, last);
        delivered.put(destination, taken);
        letters.restore(destination, dead);
        var bySeq = new TreeMap<Long, PendingWork>();
        works.forEach(w -> bySeq.put(w.work().seq(), w));
        pending.put(destination, bySeq);
    }

    private void released(Change.WorkReleased c, Stamp at) {
        lastSeq.put(c.destination(), c.seq());
        pending.computeIfAbsent(c.destination(), d -> new TreeMap<>()).put(c.seq(), new PendingWork(at.number(), c));
        Ticket ended = this.ended.remove(c.key());
        Ticket ticket = ended == null ? live.get(c.key()) : ended;
        if (ticket != null) {
            due.remove(new Due(ticket.dueStreamNanos(), ticket.key()));
            told(c.key());
            live.put(c.key(), ticket.telling(sending(c.action()), c.symptoms().digest(c.alarm())));
        }
    }

    private static Ticket.Phase sending(Action action) {
        return switch (action) {
            case OPEN -> Ticket.Phase.SENDING;
            case UPDATE -> Ticket.Phase.UPDATING;
            case RESOLVE -> Ticket.Phase.RESOLVING;
        };
    }

    /** There is such a ticket at the desk, whatever was known before. */
    private void linked(Change.TicketLinked c) {
        Ticket held = live.get(c.key());
        var linked = new Ticket(c.key(), c.destination(), c.alarmId(), Ticket.Phase.OPEN, 0, "", c.reference());
        links.put(c.key(), c.reference());
        if (held == null) {
            restore(linked);
        } else {
            live.put(c.key(), linked);
        }
    }

    private void reported(Report report, Stamp at) {
        var works = pending.get(report.destination());
        PendingWork work = works == null ? null : works.remove(report.seq());
        if (work != null && report.end() == Report.End.PARKED) {
            letters.add(new DeadLetter(work.work(), report.detail(), at));
        } else if (work != null) {
            delivered.merge(report.destination(), 1L, Long::sum);
        }
        Ticket ticket = live.get(report.key());
        if (work == null || ticket == null) {
            return;
        }
        Action action = work.work().action();
        boolean dead = report.end() == Report.End.PARKED;
        String link = links.get(report.key());
        String reference = link == null ? report.reference() : link;
        if (action == Action.RESOLVE) {
            end(report.key(), dead ? Ticket.Phase.PARKED : Ticket.Phase.RESOLVED, reference);
        } else if (dead && action == Action.OPEN && ticket.phase() != Ticket.Phase.RESOLVING) {
            end(report.key(), Ticket.Phase.PARKED, null);
        } else {
            Ticket.Phase next = ticket.phase() == Ticket.Phase.RESOLVING ? ticket.phase() : Ticket.Phase.OPEN;
            live.put(report.key(), ticket.known(next, reference));
        }
    }

    private void end(String key, Ticket.Phase phase, @Nullable String reference) {
        Ticket ticket = live.remove(key);
        if (ticket == null) {
            return;
        }
        due.remove(new Due(ticket.dueStreamNanos(), key));
        told(key);
        ended.put(key, ticket.known(phase, reference));
        if (ended.size() > ENDED_MAX) {
            Ticket oldest = ended.pollFirstEntry().getValue();
            links.remove(oldest.key());
            byAlarm.computeIfPresent(oldest.alarmId(), (alarm, keys) -> {
                var rest = new ArrayList<>(keys);
                rest.remove(oldest.key());
                return rest.isEmpty() ? null : rest;
            });
        }
    }

    private static List<String> joined(List<String> held, List<String> more) {
        var keys = new ArrayList<>(held);
        keys.addAll(more);
        return keys;
    }
}
