package io.trapline.mediation.turn;

import io.trapline.agent.Arrival;
import io.trapline.agent.Intake;
import io.trapline.agent.Receipt;
import io.trapline.enrichment.InventorySwitch;
import io.trapline.mediation.Desk;
import io.trapline.mediation.Input.Action;
import io.trapline.mediation.codec.InputCodec;
import io.trapline.mediation.complaint.Complaint;
import io.trapline.mediation.exclusion.Exclusion;
import io.trapline.mediation.forward.Report;
import io.trapline.mediation.forward.ReportSink;
import io.trapline.mediation.maintenance.Window;
import io.trapline.mediation.poll.PollReply;
import io.trapline.mediation.poll.PollThread;
import io.trapline.mediation.poll.TableReply;
import io.trapline.mediation.poll.TableSeen;
import io.trapline.mediation.task.TaskOrder;
import io.trapline.mediation.ticket.LetterOrder;
import io.trapline.mediation.ticket.Relink;
import io.trapline.mediation.worklist.Decision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Actions, reports and switches as inputs: returned only when durable. What is not durable in time is
 * told again, because a record that goes down with a retired folder is never acknowledged; to be told
 * twice changes nothing for any of these inputs, save that a comment then stands there twice. Safe for any thread.
 */
public final class JournalDesk implements Desk, ReportSink, PollThread.Sink {

    private static final long RETRY_MILLIS = 200;

    private static final Duration DURABLE_WITHIN = Duration.ofSeconds(10);

    private final Intake intake;
    private final Duration durableWithin;

    private final Consumer<String> engines;

    /** One without a door that knows SNMPv3. */
    public JournalDesk(Intake intake) {
        this(intake, engine -> {});
    }

    /** @param engines accepts an engine at the door; called when the decision is durable */
    public JournalDesk(Intake intake, Consumer<String> engines) {
        this(intake, DURABLE_WITHIN, engines);
    }

    JournalDesk(Intake intake, Duration durableWithin) {
        this(intake, durableWithin, engine -> {});
    }

    private JournalDesk(Intake intake, Duration durableWithin, Consumer<String> engines) {
        this.intake = intake;
        this.durableWithin = durableWithin;
        this.engines = engines;
    }

    @Override
    public long acknowledge(String alarmId, boolean acknowledged, String operator) throws InterruptedException {
        return durable(InputCodec.action(acknowledged ? Action.ACKNOWLEDGE : Action.UNACKNOWLEDGE, alarmId, operator));
    }

    @Override
    public long clear(String alarmId, String operator) throws InterruptedException {
        return durable(InputCodec.action(Action.CLEAR, alarmId, operator));
    }

    @Override
    public long clearByTicket(String alarmId, String ticket, String operator) throws InterruptedException {
        return durable(InputCodec.action(Action.CLEAR_BY_TICKET, alarmId, operator, ticket, 0));
    }

    @Override
    public long shelve(String alarmId, Duration time, String why, String operator) throws InterruptedException {
        return durable(InputCodec.action(Action.SHELVE, alarmId, operator, why, time.toNanos()));
    }

    @Override
    public long unshelve(String alarmId, String operator) throws InterruptedException {
        return durable(InputCodec.action(Action.UNSHELVE, alarmId, operator));
    }

    @Override
    public long comment(String alarmId, String text, String operator) throws InterruptedException {
        return durable(InputCodec.action(Action.COMMENT, alarmId, operator, text, 0));
    }

    @Override
    public long commentCustomer(String customerId, String text, String operator) throws InterruptedException {
        return durable(InputCodec.action(Action.COMMENT_CUSTOMER, customerId, operator, text, 0));
    }

    @Override
    public long verify(String alarmId, String operator) throws InterruptedException {
        return durable(InputCodec.action(Action.VERIFY, alarmId, operator));
    }

    @Override
    public long together(List<Task> tasks) throws InterruptedException {
        if (tasks.isEmpty() || tasks.size() > TOGETHER_MAX) {
            throw new IllegalArgumentException(tasks.size() + " tasks at once, expected 1 to " + TOGETHER_MAX);
        }
        return durable(tasks.stream()
                .map(t -> InputCodec.action(
                        t.action(),
                        t.subject(),
                        t.operator(),
                        t.text(),
                        t.time().toNanos()))
                .toList());
    }

