package io.trapline.mediation.forward;

import io.trapline.mediation.forward.Delivery.Accepted;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A desk in memory that does what its script says, step by step, and then behaves. Keeps a diary of
 * what it was asked and when.
 */
final class ScriptedDesk implements TicketDesk {

    /** @param commit whether the desk does what it was asked before it answers so */
    record Step(Delivery delivery, boolean commit) {}

    record Ticket(String id, boolean resolved) {}

    record Entry(long nanos, String what) {}

    private final Timekeeper time;
    private final Deque<Step> changes = new ArrayDeque<>();
    private final Deque<Lookup> lookups = new ArrayDeque<>();
    private final Map<String, Ticket> tickets = new LinkedHashMap<>();
    private final List<Entry> diary = new ArrayList<>();
    private int opened;
    private volatile boolean closed;

    ScriptedDesk(Timekeeper time) {
        this.time = time;
    }

    ScriptedDesk then(Delivery delivery) {
        changes.add(new Step(delivery, false));
        return this;
    }

    ScriptedDesk committedBut(Delivery delivery) {
        changes.add(new Step(delivery, true));
        return this;
    }

    ScriptedDesk thenLookup(Lookup lookup) {
        lookups.add(lookup);
        return this;
    }

    ScriptedDesk holding(String key, boolean resolved) {
        tickets.put(key, new Ticket("T" + ++opened, resolved));
        return this;
    }

    synchronized List<String> asked() {
        return diary.stream().map(Entry::what).toList();
    }

    synchronized List<Long> times() {
        return diary.stream().map(Entry::nanos).toList();
    }

    boolean closed() {
        return closed;
    }

    @Override
    public Delivery open(TicketWork work) {
        note("open " + work.seq());
        Step step = changes.poll();
        if (step != null && !step.commit()) {
            return step.delivery();
        }
        var ticket = new Ticket("T" + ++opened, false);
        tickets.put(work.key(), ticket);
        return step == null ? new Accepted(ticket.id()) : step.delivery();
    }

    @Override
    public Delivery change(TicketWork work, String reference) {
        note("change " + work.seq() + " " + reference);
        Step step = changes.poll();
        if (step == null || step.commit()) {
            tickets.put(work.key(), new Ticket(reference, work.action() == TicketWork.Action.RESOLVE));
        }
        return step == null ? new Accepted(reference) : step.delivery();
    }

    @Override
    public Lookup find(String key) {
        note("find " + key);
        Lookup scripted = lookups.poll();
        if (scripted != null) {
            return scripted;
        }
        Ticket ticket = tickets.get(key);
        return ticket == null ? new Lookup.Absent() : new Lookup.Found(ticket.id(), ticket.resolved(), 1);
    }

    @Override
    public void close() {
        closed = true;
    }

    private synchronized void note(String what) {
        diary.add(new Entry(time.nanos(), what));
    }
}
