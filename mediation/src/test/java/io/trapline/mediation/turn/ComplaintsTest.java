package io.trapline.mediation.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.mediation.Input;
import io.trapline.mediation.alarm.Alarm;
import io.trapline.mediation.alarm.SelfAlarm;
import io.trapline.mediation.codec.StateCodec;
import io.trapline.mediation.complaint.Complaint;
import io.trapline.mediation.decode.DeviceZones;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What customers say, joined to what the network said; and devices that say nothing any more. */
class ComplaintsTest {

    private static final long MINUTE = 60_000_000_000L;
    private static final long BEGIN = 2_000_000 * MINUTE;

    private final Scene scene = new Scene(policy(), new Scene.Words());
    private int complaints;

    @AfterEach
    void theOutcomesTellItAgain() {
        assertThat(scene.retells()).isTrue();
    }

    @Test
    void aComplaintIsJoinedToTheAlarmThatExplainsItOnce() {
        scene.at(BEGIN).switchTo(new FibreTown("v1"));
        complain(0, 1, 2);
        Alarm silent = silent().findFirst().orElseThrow();
        assertThat(silent.resourceId()).isEqualTo("olt-0/0");
        assertThat(silent.specificProblem()).contains("3 of 24 customers");
        assertThat(scene.state.alarms().deeds().of(silent.id()).getFirst().text())
                .contains("Common path: ponPort olt-0/0 < olt olt-0")
                .contains("C-0, C-1, C-2");
        complain(3);
        var counts = scene.state.complaints().counts();
        assertThat(counts.all()).isEqualTo(4);
        assertThat(counts.withoutAlarm())
                .as("the fourth found the alarm of the three")
                .isEqualTo(3);
        assertThat(counts.told()).as("nobody was told by the network").isZero();
        scene.step(complained(3, "Q-1"));
        assertThat(scene.state.complaints().counts().all())
                .as("the same id is the same complaint")
                .isEqualTo(4);
        assertThat(scene.state.complaints().all())
                .allMatch(taken -> taken.alarmId().equals(silent.id()));
        scene.at(BEGIN + 300 * MINUTE).tick();
        assertThat(silent()).as("over four hours after the last complaint").isEmpty();
    }

    @Test
    void theAlarmSaysHowManyComplainWhileTheyJoin() {
        scene.at(BEGIN).switchTo(new FibreTown("v1"));
        complain(0, 1, 2);
        String alarmId = silent().findFirst().orElseThrow().id();
        complain(3, 3, 4, 5, 6, 7);
        assertThat(silent().map(Alarm::specificProblem))
                .as("customers, and nobody twice")
                .containsExactly("8 of 24 customers behind ponPort olt-0/0 complain and no alarm says why");
        assertThat(scene.state.alarms().open(alarmId).orElseThrow().count()).isEqualTo(7);
    }

    @Test
    void scatteredComplaintsAreNoAlarm() {
        scene.at(BEGIN).switchTo(new FibreTown("v1"));
        complain(0, 400, 900, 1_700, 2_400, 3_100, 5_000, 7_000);
        assertThat(silent()).isEmpty();
        scene.at(BEGIN + 90 * MINUTE);
        complain(1);
        scene.at(BEGIN + 180 * MINUTE);
        complain(2);
        assertThat(silent()).as("neighbours, but hours apart").isEmpty();
    }

    @Test
    void whoeverWasToldBeforeTheyCalledIsCounted() {
        scene.at(BEGIN).switchTo(new TinyInventory("v1", 9, 9) {
            @Override
            public List<String> resourcesOf(String serviceId) {
                return List.of(
                        "dev-" + serviceId.split("-", 3)[1] + "/" + serviceId.split("-", 3)[2]);
            }
        });
        scene.line(2, "DOWN 7");
        scene.step(new Input.Complained(scene.stamp(), new Complaint("Q-1", "C-7", List.of("S-2-7"), "dead", "phone")));
        assertThat(scene.state.complaints().counts().told()).isEqualTo(1);
        assertThat(scene.state.complaints().counts().withoutAlarm()).isZero();
    }

    @Test
    void aChattyDeviceThatGoesSilentIsAnAlarmUntilItSpeaks() {
        scene.at(BEGIN).switchTo(new TinyInventory("v1", 9, 9));
        for (int i = 1; i <= 24; i++) {
            scene.at(BEGIN + i * 5 * MINUTE).line(2, "hello");
            scene.at(BEGIN + i * 5 * MINUTE + MINUTE).line(3, i < 12 ? "hello" : "DOWN 3");
            if (i % 4 == 0) {
                scene.at(BEGIN + i * 5 * MINUTE + 2 * MINUTE).line(4, "hello");
            }
        }
        ticks(24 * 5 + 1, 34);
        assertThat(silentDevices()).as("not yet").isEmpty();
        ticks(24 * 5 + 35, 5);
        assertThat(silentDevices()).extracting(Alarm::deviceId).containsExactly("dev-2", "dev-3");
        var restored = StateCodec.decode(StateCodec.encode(scene.state));
        assertThat(StateCodec.encode(restored)).isEqualTo(StateCodec.encode(scene.state));
        scene.line(2, "hello");
        assertThat(silentDevices()).extracting(Alarm::deviceId).containsExactly("dev-3");
        ticks(24 * 5 + 60, 100);
        assertThat(silentDevices())
                .as("one word is no chatter, and nothing is told twice")
                .extracting(Alarm::deviceId)
                .containsExactly("dev-3");
    }

    @Test
    void ourOwnAbsenceIsNobodysSilence() {
        scene.at(BEGIN).switchTo(new TinyInventory("v1", 9, 9));
        for (int i = 1; i <= 24; i++) {
            scene.at(BEGIN + i * 5 * MINUTE).line(2, "hello");
            ticks(i * 5 + 1, 3);
        }
        scene.at(BEGIN + 200 * MINUTE).tick();
        ticks(201, 60);
        assertThat(silentDevices()).isEmpty();
    }

    /** Ten minutes without an input are a gap. */
    private static Policy policy() {
        return new Policy(
                "test",
                DeviceZones.of(ZoneOffset.UTC),
                List.of("127.0.0.0/8"),
                List.of(new Policy.Destination("desk", Duration.ofHours(1))),
                Policy.OPEN_ALARMS_MAX,
                Policy.SLICE_MAX,
                Policy.OPEN_PER_SOURCE_MAX,
                Duration.ofMinutes(10));
    }

    /** A tick at the beginning of each of so many minutes. */
    private void ticks(int fromMinute, int minutes) {
        for (int i = 0; i < minutes; i++) {
            scene.at(BEGIN + (fromMinute + i) * MINUTE + 30_000_000_000L).tick();
            scene.at(BEGIN + (fromMinute + i) * MINUTE + 31_000_000_000L).tick();
        }
    }

    private void complain(int... customers) {
        for (int customer : customers) {
            scene.step(complained(customer, "Q-" + ++complaints));
        }
    }

    private Input complained(int customer, String id) {
        var complaint = new Complaint(id, "C-" + customer, List.of("S-" + customer), "dead", "phone");
        return new Input.Complained(scene.stamp(), complaint);
    }

    private Stream<Alarm> silent() {
        return scene.state.alarms().open().stream()
                .filter(alarm -> alarm.alarmType().equals(SelfAlarm.SILENT_DEGRADATION));
    }

    private List<Alarm> silentDevices() {
        return scene.state.alarms().open().stream()
                .filter(alarm -> alarm.alarmType().equals(SelfAlarm.SILENT_DEVICE))
                .toList();
    }
}
