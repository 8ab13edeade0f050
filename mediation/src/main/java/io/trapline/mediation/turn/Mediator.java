package io.trapline.mediation.turn;

import io.trapline.enrichment.Impact;
import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.InventoryShelf;
import io.trapline.mediation.Change;
import io.trapline.mediation.Decoded;
import io.trapline.mediation.Disposition;
import io.trapline.mediation.EventNote;
import io.trapline.mediation.Input;
import io.trapline.mediation.Outcome;
import io.trapline.mediation.PduType;
import io.trapline.mediation.alarm.Alarm;
import io.trapline.mediation.alarm.AlarmKey;
import io.trapline.mediation.alarm.ClearKind;
import io.trapline.mediation.alarm.Identity;
import io.trapline.mediation.alarm.Locator;
import io.trapline.mediation.decode.Decoder;
import io.trapline.mediation.inform.InformKey;
import io.trapline.mediation.rule.Rulebook;
import io.trapline.mediation.rule.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The step function: one input and the state before it give one outcome and the state after it.
 * No I/O, no clock, no randomness: the same inputs give the same outcomes anywhere. Confined to the
 * thread that owns the state.
 */
public final class Mediator {

    /** Begins the reason of a message that met a fault of ours; it is kept and named like other unreadable ones. */
    static final String FAULT = "mediatorFault";

    private static final int TEXT_MAX = 1_000;

    private final Policy policy;
    private final Function<String, Optional<Rulebook>> rulebooks;
    private final InventoryShelf shelf;
    private final Identity identity;
    private final TicketTurn tickets;
    private @Nullable Rulebook rules;
    private @Nullable Inventory inventory;
    private @Nullable String inventoryAsked;

    /**
     * @param rulebooks rules by version; in memory
     * @param shelf inventories by version; those in use are in memory
     */
    public Mediator(Policy policy, Function<String, Optional<Rulebook>> rulebooks, InventoryShelf shelf) {
        this.policy = policy;
        this.rulebooks = rulebooks;
        this.shelf = shelf;
        this.identity = new Identity(policy.trustedRelays());
        this.tickets = new TicketTurn(policy);
    }

    /** Decides one input and evolves the state by what was decided. Null for a tick that decided nothing. */
    public @Nullable Outcome step(State state, Input input) {
        var turn = new Turn(state, input.stamp());
        long stream = Math.max(input.stamp().streamNanos(), state.streamNanos());
        tickets.deadlines(turn, stream);
        Outcome outcome = decide(turn, input);
        tickets.deadlines(turn, stream);
        state.advance(input.stamp());
        if (input instanceof Input.Tick && turn.changes().isEmpty()) {
            return null;
        }
        return new Outcome(outcome.stamp(), outcome.disposition(), outcome.note(), turn.changes());
    }

    private Outcome decide(Turn turn, Input input) {
        try {
            return switch (input) {
                case Input.Message message -> message(turn, message);
                case Input.Tick tick -> internal(turn, () -> slice(turn));
                case Input.InventorySwitched s -> internal(turn, () -> switched(turn, s));
                case Input.RulesSwitched s -> internal(turn, () -> turn.apply(new Change.RulesUsed(s.version())));
                case Input.OperatorAction action -> internal(turn, () -> act(turn, action));
                case Input.DeliveryReport report -> internal(turn, () -> reported(turn, report));
            };
        } catch (RuntimeException e) {
            // One input must not stop all that follow: what was applied so far is recorded, the rest named.
            var note = new EventNote("", null, "", false, "", FAULT + " " + e, null);
            var as = input instanceof Input.Message ? Disposition.UNREADABLE : Disposition.INTERNAL;
            return new Outcome(turn.at(), as, note, List.of());
        }
    }

    private static Outcome internal(Turn turn, Runnable decision) {
        decision.run();
        return new Outcome(turn.at(), Disposition.INTERNAL, null, List.of());
    }

