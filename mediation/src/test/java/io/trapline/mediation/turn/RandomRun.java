package io.trapline.mediation.turn;

import io.trapline.agent.Kind;
import io.trapline.enrichment.AliasKind;
import io.trapline.enrichment.NetworkName;
import io.trapline.mediation.Input;
import io.trapline.mediation.exclusion.Exclusion;
import io.trapline.mediation.forward.Report;
import io.trapline.mediation.maintenance.Scope;
import io.trapline.mediation.maintenance.Window;
import io.trapline.mediation.poll.PollReply;
import io.trapline.mediation.poll.TableReply;
import io.trapline.mediation.task.TaskKind;
import io.trapline.mediation.task.TaskOrder;
import io.trapline.mediation.ticket.LetterOrder;
import io.trapline.mediation.ticket.PendingWork;
import io.trapline.mediation.ticket.Relink;
import io.trapline.mediation.worklist.Decision;
import io.trapline.mediation.worklist.Subject;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Tells a scene a long random story: messages, ticks, actions, reports, two inventories; the same for the same seed. */
final class RandomRun {

    /** What else devices say; all of it is "hello" to the plainest rules. */
    private final List<String> words = List.of(
            "hello",
            "hello",
            "FAULT power",
            "FAULT power",
            "FINE power",
            "BOOT",
            "ALARM 3 0.3",
            "ALARM 3 0.4",
            "CEASE 3 0.3");

    private final SplittableRandom random;
    private final SplittableRandom people;
    private final SplittableRandom bss;
    private final SplittableRandom systems;
    private final Scene scene;
    private int tasks;

    RandomRun(Scene scene, long seed) {
        this.scene = scene;
        this.random = new SplittableRandom(seed);
        this.people = new SplittableRandom(-seed);
        this.bss = new SplittableRandom(seed * 37);
        this.systems = new SplittableRandom(~seed * 31);
    }

    void inputs(int count) {
        for (int i = 0; i < count; i++) {
            if (i == count / 3) {
                scene.switchTo(new TinyInventory("v1", 30, 6, false));
            } else if (i == 2 * count / 3) {
                scene.switchTo(new TinyInventory("v2", 40, 9));
            } else {
                one();
            }
        }
    }

    private void one() {
        int device = 1 + random.nextInt(45);
        String port = random.nextBoolean() ? "" + (1 + random.nextInt(10)) : "ge-0/0/" + (1 + random.nextInt(10));
        switch (random.nextInt(13)) {
            case 0, 1, 2, 3 -> scene.line(device, "DOWN " + port + (random.nextInt(4) == 0 ? " CRITICAL" : ""));
            case 4, 5, 6 -> scene.line(device, "UP " + port);
            case 7 -> scene.line(device, words.get(random.nextInt(words.size())));
            case 8 -> plan(device);
            case 12 -> scene.after(Duration.ofSeconds(random.nextInt(40))).tick();
            case 9 -> act();
            case 10 -> {
                report();
                if (bss.nextInt(6) == 0) {
                    scene.step(new Input.BssStood(scene.stamp(), bss.nextBoolean()));
                }
                if (people.nextInt(3) == 0) {
                    decideTicket();
                }
            }
            default -> scene.message(Kind.SNMP, inform());
        }
    }

    private static final List<Input.Action> ACTIONS = List.of(
            Input.Action.ACKNOWLEDGE,
            Input.Action.UNACKNOWLEDGE,
            Input.Action.CLEAR,
            Input.Action.SHELVE,
            Input.Action.UNSHELVE,
            Input.Action.COMMENT,
            Input.Action.COMMENT_CUSTOMER,
            Input.Action.VERIFY);

