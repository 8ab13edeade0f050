package io.trapline.mediation.turn;

import io.trapline.agent.Transport;
import io.trapline.enrichment.Impact;
import io.trapline.enrichment.InventoryShelf;
import io.trapline.mediation.Change;
import io.trapline.mediation.Decoded;
import io.trapline.mediation.Disposition;
import io.trapline.mediation.EventNote;
import io.trapline.mediation.Input;
import io.trapline.mediation.Outcome;
import io.trapline.mediation.PduType;
import io.trapline.mediation.alarm.Doubt;
import io.trapline.mediation.alarm.Identity;
import io.trapline.mediation.alarm.Locator;
import io.trapline.mediation.alarm.Mark;
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

    private final Policy policy;
    private final Function<String, Optional<Rulebook>> rulebooks;
    private final Identity identity;
    private final AlarmTurn alarms;
    private final PeopleTurn people;
    private final TaskTurn tasks;
    private final Places places;
    private final WindowTurn windows;
    private final ClaimTurn claims;
    private final ComplaintTurn complaints;
    private final SilenceTurn silence;
    private final WordTurn words;
    private final PollTurn polls;
    private final ExclusionTurn exclusions;
    private final LetterTurn letters;
    private final Deadlines deadlines;
    private @Nullable Rulebook rules;

    /**
     * @param rulebooks rules by version; in memory
     * @param shelf inventories by version; those in use are in memory
     */
    public Mediator(Policy policy, Function<String, Optional<Rulebook>> rulebooks, InventoryShelf shelf) {
        this.policy = policy;
        this.rulebooks = rulebooks;
        this.identity = new Identity(policy.trustedRelays(), policy.evidence());
        var tickets = new TicketTurn(policy);
        this.places = new Places(policy.sliceMax(), shelf, tickets);
        this.alarms = new AlarmTurn(new Storms(policy), tickets, places);
        this.people = new PeopleTurn(alarms, tickets, places);
        this.tasks = new TaskTurn(people);
        this.windows = new WindowTurn(places);
        this.claims = new ClaimTurn(identity, places);
        this.complaints = new ComplaintTurn(alarms, places);
        this.silence = new SilenceTurn(alarms, places);
        this.words = new WordTurn(places);
        this.polls = new PollTurn(policy.polling(), alarms, places);
        this.exclusions = new ExclusionTurn(places);
        this.letters = new LetterTurn(tickets);
        this.deadlines = new Deadlines(alarms, tickets, windows, exclusions, tasks);
    }

    /** Decides one input and evolves the state by what was decided. Null for a tick that decided nothing. */
    public @Nullable Outcome step(State state, Input input) {
        var turn = new Turn(state, input.stamp());
        long stream = Math.max(input.stamp().streamNanos(), state.streamNanos());
        if (state.decided() > 0
                && stream - state.streamNanos() > policy.gapMax().toNanos()) {
            doubt(turn, Doubt.ofEverything(Doubt.COLLECTOR_DOWN));
            SilenceTurn.away(turn);
        }
        deadlines.until(turn, stream);
        Outcome outcome = decide(turn, input);
        deadlines.until(turn, stream);
        var whole = new Outcome(outcome.stamp(), outcome.disposition(), outcome.note(), turn.changes());
        state.heard(whole.note(), whole.stamp());
        state.advance(whole);
        return input instanceof Input.Tick && turn.changes().isEmpty() ? null : whole;
    }

    private Outcome decide(Turn turn, Input input) {
        try {
            return switch (input) {
                case Input.Message message -> {
                    Outcome outcome = message(turn, message);
                    silence.heard(turn, outcome.note());
                    yield outcome;
                }
                case Input.Tick tick ->
                    internal(turn, () -> {
                        places.slice(turn);
                        silence.look(turn);
                        polls.look(turn);
                    });
                case Input.InventorySwitched s ->
                    internal(turn, () -> places.switched(turn, s.version(), s.changedResources(), s.everything()));
                case Input.BssStood s -> internal(turn, () -> places.stood(turn, s.away()));
                case Input.RulesSwitched s -> internal(turn, () -> turn.apply(new Change.RulesUsed(s.version())));
                case Input.MaintenancePlanned planned -> internal(turn, () -> windows.plan(turn, planned));
                case Input.WordsDecided decided -> internal(turn, () -> words.decide(turn, decided.decision()));
                case Input.OperatorAction action
                when action.action() == Input.Action.CANCEL_MAINTENANCE ->
                    internal(turn, () -> windows.cancel(turn, action));
                case Input.OperatorAction action
                when action.action() == Input.Action.FREE_WORDS -> internal(turn, () -> words.free(turn, action));
                case Input.OperatorAction action -> internal(turn, () -> people.act(turn, action));
                case Input.TaskBegun begun -> internal(turn, () -> tasks.begin(turn, begun.order()));
                case Input.TaskActed acted -> internal(turn, () -> tasks.act(turn, acted));
                case Input.TaskEnded ended -> internal(turn, () -> tasks.end(turn, ended.taskId()));
                case Input.DatagramsDropped dropped ->
                    internal(turn, () -> doubt(turn, Doubt.ofEverything(Doubt.DROPPED)));
                case Input.Polled polled -> internal(turn, () -> polls.take(turn, polled));
                case Input.TableRead table -> internal(turn, () -> polls.take(turn, table));
                case Input.Complained complained -> internal(turn, () -> complaints.take(turn, complained));
                case Input.CustomerExcluded said -> internal(turn, () -> exclusions.say(turn, said.exclusion()));
                case Input.TicketRelinked said -> internal(turn, () -> letters.relink(turn, said.relink()));
                case Input.LetterDecided decided -> internal(turn, () -> letters.decide(turn, decided.order()));
                case Input.DeliveryReport report -> internal(turn, () -> reported(turn, report));
            };
        } catch (RuntimeException e) {
            // One input must not stop all that follow: what was applied so far is recorded, the rest named.
            var note = EventNote.unplaced("", false, FAULT + " " + e);
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
        Decoded decoded = Decoder.decode(message.record(), policy.zones());
        Identity.Evidence evidence = identity.of(envelope, decoded);
        if (decoded instanceof Decoded.Unreadable unreadable) {
            var note = EventNote.unplaced(evidence.toString(), false, unreadable.reason());
            return new Outcome(turn.at(), Disposition.UNREADABLE, note, List.of());
        }
        if (decoded instanceof Decoded.Trap trap && trap.unknowable()) {
            return new Outcome(
                    turn.at(),
                    Disposition.UNREADABLE,
                    EventNote.unplaced(evidence.toString(), false, damage(decoded)),
                    List.of());
        }
        if (decoded instanceof Decoded.Trap trap && trap.pduType() == PduType.INFORM) {
            InformKey key = informKey(message, trap);
            if (turn.state().informs().holds(key, turn.at().streamNanos())) {
                var note = EventNote.unplaced(evidence.toString(), true, "retransmit");
                return new Outcome(turn.at(), Disposition.RETRANSMIT, note, List.of());
            }
            turn.apply(new Change.InformSeen(key));
        }
        AlarmTurn.Fate own = DoorTurn.of(turn, envelope, decoded, evidence);
        if (own != null) {
            var note = new EventNote(
                    evidence.toString(),
                    null,
                    "trapline/sourceFlood",
                    true,
                    "",
                    own.reason(),
                    own.alarmId(),
                    null,
                    envelope.namespace());
            return new Outcome(turn.at(), own.disposition(), note, List.of());
        }
        claims.look(turn, envelope, decoded);
        Verdict verdict = PortHints.added(rules(turn.state()).judge(decoded), decoded);
        var words =
                Locator.words(envelope.namespace(), evidence, verdict, turn.at().streamNanos());
        Locator.Place place = places.locate(turn.state(), words);
        var seen = new Sighting(envelope.namespace(), evidence, verdict, place, Mark.of(decoded, turn.at()));
        AlarmTurn.Fate fate = switch (verdict.signal()) {
            case NOTE -> note(turn, seen);
            case RAISE -> alarms.raise(turn, seen);
            case CLEAR -> alarms.clear(turn, seen);
        };
        EventNote told = told(seen, fate, damage(decoded));
        // What our own door notes of a sender says nothing of his place.
        boolean ours = envelope.transport() == Transport.NONE && fate.alarmId() == null;
        return new Outcome(turn.at(), fate.disposition(), ours ? told.unasked() : told, List.of());
    }

    /** What was wrong with a message that could be judged all the same; empty for a whole one. */
    private static String damage(Decoded decoded) {
        return decoded instanceof Decoded.Trap trap && trap.damage() != null
                ? trap.damage().reason()
                : "";
    }

    private static AlarmTurn.Fate note(Turn turn, Sighting seen) {
        boolean doubtful = seen.verdict().care().unverifies()
                && doubt(
                        turn,
                        new Doubt(seen.place().deviceId(), seen.evidence().key(seen.namespace()), Doubt.RESTARTED));
        return new AlarmTurn.Fate(Disposition.NOTED, doubtful ? "unverifies" : "", null);
    }

    private static boolean doubt(Turn turn, Doubt doubt) {
        boolean any = !turn.state().alarms().certain(doubt).isEmpty();
        if (any) {
            turn.apply(new Change.Doubted(doubt));
        }
        return any;
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

    private static EventNote told(Sighting seen, AlarmTurn.Fate what, String damage) {
        String reason = damage.isEmpty() ? what.reason() : (what.reason() + " " + EventNote.DAMAGED + damage).strip();
        String impact = switch (seen.place().impact()) {
            case Impact.Known known -> "known";
            case Impact.Unknown unknown -> unknown.reason().name();
        };
        return new EventNote(
                seen.evidence().toString(),
                seen.place().deviceId(),
                seen.verdict().ruleId(),
                seen.verdict().recognised(),
                impact,
                reason,
                what.alarmId(),
                seen.place().resourceId(),
                seen.namespace());
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
}