    private Outcome message(Turn turn, Input.Message message) {
        var envelope = message.record().envelope();
        Decoded decoded = Decoder.decode(message.record(), policy.zone());
        Identity.Evidence evidence = identity.of(envelope, decoded);
        if (decoded instanceof Decoded.Unreadable unreadable) {
            var note = new EventNote(evidence.toString(), null, "", false, "", unreadable.reason(), null);
            return new Outcome(turn.at(), Disposition.UNREADABLE, note, List.of());
        }
        if (decoded instanceof Decoded.Trap trap && trap.pduType() == PduType.INFORM) {
            InformKey key = informKey(message, trap);
            if (turn.state().informs().holds(key, turn.at().streamNanos())) {
                var note = new EventNote(evidence.toString(), null, "", true, "", "retransmit", null);
                return new Outcome(turn.at(), Disposition.RETRANSMIT, note, List.of());
            }
            turn.apply(new Change.InformSeen(key));
        }
        Verdict verdict = rules(turn.state()).judge(decoded);
        Locator.Place place =
                Locator.locate(inventory(turn.state()), envelope.namespace(), evidence, verdict.objects());
        return switch (verdict.signal()) {
            case NOTE -> outcome(turn, Disposition.NOTED, evidence, verdict, place, "", null);
            case RAISE -> raise(turn, envelope.namespace(), evidence, verdict, place);
            case CLEAR -> clear(turn, envelope.namespace(), evidence, verdict, place);
        };
    }

    private Outcome raise(
            Turn turn, String namespace, Identity.Evidence evidence, Verdict verdict, Locator.Place place) {
        AlarmKey received = Identity.key(namespace, evidence, verdict);
        var open = turn.state().alarms().find(received, onResource(place, verdict));
        String text = cut(verdict.specificProblem());
        if (!open.isEmpty()) {
            Alarm alarm = open.getFirst();
            turn.apply(new Change.AlarmRepeated(alarm.id(), turn.at(), verdict.severity(), text));
            boolean same = alarm.severity() == verdict.severity();
            return outcome(
                    turn, same ? Disposition.REPEATED : Disposition.CHANGED, evidence, verdict, place, "", alarm.id());
        }
        if (turn.state().alarms().open().size() >= policy.openAlarmsMax()) {
            return outcome(turn, Disposition.SUPPRESSED, evidence, verdict, place, "alarmTableFull", null);
        }
        var alarm = new Alarm(
                Alarm.idOf(turn.at().number()),
                received,
                namespace,
                evidence,
                verdict.objects(),
                place.deviceId(),
                place.resourceId(),
                verdict.eventType(),
                verdict.severity(),
                verdict.probableCause(),
                text,
                verdict.ruleId(),
                place.impact(),
                1,
                turn.at(),
                turn.at(),
                "",
                null,
                null,
                "");
        turn.apply(new Change.AlarmRaised(alarm));
        tickets.told(turn, alarm);
        return outcome(turn, Disposition.CHANGED, evidence, verdict, place, "", alarm.id());
    }

    private Outcome clear(
            Turn turn, String namespace, Identity.Evidence evidence, Verdict verdict, Locator.Place place) {
        AlarmKey received = Identity.key(namespace, evidence, verdict);
        var open = turn.state().alarms().find(received, onResource(place, verdict));
        for (Alarm alarm : open) {
            end(turn, alarm, ClearKind.BY_EVENT, verdict.ruleId());
        }
        return open.isEmpty()
                ? outcome(turn, Disposition.NOTED, evidence, verdict, place, "orphanClear", null)
                : outcome(
                        turn,
                        Disposition.CHANGED,
                        evidence,
                        verdict,
                        place,
                        "",
                        open.getFirst().id());
    }

    private void end(Turn turn, Alarm alarm, ClearKind kind, String by) {
        turn.apply(new Change.AlarmCleared(alarm.id(), kind, turn.at(), by));
        tickets.ended(turn, alarm.clearedAs(kind, turn.at(), by));
    }

    private void switched(Turn turn, Input.InventorySwitched s) {
        inventoryAsked = null;
        turn.apply(new Change.InventoryUsed(s.version()));
        turn.apply(new Change.ReevaluationQueued(s.changedResources(), s.everything()));
        slice(turn);
    }