    /** A minute of maintenance within the next, at times every day; at times one is called off. */
    private void plan(int device) {
        switch (random.nextInt(4)) {
            case 0 -> {}
            case 1 -> {
                if (random.nextBoolean()) {
                    decide(device);
                } else {
                    answer();
                }
                return;
            }
            default -> {
                answer();
                return;
            }
        }
        var windows = List.copyOf(scene.state.windows().all());
        if (!windows.isEmpty() && random.nextInt(3) == 0) {
            String id = windows.getLast().window().id();
            scene.act(Input.Action.CANCEL_MAINTENANCE, id, "kim", "", Duration.ZERO);
            return;
        }
        var at = scene.stamp();
        var start = LocalDateTime.ofEpochSecond(at.streamNanos() / 1_000_000_000L, 0, ZoneOffset.UTC)
                .plusSeconds(random.nextInt(60));
        var scope = random.nextBoolean()
                ? new Scope(Scope.Kind.DEVICE, "dev-" + device)
                : new Scope(Scope.Kind.CUSTOMER, "C-" + (1 + random.nextInt(9)));
        String repeat = random.nextBoolean() ? "" : "FREQ=DAILY";
        var window = new Window(
                "", "w", List.of(scope), start, start.plusMinutes(1), ZoneOffset.UTC, repeat, "because", "kim");
        scene.step(new Input.MaintenancePlanned(at, window));
    }

    /** What words mean that the inventories may not know; at times the newest decision is taken back. */
    private void decide(int device) {
        var decided = List.copyOf(scene.state.decisions().all());
        if (!decided.isEmpty() && random.nextInt(3) == 0) {
            String id = decided.getLast().decision().subject().id();
            scene.act(Input.Action.FREE_WORDS, id, "kim", "", Duration.ZERO);
            return;
        }
        var named = new NetworkName(AliasKind.HOSTNAME, "dev-" + device);
        var port = new NetworkName(AliasKind.IF_NAME, "ge-0/0/" + (1 + random.nextInt(10)));
        boolean whole = random.nextBoolean();
        String resource = "dev-" + (1 + random.nextInt(9));
        scene.step(new Input.WordsDecided(
                scene.stamp(),
                new Decision(
                        new Subject("", named, whole ? null : port),
                        whole || random.nextBoolean() ? Decision.Verdict.MAP : Decision.Verdict.IGNORE,
                        whole ? resource : resource + "/2",
                        null,
                        "kim",
                        "")));
    }

    /** A table of some device: half of what was asked about is in it. */
    private void table(String alarmId, long record) {
        var asked = scene.state.polls().all();
        var found = new ArrayList<String>();
        var missing = new ArrayList<String>();
        asked.forEach((id, one) -> (random.nextBoolean() ? found : missing).add(id));
        missing.add(alarmId);
        var reply = TableReply.values()[random.nextInt(TableReply.values().length)];
        scene.step(new Input.TableRead(scene.stamp(), record, reply, found, missing, "said"));
    }

    /** To the newest question about some alarm, rarely to an older one. */
    private void answer() {
        var asked = List.copyOf(scene.state.polls().all().entrySet());
        if (asked.isEmpty()) {
            scene.tick();
            return;
        }
        var one = asked.get(random.nextInt(asked.size()));
        long record = one.getValue().record() - (random.nextInt(8) == 0 ? 1 : 0);
        if (random.nextInt(6) == 0) {
            table(one.getKey(), record);
            return;
        }
        var reply = PollReply.values()[random.nextInt(PollReply.values().length)];
        scene.step(new Input.Polled(scene.stamp(), one.getKey(), record, reply, "said"));
    }

    private void act() {
        var open = List.copyOf(scene.state.alarms().open());
        if (open.isEmpty()) {
            scene.tick();
        } else {
            if (random.nextInt(5) == 0) {
                exclude(open.get(random.nextInt(open.size())).id());
                return;
            }
            var action = ACTIONS.get(random.nextInt(ACTIONS.size()));
            String id = open.get(random.nextInt(open.size())).id();
            scene.act(action, id, "kim", "because", Duration.ofSeconds(20));
            if (systems.nextInt(3) == 0) {
                task(id);
            }
        }
    }

