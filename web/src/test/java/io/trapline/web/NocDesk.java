package io.trapline.web;

import io.trapline.enrichment.AliasKind;
import io.trapline.enrichment.Business;
import io.trapline.enrichment.NetworkName;
import io.trapline.enrichment.Service;
import io.trapline.mediation.Desk;
import io.trapline.mediation.Stamp;
import io.trapline.mediation.board.CustomerCard;
import io.trapline.mediation.board.CustomerRow;
import io.trapline.mediation.board.DeedRow;
import io.trapline.mediation.board.EventRow;
import io.trapline.mediation.board.ExclusionRow;
import io.trapline.mediation.board.LedgerView;
import io.trapline.mediation.board.LetterRow;
import io.trapline.mediation.board.TasksView;
import io.trapline.mediation.board.WindowRow;
import io.trapline.mediation.complaint.Complaint;
import io.trapline.mediation.exclusion.Exclusion;
import io.trapline.mediation.maintenance.Window;
import io.trapline.mediation.task.AlarmTask;
import io.trapline.mediation.task.TaskOrder;
import io.trapline.mediation.ticket.LetterOrder;
import io.trapline.mediation.ticket.Relink;
import io.trapline.mediation.worklist.Decision;
import io.trapline.mediation.worklist.Subject;
import io.trapline.web.query.CustomerQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The acting half of {@link Noc}: a desk that keeps what it was asked to do. */
abstract class NocDesk implements Desk {

    record Action(String word, String alarmId, String operator) {}

    /** Words on the worklist. */
    static final Subject WORDS = new Subject(
            "", new NetworkName(AliasKind.ADDRESS, "10.1.1.1"), new NetworkName(AliasKind.IF_NAME, "0/1/7"));

    static final Instant START = Instant.parse("2026-11-22T20:00:00Z");

    private final List<Action> actions = new CopyOnWriteArrayList<>();
    protected final Map<String, List<DeedRow>> deeds = new ConcurrentHashMap<>();
    protected final List<WindowRow> windows = new ArrayList<>();
    private final Map<String, Exclusion> excluded = new java.util.TreeMap<>();
    private final List<Complaint> complaintsTaken = new ArrayList<>();
    protected List<LedgerView.RefusedSender> refusedSenders = List.of();
    protected @Nullable Decision decided;
    protected Business business = Business.NOTHING;
    final Map<String, List<Service>> sold = new ConcurrentHashMap<>();

    /** What a customer bought, hurt or not. */
    public List<Service> services(String customerId) {
        return sold.getOrDefault(customerId, List.of());
    }

    List<Action> actions() {
        return actions;
    }

    @Override
    public synchronized long acceptEngine(String engineId, String operator) {
        refusedSenders = List.of();
        actions.add(new Action("acceptEngine", engineId, operator));
        return 1_000 + actions.size();
    }

    abstract NocDesk publish();

    @Override
    public synchronized long exclude(List<Exclusion> all) {
        for (Exclusion said : all) {
            String key = said.alarmId() + " " + said.customerId();
            if (said.over()) excluded.remove(key);
            else excluded.put(key, said);
            did(said.over() ? "affected" : "notAffected", said.alarmId(), said.operator(), said.why());
        }
        publish();
        return 0;
    }

    public abstract Optional<CustomerCard> customer(String customerId);

    public synchronized List<ExclusionRow> exclusions() {
        return excluded.values().stream()
                .map(said -> new ExclusionRow(
                        said.alarmId(),
                        said.customerId(),
                        said.customerId(),
                        customer(said.customerId()).map(CustomerCard::vnoName).orElse(null),
                        customer(said.customerId())
                                .map(card -> card.customer().vnoId())
                                .orElse(null),
                        said.operator(),
                        said.why(),
                        START,
                        START.plus(said.time()),
                        1))
                .toList();
    }

    /** As time alone does it. */
    synchronized void endExclusions() {
        excluded.clear();
        publish();
    }

    /** Those whom an alarm affects as far as people said, worst first. */
    protected final List<CustomerRow> shown(java.util.Collection<CustomerRow> all) {
        return all.stream().filter(this::shown).sorted(CustomerQuery.ORDER).toList();
    }

    private boolean shown(CustomerRow row) {
        return row.alarmIds().stream().anyMatch(id -> !excluded.containsKey(id + " " + row.customerId()));
    }

