package io.trapline.mediation.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.mediation.Input;
import io.trapline.mediation.alarm.Alarm;
import io.trapline.mediation.alarm.SelfAlarm;
import io.trapline.mediation.complaint.Complaint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Faults that no device reports, planted in a town of 7,680 customers who also complain for no reason of
 * the network's: how many are found by what their customers say, and how much is found that is none.
 */
class SilentFaultsTest {

    private static final long MINUTE = 60_000_000_000L;
    private static final int DAYS = 14;

    /** One call of one customer. */
    private record Call(long at, int customer) {}

    /** A planted fault: customers behind a resource from a time on. */
    private record Fault(long at, String resource, int firstCustomer, int customers, double called) {}

    private final Random random = new Random(42);

    @Test
    void plantedFaultsAreFoundByWhatCustomersSay() {
        Scene scene = new Scene(Duration.ofHours(1));
        scene.at(0).switchTo(new FibreTown("v1"));
        var faults = faults();
        var calls = new ArrayList<Call>();
        for (int i = 0; i < 40 * DAYS; i++) {
            calls.add(new Call(random.nextLong(DAYS * 1_440L * MINUTE), random.nextInt(FibreTown.CUSTOMERS)));
        }
        faults.forEach(fault -> calls.addAll(calls(fault)));
        calls.sort(Comparator.comparingLong(Call::at));
        var raised = new ArrayList<Alarm>();
        Set<String> known = new HashSet<>();
        int number = 0;
        for (Call call : calls) {
            String customer = "C-" + call.customer();
            var complaint = new Complaint("Q-" + ++number, customer, List.of("S-" + call.customer()), "", "phone");
            long at = Math.max(call.at() + MINUTE, scene.state.streamNanos() + MINUTE / 60);
            scene.at(at).step(new Input.Complained(scene.stamp(), complaint));
            scene.state.alarms().open().stream()
                    .filter(alarm -> alarm.alarmType().equals(SelfAlarm.SILENT_DEGRADATION))
                    .filter(alarm -> known.add(alarm.id()))
                    .forEach(raised::add);
        }
        long found = faults.stream()
                .filter(fault -> raised.stream().anyMatch(a -> hits(a, fault)))
                .count();
        long right = raised.stream()
                .filter(a -> faults.stream().anyMatch(fault -> hits(a, fault)))
                .count();
        double recall = 100.0 * found / faults.size();
        double precision = 100.0 * right / raised.size();
        System.out.printf(
                "FIGURE silent faults: planted %d, alarms %d, precision %.1f %%, recall %.1f %%, complaints %d,"
                        + " without alarm %d%n",
                faults.size(),
                raised.size(),
                precision,
                recall,
                number,
                scene.state.complaints().counts().withoutAlarm());
        assertThat(precision).isGreaterThanOrEqualTo(90);
        assertThat(recall).isGreaterThanOrEqualTo(80);
        assertThat(scene.state.complaints().counts().all()).isEqualTo(number);
    }

    /** Twenty on PON ports, ten on whole OLTs, one after another. */
    private List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        for (int i = 0; i < 30; i++) {
            long at = (i * DAYS * 1_440L / 31 + random.nextInt(60)) * MINUTE;
            int olt = random.nextInt(FibreTown.OLTS);
            int pon = random.nextInt(FibreTown.PONS);
            faults.add(
                    i % 3 == 2
                            ? new Fault(at, FibreTown.olt(olt), olt * FibreTown.PER_OLT, FibreTown.PER_OLT, 0.05)
                            : new Fault(
                                    at,
                                    FibreTown.pon(olt, pon),
                                    olt * FibreTown.PER_OLT + pon * FibreTown.PER_PON,
                                    FibreTown.PER_PON,
                                    0.3));
        }
        return faults;
    }

    /** Of those behind it a part calls within twenty minutes. */
    private List<Call> calls(Fault fault) {
        var calls = new ArrayList<Call>();
        for (int i = 0; i < fault.customers(); i++) {
            if (random.nextDouble() < fault.called()) {
                calls.add(new Call(fault.at() + random.nextLong(20 * MINUTE), fault.firstCustomer() + i));
            }
        }
        return calls;
    }

    /** On the faulty resource or within it, and within half an hour of its beginning. */
    private static boolean hits(Alarm alarm, Fault fault) {
        long late = alarm.raised().streamNanos() - fault.at();
        String on = String.valueOf(alarm.resourceId());
        return late >= 0
                && late <= 35 * MINUTE
                && (on.equals(fault.resource()) || on.startsWith(fault.resource() + "/"));
    }
}
