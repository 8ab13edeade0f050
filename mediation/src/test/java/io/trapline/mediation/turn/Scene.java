package io.trapline.mediation.turn;

import io.trapline.agent.Envelope;
import io.trapline.agent.Kind;
import io.trapline.agent.RawRecord;
import io.trapline.agent.Transport;
import io.trapline.config.Settings;
import io.trapline.enrichment.AliasKind;
import io.trapline.enrichment.Inventory;
import io.trapline.mediation.Decoded;
import io.trapline.mediation.Disposition;
import io.trapline.mediation.Input;
import io.trapline.mediation.Outcome;
import io.trapline.mediation.Severity;
import io.trapline.mediation.Signal;
import io.trapline.mediation.Stamp;
import io.trapline.mediation.codec.OutcomeCodec;
import io.trapline.mediation.codec.StateCodec;
import io.trapline.mediation.decode.DeviceZones;
import io.trapline.mediation.rule.ObjectName;
import io.trapline.mediation.rule.Rulebook;
import io.trapline.mediation.rule.Verdict;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A mediator with a tiny network and words to tell a story with: seconds of stream time, syslog
 * lines such as {@code DOWN 3}, and what came out. Everything below the decoder is the real thing.
 */
final class Scene {

    private static final long SECOND = 1_000_000_000L;

    final State state = new State();
    final List<Input> inputs = new ArrayList<>();
    final List<Outcome> outcomes = new ArrayList<>();
    private final Map<String, Inventory> shelf = new TreeMap<>();
    private final Mediator mediator;
    private long now = 1_000 * SECOND;

    Scene(Duration groupingWait) {
        this(groupingWait, Policy.OPEN_ALARMS_MAX, Policy.SLICE_MAX);
    }

    Scene(Duration groupingWait, int openAlarmsMax, int sliceMax) {
        mediator = mediator(groupingWait, openAlarmsMax, sliceMax, shelf);
    }

    /** One whose rules are those given. */
    Scene(Policy policy, Rulebook rules) {
        mediator = mediator(policy, rules, shelf);
    }

    static Mediator mediator(Duration groupingWait, int openAlarmsMax, int sliceMax, Map<String, Inventory> shelf) {
        return mediator(policy(groupingWait, openAlarmsMax, sliceMax), new Words(), shelf);
    }

    static Mediator mediator(Policy policy, Rulebook rules, Map<String, Inventory> shelf) {
        return new Mediator(policy, version -> Optional.of(rules), version -> Optional.ofNullable(shelf.get(version)));
    }

    static Policy policy(Duration groupingWait, int openAlarmsMax, int sliceMax) {
        return new Policy(
                "test",
                DeviceZones.of(ZoneOffset.UTC),
                List.of("127.0.0.0/8"),
                List.of(new Policy.Destination("desk", groupingWait)),
                openAlarmsMax,
                sliceMax,
                Policy.OPEN_PER_SOURCE_MAX,
                Policy.GAP_MAX,
                Settings.Sources.ORDER,
                new Policy.Polling(List.of(new Policy.PollTarget(List.of("10.0.0.0/27"), true)), 3));
    }

    /** The next input comes at this stream time. */
    Scene at(long streamNanos) {
        now = streamNanos - SECOND;
        return this;
    }

    Scene after(Duration time) {
        now += time.toNanos();
        return this;
    }

    Scene shelve(Inventory inventory) {
        shelf.put(inventory.version(), inventory);
        return this;
    }

    Map<String, Inventory> shelf() {
        return shelf;
    }

    /** A line from device {@code dev-n} by way of a trusted relay. */
    @Nullable
    Outcome line(int device, String text) {
        return line(device, text, "10:00:00");
    }

    /** @param clock what the device says the time is, that day; null when it says nothing */
    @Nullable
    Outcome line(int device, String text, @Nullable String clock) {
        String stamp = clock == null ? "-" : "2025-11-22T" + clock + "Z";
        String line = "<131>1 " + stamp + " dev-" + device + " test - - - " + text;
        return message(Kind.SYSLOG, line.getBytes(StandardCharsets.UTF_8));
    }

    @Nullable
    Outcome message(Kind kind, byte[] bytes) {
        var envelope = new Envelope(kind, Transport.UDP, "l", "", new InetSocketAddress("127.0.0.1", 5000), false);
        Stamp at = stamp();
        return step(
                new Input.Message(at, new RawRecord(at.number(), at.wallNanos(), at.streamNanos(), envelope, bytes)));
    }

    @Nullable
    Outcome tick() {
        return step(new Input.Tick(stamp()));
    }

    @Nullable
    Outcome switchTo(Inventory inventory, String... changed) {
        shelve(inventory);
        return step(new Input.InventorySwitched(stamp(), inventory.version(), List.of(changed), changed.length == 0));
    }

    @Nullable
    Outcome act(Input.Action action, String alarmId, String operator, String text, Duration time) {
        return step(new Input.OperatorAction(stamp(), action, alarmId, operator, text, time.toNanos()));
    }

    @Nullable
    Outcome act(Input.Action action, String alarmId) {
        return step(new Input.OperatorAction(stamp(), action, alarmId, "kim"));
    }

    @Nullable
    Outcome report(io.trapline.mediation.forward.Report report) {
        return step(new Input.DeliveryReport(stamp(), report));
    }

    @Nullable
    Outcome step(Input input) {
        inputs.add(input);
        Outcome outcome = mediator.step(state, input);
        if (outcome != null) {
            outcomes.add(outcome);
        }
        return outcome;
    }

    /** True when what was decided, read back from its bytes, gives the very state that deciding it gave. */
    boolean retells() {
        var retold = new State();
        for (Outcome outcome : outcomes) {
            retold.evolve(OutcomeCodec.decode(OutcomeCodec.encode(outcome)));
        }
        inputs.forEach(input -> retold.advance(new Outcome(input.stamp(), Disposition.INTERNAL, null, List.of())));
        byte[] bytes = StateCodec.encode(retold);
        return Arrays.equals(bytes, StateCodec.encode(state))
                && Arrays.equals(bytes, StateCodec.encode(StateCodec.decode(bytes)));
    }

    Stamp stamp() {
        now += SECOND;
        return new Stamp(inputs.size() + 1, now, now);
    }

    /** {@code DOWN i} and {@code UP i} are about port i; {@code DOWN} alone about the device; all else is a note. */
    record Words() implements Rulebook {

        @Override
        public String version() {
            return "words";
        }

        @Override
        public Verdict judge(Decoded message) {
            String text = message instanceof Decoded.SyslogMessage line
                    ? line.message().strip()
                    : "";
            String[] words = text.split(" ", -1);
            Signal signal = switch (words[0]) {
                case "DOWN" -> Signal.RAISE;
                case "UP" -> Signal.CLEAR;
                default -> Signal.NOTE;
            };
            List<ObjectName> objects =
                    words.length > 1 && signal != Signal.NOTE ? List.of(object(words[1])) : List.of();
            var severity = words.length > 2 ? Severity.valueOf(words[2]) : Severity.MAJOR;
            return new Verdict(
                    "words/" + words[0],
                    signal != Signal.NOTE,
                    signal,
                    "link",
                    "communicationsAlarm",
                    severity,
                    "lossOfSignal",
                    text,
                    objects);
        }

        static ObjectName object(String word) {
            return word.startsWith("ge")
                    ? new ObjectName(AliasKind.IF_NAME, word)
                    : new ObjectName(AliasKind.IF_INDEX, word);
        }
    }
}