    @Override
    public synchronized long decideWords(Decision decision) {
        decided = decision;
        did(decision.verdict().word(), decision.subject().id(), decision.operator(), decision.why());
        return 0;
    }

    @Override
    public synchronized long freeWords(String wordsId, String why, String operator) {
        decided = null;
        did("undo", wordsId, operator, why);
        return 0;
    }

    @Override
    public long acknowledge(String alarmId, boolean acknowledged, String operator) {
        actions.add(new Action(acknowledged ? "ack" : "unack", alarmId, operator));
        return 1_000 + actions.size();
    }

    @Override
    public long openTicket(String alarmId, String destination, String operator) {
        return did("openTicket", alarmId, operator, destination);
    }

    private final List<AlarmTask> tasks = new CopyOnWriteArrayList<>();

    /** Tasks begin and stay so. */
    volatile boolean behind;

    @Override
    public long carryOut(TaskOrder order, List<Task> acts) throws InterruptedException {
        if (!acts.isEmpty()) together(acts);
        var phase = behind ? AlarmTask.Phase.RUNNING : AlarmTask.Phase.COMPLETED;
        List<String> done =
                behind ? List.of() : acts.stream().map(Task::subject).toList();
        tasks.add(new AlarmTask(order, new Stamp(1, 1, 1), phase, done));
        return tasks.size();
    }

    public TasksView tasks() {
        return new TasksView(tasks, 0);
    }

    final List<LetterRow> letters = new CopyOnWriteArrayList<>();

    @Override
    public synchronized long decideLetters(List<LetterOrder> orders) {
        for (LetterOrder order : orders) {
            did(
                    order.drop() ? "drop" : "resend",
                    order.destination() + ":" + order.seq(),
                    order.operator(),
                    order.why());
            letters.removeIf(row -> row.letterId().equals(order.destination() + ":" + order.seq()));
        }
        publish();
        return 0;
    }

    @Override
    public long relinkTicket(Relink said) {
        return did(
                "relink " + said.destination() + " " + said.reference(), said.alarmId(), said.operator(), said.why());
    }

    @Override
    public long clear(String alarmId, String operator) {
        actions.add(new Action("clear", alarmId, operator));
        return 1_000 + actions.size();
    }

    @Override
    public long clearByTicket(String alarmId, String ticket, String operator) {
        return did("clearByTicket " + ticket, alarmId, operator, "");
    }

    @Override
    public long shelve(String alarmId, Duration time, String why, String operator) {
        return did("shelve " + time, alarmId, operator, why);
    }

    @Override
    public long unshelve(String alarmId, String operator) {
        return did("unshelve", alarmId, operator, "");
    }

    @Override
    public long comment(String alarmId, String text, String operator) {
        return did("comment", alarmId, operator, text);
    }

    @Override
    public long commentCustomer(String customerId, String text, String operator) {
        return did("comment", customerId, operator, text);
    }

    @Override
    public long verify(String alarmId, String operator) {
        return did("verify", alarmId, operator, "");
    }

    protected final synchronized long did(String word, String subject, String operator, String text) {
        actions.add(new Action(word, subject, operator));
        long number = 1_000 + actions.size();
        deeds.computeIfAbsent(subject, s -> new CopyOnWriteArrayList<>())
                .add(new DeedRow(number, START, operator, word, text));
        return number;
    }

    @Override
    public synchronized long planMaintenance(Window window) {
        long number = did("plan", window.name(), window.operator(), window.why());
        windows.add(new WindowRow(
                Window.idOf(number),
                window.name(),
                window.scopes().stream().map(Object::toString).toList(),
                window.start().toString(),
                window.end().toString(),
                window.zone().getId(),
                window.repeat(),
                window.why(),
                window.operator(),
                "planned",
                START,
                START));
        return number;
    }

    @Override
    public synchronized long complain(List<Complaint> all) {
        all.forEach(complaint -> actions.add(new Action("complain", complaint.customerId(), complaint.channel())));
        complaintsTaken.addAll(all);
        return 0;
    }

    List<Complaint> complaintsTaken() {
        return complaintsTaken;
    }

    @Override
    public long cancelMaintenance(String windowId, String why, String operator) {
        return did("cancel", windowId, operator, why);
    }

    static long count(List<EventRow> events, String disposition) {
        return events.stream().filter(e -> e.disposition().equals(disposition)).count();
    }
}