    private void slice(Turn turn) {
        List<String> ids = turn.state().reevaluationFirst(policy.sliceMax());
        if (ids.isEmpty()) {
            return;
        }
        turn.apply(new Change.ReevaluationTaken(ids.size()));
        for (String id : ids) {
            turn.state().alarms().open(id).ifPresent(alarm -> relocate(turn, alarm));
        }
    }

    private void relocate(Turn turn, Alarm alarm) {
        Locator.Place place =
                Locator.locate(inventory(turn.state()), alarm.namespace(), alarm.evidence(), alarm.objects());
        if (place.equals(new Locator.Place(alarm.deviceId(), alarm.resourceId(), alarm.impact()))) {
            return;
        }
        turn.apply(new Change.AlarmLocated(alarm.id(), place.deviceId(), place.resourceId(), place.impact()));
        turn.state().alarms().open(alarm.id()).ifPresent(located -> tickets.told(turn, located));
    }

    private void act(Turn turn, Input.OperatorAction action) {
        var alarm = turn.state().alarms().open(action.alarmId());
        if (alarm.isEmpty()) {
            return;
        }
        switch (action.action()) {
            case ACKNOWLEDGE -> turn.apply(new Change.AlarmAcknowledged(action.alarmId(), true, action.operator()));
            case UNACKNOWLEDGE -> turn.apply(new Change.AlarmAcknowledged(action.alarmId(), false, action.operator()));
            // No alarm has such an id: the door acts, this is its record.
            case ACCEPT_ENGINE -> {}
            case CLEAR -> end(turn, alarm.get(), ClearKind.BY_OPERATOR, action.operator());
        }
    }

    private void reported(Turn turn, Input.DeliveryReport input) {
        var report = input.report();
        boolean pending = turn.state().tickets().pending(report.destination()).stream()
                .anyMatch(w -> w.work().seq() == report.seq());
        if (pending) {
            turn.apply(new Change.WorkEnded(report));
        }
    }

    private static InformKey informKey(Input.Message message, Decoded.Trap trap) {
        var source = message.record().envelope().source();
        String from = source == null ? "" : source.getAddress().getHostAddress();
        String credential = trap.version() == 3 ? trap.securityName() : trap.community();
        return new InformKey(from, credential == null ? "" : credential, trap.requestId(), trap.pduCrc());
    }

    private static Outcome outcome(
            Turn turn,
            Disposition disposition,
            Identity.Evidence evidence,
            Verdict verdict,
            Locator.Place place,
            String reason,
            @Nullable String alarmId) {
        String impact = switch (place.impact()) {
            case Impact.Known known -> "known";
            case Impact.Unknown unknown -> unknown.reason().name();
        };
        var note = new EventNote(
                evidence.toString(), place.deviceId(), verdict.ruleId(), verdict.recognised(), impact, reason, alarmId);
        return new Outcome(turn.at(), disposition, note, List.of());
    }

    private static @Nullable AlarmKey onResource(Locator.Place place, Verdict verdict) {
        return place.resourceId() == null ? null : AlarmKey.onResource(place.resourceId(), verdict.alarmType());
    }

    private static String cut(String text) {
        return text.length() <= TEXT_MAX ? text : text.substring(0, TEXT_MAX);
    }

    private Rulebook rules(State state) {
        String version = state.rulesVersion();
        Rulebook held = rules;
        if (held == null || !held.version().equals(version)) {
            held = rulebooks
                    .apply(version == null ? "" : version)
                    .orElseThrow(() -> new IllegalStateException("no rules were switched on before the first message"));
            rules = held;
        }
        return held;
    }

    /** Asks the shelf once per switch: a version that is not there is not looked for with every message. */
    private @Nullable Inventory inventory(State state) {
        String version = state.inventoryVersion();
        if (version != null && !version.equals(inventoryAsked)) {
            inventory = shelf.version(version).orElse(null);
            inventoryAsked = version;
        }
        return inventory;
    }
}
