package io.trapline.mediation.turn;

import io.trapline.agent.Arrival;
import io.trapline.agent.Intake;
import io.trapline.agent.Receipt;
import io.trapline.enrichment.InventorySwitch;
import io.trapline.mediation.Desk;
import io.trapline.mediation.Input.Action;
import io.trapline.mediation.codec.InputCodec;
import io.trapline.mediation.forward.Report;
import io.trapline.mediation.forward.ReportSink;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Actions and reports as inputs: returned only when durable. Safe for any thread. */
public final class JournalDesk implements Desk, ReportSink {

    private static final long RETRY_MILLIS = 200;

    private final Intake intake;

    public JournalDesk(Intake intake) {
        this.intake = intake;
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
    public void report(Report report) throws InterruptedException {
        durable(InputCodec.report(report));
    }

    /** Says that another inventory is on the shelf. Returns once that is durable. */
    public void inventorySwitched(InventorySwitch to) throws InterruptedException {
        durable(InputCodec.inventorySwitched(to.inventory().version(), to.changedResources(), to.everything()));
    }

    private long durable(Arrival arrival) throws InterruptedException {
        while (true) {
            if (intake.open() && intake.accept(List.of(arrival)) instanceof Receipt.Journaled journaled) {
                var done = new CountDownLatch(1);
                intake.whenDurable(journaled.last(), done::countDown);
                done.await();
                return journaled.last();
            }
            TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
        }
    }
}