    /** Another system acts on an alarm; at times its end is never told. */
    private void task(String alarmId) {
        var kind = TaskKind.values()[systems.nextInt(4)];
        var order = new TaskOrder(kind.path() + "-" + ++tasks, kind, "{}");
        scene.step(new Input.TaskBegun(scene.stamp(), order));
        scene.step(new Input.TaskActed(
                order.id(), new Input.OperatorAction(scene.stamp(), kind.action(), alarmId, "oss", "because", 0)));
        if (systems.nextInt(4) > 0) {
            scene.step(new Input.TaskEnded(scene.stamp(), order.id()));
        }
    }

    /** Somebody is not affected for a while; at times that is taken back. */
    private void exclude(String alarmId) {
        var known = List.copyOf(scene.state.exclusions().all());
        boolean back = !known.isEmpty() && random.nextInt(3) == 0;
        var said = back
                ? known.getFirst().exclusion()
                : new Exclusion(alarmId, "C-" + (1 + random.nextInt(9)), Duration.ofSeconds(30), "kim", "because");
        Duration time = back ? Duration.ZERO : said.time();
        scene.step(new Input.CustomerExcluded(
                scene.stamp(), new Exclusion(said.alarmId(), said.customerId(), time, "kim", "because")));
    }

    private void report() {
        var pending = List.copyOf(scene.state.tickets().pending("desk"));
        if (pending.isEmpty()) {
            scene.tick();
            return;
        }
        PendingWork work = pending.getFirst();
        boolean parked = random.nextInt(10) == 0;
        scene.report(new Report(
                "desk",
                work.work().seq(),
                work.work().key(),
                parked ? Report.End.PARKED : Report.End.DELIVERED,
                parked ? null : "TCK-" + work.work().seq(),
                parked ? "no" : ""));
    }

    /** A dead letter is sent again or dropped; without one an alarm gets another ticket. */
    private void decideTicket() {
        var letters = scene.state.tickets().letters().all();
        var open = List.copyOf(scene.state.alarms().open());
        if (!letters.isEmpty()) {
            var work = letters.get(people.nextInt(letters.size())).work();
            var order = new LetterOrder("desk", work.seq(), people.nextInt(3) == 0, "kim", "because");
            scene.step(new Input.LetterDecided(scene.stamp(), order));
        } else if (!open.isEmpty()) {
            String id = open.get(people.nextInt(open.size())).id();
            var said = new Relink(id, "desk", "REL-" + people.nextInt(100), "kim", "");
            scene.step(new Input.TicketRelinked(scene.stamp(), said));
        } else {
            scene.tick();
        }
    }

    /** An inform with one of few request-ids, so that some are sent again; now and then cut short. */
    private byte[] inform() {
        byte[] whole = inform(random.nextInt(20));
        int cut = random.nextInt(5) == 0 ? random.nextInt(whole.length) : whole.length;
        return Arrays.copyOf(whole, cut);
    }

    /** A v2c coldStart inform (RFC 3416 section 4.2.7). */
    static byte[] inform(int requestId) {
        byte[] uptime = tlv(0x30, tlv(0x06, 0x2B, 6, 1, 2, 1, 1, 3, 0), tlv(0x43, 0x12, 0x34));
        byte[] identity =
                tlv(0x30, tlv(0x06, 0x2B, 6, 1, 6, 3, 1, 1, 4, 1, 0), tlv(0x06, 0x2B, 6, 1, 6, 3, 1, 1, 5, 1));
        byte[] pdu = tlv(0xA6, tlv(0x02, requestId), tlv(0x02, 0), tlv(0x02, 0), tlv(0x30, uptime, identity));
        return tlv(0x30, tlv(0x02, 1), tlv(0x04, 'a', 'n', 'y'), pdu);
    }

    private static byte[] tlv(int tag, int... content) {
        byte[] bytes = new byte[content.length];
        for (int i = 0; i < content.length; i++) {
            bytes[i] = (byte) content[i];
        }
        return tlv(tag, bytes);
    }

    private static byte[] tlv(int tag, byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        byte[] content = out.toByteArray();
        byte[] all = new byte[content.length + 2];
        all[0] = (byte) tag;
        all[1] = (byte) content.length;
        System.arraycopy(content, 0, all, 2, content.length);
        return all;
    }
}