    @Override
    public long carryOut(TaskOrder order, List<Task> acts) throws InterruptedException {
        if (acts.size() > TOGETHER_MAX) {
            throw new IllegalArgumentException("acts: found " + acts.size() + ", expected 0 to " + TOGETHER_MAX);
        }
        var batch = new ArrayList<Arrival>(acts.size() + 2);
        batch.add(InputCodec.taskBegun(order));
        acts.forEach(act -> batch.add(InputCodec.taskActed(order.id(), act)));
        batch.add(InputCodec.taskEnded(order.id()));
        return durable(batch);
    }

    @Override
    public long planMaintenance(Window window) throws InterruptedException {
        return durable(InputCodec.maintenance(window));
    }

    @Override
    public long complain(List<Complaint> complaints) throws InterruptedException {
        if (complaints.isEmpty() || complaints.size() > TOGETHER_MAX) {
            throw new IllegalArgumentException(
                    "complaints: found " + complaints.size() + ", expected 1 to " + TOGETHER_MAX);
        }
        return durable(complaints.stream().map(InputCodec::complaint).toList());
    }

    @Override
    public long cancelMaintenance(String windowId, String why, String operator) throws InterruptedException {
        return durable(InputCodec.action(Action.CANCEL_MAINTENANCE, windowId, operator, why, 0));
    }

    @Override
    public long decideWords(Decision decision) throws InterruptedException {
        return durable(InputCodec.words(decision));
    }

    @Override
    public long freeWords(String wordsId, String why, String operator) throws InterruptedException {
        return durable(InputCodec.action(Action.FREE_WORDS, wordsId, operator, why, 0));
    }

    @Override
    public long exclude(List<Exclusion> exclusions) throws InterruptedException {
        if (exclusions.isEmpty() || exclusions.size() > TOGETHER_MAX) {
            throw new IllegalArgumentException(
                    "exclusions: found " + exclusions.size() + ", expected 1 to " + TOGETHER_MAX);
        }
        return durable(exclusions.stream().map(InputCodec::exclusion).toList());
    }

    @Override
    public long openTicket(String alarmId, String destination, String operator) throws InterruptedException {
        return durable(InputCodec.action(Action.OPEN_TICKET, alarmId, operator, destination, 0));
    }

    @Override
    public long relinkTicket(Relink relink) throws InterruptedException {
        return durable(InputCodec.relinked(relink));
    }

    @Override
    public long decideLetters(List<LetterOrder> orders) throws InterruptedException {
        if (orders.isEmpty() || orders.size() > TOGETHER_MAX) {
            throw new IllegalArgumentException("letters: found " + orders.size() + ", expected 1 to " + TOGETHER_MAX);
        }
        return durable(orders.stream().map(InputCodec::letter).toList());
    }

    @Override
    public long acceptEngine(String engineId, String operator) throws InterruptedException {
        long number = durable(InputCodec.action(Action.ACCEPT_ENGINE, engineId, operator));
        engines.accept(engineId);
        return number;
    }

    @Override
    public void report(Report report) throws InterruptedException {
        durable(InputCodec.report(report));
    }

    @Override
    public void polled(String alarmId, long asked, PollReply reply, String text) throws InterruptedException {
        durable(InputCodec.polled(alarmId, asked, reply, text));
    }

    @Override
    public void tableRead(long asked, TableReply reply, TableSeen seen) throws InterruptedException {
        durable(InputCodec.tableRead(asked, reply, seen));
    }

    /** Says that another inventory is on the shelf. Returns once that is durable. */
    public void inventorySwitched(InventorySwitch to) throws InterruptedException {
        durable(InputCodec.inventorySwitched(to.inventory().version(), to.changedResources(), to.everything()));
    }

    /** Says that the BSS cannot be read, or can be again. Returns once that is durable. */
    public void bssStood(boolean away) throws InterruptedException {
        durable(InputCodec.bssStood(away));
    }

    private long durable(Arrival arrival) throws InterruptedException {
        return durable(List.of(arrival));
    }

    /** A batch may be taken in parts, and a part that is not durable in time is told again. */
    private long durable(List<Arrival> batch) throws InterruptedException {
        List<Arrival> left = batch;
        while (true) {
            if (intake.open() && intake.accept(left) instanceof Receipt.Journaled journaled) {
                var done = new CountDownLatch(1);
                intake.whenDurable(journaled.last(), done::countDown);
                if (done.await(durableWithin.toMillis(), TimeUnit.MILLISECONDS)) {
                    int taken = (int) (journaled.last() - journaled.first() + 1);
                    left = left.subList(taken, left.size());
                    if (left.isEmpty()) {
                        return journaled.last();
                    }
                }
            } else {
                TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
            }
        }
    }
}
