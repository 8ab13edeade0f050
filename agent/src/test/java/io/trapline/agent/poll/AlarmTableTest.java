package io.trapline.agent.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.agent.poll.AlarmTable.Cut;
import io.trapline.agent.poll.AlarmTable.Read;
import io.trapline.agent.poll.AlarmTable.Row;
import io.trapline.config.Secret;
import io.trapline.config.Settings;
import io.trapline.config.Settings.PollTarget;
import io.trapline.config.Settings.V3Auth;
import io.trapline.config.Settings.V3Priv;
import io.trapline.config.Settings.V3User;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.snmp4j.PDU;
import org.snmp4j.smi.Counter32;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.TimeTicks;

/** A device's table of active alarms (RFC 3877) is read over real sockets: whole, in part, or not at all. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class AlarmTableTest {

    private static final String PORT = "1.3.6.1.2.1.2.2.1.1.";
    private static final String MODEL = "1.3.6.1.2.1.118.1.1.2.1.3.";
    private static final OID LAST_CHANGED = new OID("1.3.6.1.2.1.118.1.2.1.0");
    private static final OID UP_TIME = new OID("1.3.6.1.2.1.1.3.0");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final TableWalk.Limits USUAL = TableWalk.Limits.USUAL;

    private final Responder device = new Responder();

    AlarmTableTest() throws IOException {
        device.values.put(LAST_CHANGED, new TimeTicks(4_000));
        device.values.put(new OID("1.3.6.1.2.1.118.1.2.5.0"), new Counter32(0));
        device.values.put(UP_TIME, new TimeTicks(900_000));
        // What is behind the columns belongs to no alarm.
        device.values.put(new OID("1.3.6.1.2.1.118.1.2.2.1.14.1"), new OID("0.0"));
    }

    @AfterEach
    void close() throws IOException {
        device.close();
    }

    @Test
    void theRowsOfTheResourcesAskedAboutAreRead() throws Exception {
        for (int row = 1; row <= 100; row++) {
            alarm(row, PORT + row, MODEL + "0.3.2");
        }
        alarm(101, PORT + 7, MODEL + "4.101.116.104.48.9.3");
        var expected = new Read(
                101,
                List.of(new Row(PORT + 7, MODEL + "0.3.2"), new Row(PORT + 7, MODEL + "4.101.116.104.48.9.3")),
                Cut.NOTHING);
        assertThat(read(USUAL, PORT + 7, PORT + 700)).isEqualTo(expected);
        assertThat(device.asked)
                .as("two looks at the scalars, 7 at resources, one at models")
                .hasValue(10);
        var settings = settings(new PollTarget(List.of("127.0.0.0/8"), device.port(), null, proved(), true));
        try (var poller = PortPoller.open(settings, USUAL)) {
            assertThat(poller.alarms("127.0.0.1", Set.of(PORT + 7))).isEqualTo(expected);
        }
    }

    @Test
    void anEmptyTableIsAWholeOne() throws Exception {
        assertThat(read(USUAL, PORT + 7)).isEqualTo(new Read(0, List.of(), Cut.NOTHING));
    }

    @Test
    void aDeviceWithoutTheMibHasNoTable() throws Exception {
        alarm(1, PORT + 7, MODEL + "0.3.2");
        device.values.remove(LAST_CHANGED);
        assertThat(read(USUAL, PORT + 7)).isEqualTo(new AlarmTable.Absent());
        assertThat(device.asked).hasValue(1);
    }

    @Test
    void answersThatAreTooBigAreAskedForInSmallerPieces() throws Exception {
        for (int row = 1; row <= 9; row++) {
            alarm(row, PORT + row, MODEL + "0.3.2");
        }
        device.rowsMax = 3;
        assertThat(read(USUAL, PORT + 9))
                .isEqualTo(new Read(9, List.of(new Row(PORT + 9, MODEL + "0.3.2")), Cut.NOTHING));
    }

    @Test
    void everyLimitMakesItAPart() throws Exception {
        for (int row = 1; row <= 40; row++) {
            alarm(row, PORT + row, MODEL + "0.3.2");
        }
        assertThat(read(new TableWalk.Limits(20, 1 << 20, MINUTE, Duration.ZERO), PORT + 1))
                .isEqualTo(new Read(20, List.of(new Row(PORT + 1, MODEL + "0.3.2")), Cut.ROWS));
        assertThat(read(new TableWalk.Limits(40, 1 << 20, MINUTE, Duration.ZERO), PORT + 50))
                .as("exactly so many are no more than that")
                .isEqualTo(new Read(40, List.of(), Cut.NOTHING));
        assertThat(read(new TableWalk.Limits(100, 600, MINUTE, Duration.ZERO), PORT + 1))
                .isEqualTo(new Read(16, List.of(new Row(PORT + 1, MODEL + "0.3.2")), Cut.BYTES));
        assertThat(read(new TableWalk.Limits(100, 1 << 20, Duration.ZERO, Duration.ZERO), PORT + 1))
                .isEqualTo(new Read(0, List.of(), Cut.TIME));
    }

    @Test
    void aTableThatChangesMeanwhileIsAPart() throws Exception {
        device.before = number -> {
            if (number == 2) {
                device.values.put(LAST_CHANGED, new TimeTicks(4_001));
            }
        };
        assertThat(read(USUAL, PORT + 7)).isEqualTo(new Read(0, List.of(), Cut.MOVED));
        device.before = number -> {
            if (number == 5) {
                device.values.put(UP_TIME, new TimeTicks(12));
            }
        };
        assertThat(read(USUAL, PORT + 7)).as("started anew").isEqualTo(new Read(0, List.of(), Cut.MOVED));
    }

    @Test
    void aDeviceThatMayNotKnowItsAlarmsSaysNothingOfThoseMissing() throws Exception {
        device.values.put(new OID("1.3.6.1.2.1.118.1.2.5.0"), new Counter32(3));
        assertThat(read(USUAL, PORT + 7)).isEqualTo(new Read(0, List.of(), Cut.OVERFLOW));
        device.values.remove(new OID("1.3.6.1.2.1.118.1.2.5.0"));
        device.values.put(UP_TIME, new TimeTicks(5_999));
        assertThat(read(USUAL, PORT + 7)).isEqualTo(new Read(0, List.of(), Cut.YOUNG));
        device.values.put(UP_TIME, new TimeTicks(6_000));
        assertThat(read(USUAL, PORT + 7)).isEqualTo(new Read(0, List.of(), Cut.NOTHING));
    }

    @Test
    void whoFallsSilentOrTalksNonsenseHasToldAPart() throws Exception {
        alarm(1, PORT + 7, MODEL + "0.3.2");
        device.muteFrom = 1;
        assertThat(read(USUAL, PORT + 7)).isEqualTo(new AlarmTable.Silent());
        for (int question = 2; question <= 4; question++) {
            device.asked.set(0);
            device.muteFrom = question;
            assertThat(read(USUAL, PORT + 7))
                    .as("no answer from question %d on", question)
                    .isInstanceOfSatisfying(
                            Read.class, read -> assertThat(read.cut()).isEqualTo(Cut.SILENCE));
        }
        device.muteFrom = Integer.MAX_VALUE;
        device.goesRound = true;
        assertThat(read(USUAL, PORT + 7)).isEqualTo(new Read(0, List.of(), Cut.FAULT));
    }

    @Test
    void aRowThatCannotBeReadMakesItAPart() throws Exception {
        alarm(1, PORT + 7, MODEL + "0.3.2");
        device.values.remove(new OID("1.3.6.1.2.1.118.1.2.2.1.13." + index(1)));
        assertThat(read(USUAL, PORT + 7)).isEqualTo(new Read(1, List.of(), Cut.FAULT));
        device.values.put(new OID("1.3.6.1.2.1.118.1.2.2.1.10." + index(1)), new Integer32(7));
        assertThat(read(USUAL, PORT + 7)).isEqualTo(new Read(0, List.of(), Cut.FAULT));
        device.error = PDU.genErr;
        assertThat(read(USUAL, PORT + 7)).isInstanceOf(AlarmTable.Useless.class);
    }

    @Test
    void nobodyIsReadWhereTheOperatorDoesNotSaySo() throws Exception {
        var target =
                new PollTarget(List.of("127.0.0.0/8"), device.port(), new Secret(Responder.COMMUNITY), null, false);
        try (var poller = PortPoller.open(settings(target), USUAL)) {
            assertThat(poller.alarms("127.0.0.1", Set.of(PORT + 7)))
                    .isEqualTo(new AlarmTable.Useless("nobody may ask there"));
        }
        assertThat(device.asked).hasValue(0);
    }

    private void alarm(int row, String resource, String model) {
        device.values.put(new OID("1.3.6.1.2.1.118.1.2.2.1.10." + index(row)), new OID(resource));
        device.values.put(new OID("1.3.6.1.2.1.118.1.2.2.1.13." + index(row)), new OID(model));
    }

    /** An unnamed list, a date and time of 11 octets, and the number. */
    private static String index(int row) {
        return "0.11.7.234.11.1.8.30.0.0.43.0.0." + row;
    }

    private AlarmTable read(TableWalk.Limits limits, String... resources) throws Exception {
        var target = new PollTarget(List.of("127.0.0.0/8"), device.port(), new Secret(Responder.COMMUNITY), null, true);
        try (var poller = PortPoller.open(settings(target), limits)) {
            return poller.alarms("127.0.0.1", Set.of(resources));
        }
    }

    private static Settings.Polling settings(PollTarget target) {
        return new Settings.Polling(List.of(target), 1, Duration.ofMillis(target.user() == null ? 300 : 5_000), 1);
    }

    private static V3User proved() {
        return new V3User(
                Responder.USER,
                V3Auth.SHA_256,
                new Secret(Responder.AUTH),
                V3Priv.AES_128,
                new Secret(Responder.PRIV),
                List.of());
    }
}
