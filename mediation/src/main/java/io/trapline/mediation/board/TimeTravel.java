package io.trapline.mediation.board;

import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.InventoryShelf;
import io.trapline.mediation.Input;
import io.trapline.mediation.Outcome;
import io.trapline.mediation.Stamp;
import io.trapline.mediation.codec.StateCodec;
import io.trapline.mediation.impact.Measures;
import io.trapline.mediation.rule.Rulebook;
import io.trapline.mediation.turn.Mediator;
import io.trapline.mediation.turn.Policy;
import io.trapline.mediation.turn.State;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Recorded traffic of a stretch of time, as it was judged and as it would be under other rules or
 * another inventory. Up to its beginning both histories are one. What people and desks did then, they do
 * in both. Sends nothing and changes nothing. Confined to one thread.
 */
public final class TimeTravel {

    /**
     * What is asked.
     *
     * @param rules judges every message of the stretch
     * @param inventory looked up in instead of those of the time; null for those
     * @param shelf inventories of the time
     * @param site zone for SLAs that name none
     */
    public record Question(
            Instant from,
            Instant to,
            Policy policy,
            Rulebook rules,
            @Nullable Inventory inventory,
            InventoryShelf shelf,
            ZoneId site) {}

    /**
     * One history.
     *
     * @param alarms raised or reopened, in words by id
     * @param tickets ids of the alarms for which one was opened
     * @param customers with a service down or degraded
     * @param measures of all customers together: minutes within the stretch, money of those hurt in it
     */
    public record History(Map<String, String> alarms, Set<String> tickets, Set<String> customers, Measures measures) {

        static History of(Retrospect.Summary summary) {
            return new History(summary.alarms(), summary.tickets(), summary.customers(), summary.measures());
        }
    }

    /** @param inputs of the stretch */
    public record Answer(long inputs, History was, History wouldBe) {}

    private final Question question;
    private final State state;
    private final long from;
    private final long to;
    private @Nullable Outcome pending;

    /** @param state as it was before the first input; changed by this */
    public TimeTravel(Question question, State state) {
        this.question = question;
        this.state = state;
        this.from = nanos(question.from());
        this.to = nanos(question.to());
    }

    /**
     * @param inputs behind the state, in order
     * @param outcomes what was made of them, in order
     */
    public Answer run(Iterator<Input> inputs, Iterator<Outcome> outcomes) {
        Input input = next(inputs);
        while (input != null && input.stamp().streamNanos() < from) {
            decideAsItWas(input.stamp().number(), outcomes, null);
            input = next(inputs);
        }
        State other = StateCodec.decode(StateCodec.encode(state));
        InventoryShelf shelf = shelf();
        var mediator = new Mediator(question.policy(), version -> Optional.of(question.rules()), shelf);
        var was = new Retrospect(state, question.shelf(), from / 1_000_000);
        var wouldBe = new Retrospect(other, shelf, from / 1_000_000);
        switchOver(mediator, other, wouldBe);
        long count = 0;
        for (; input != null && input.stamp().streamNanos() <= to; input = next(inputs)) {
            decideAsItWas(input.stamp().number(), outcomes, was);
            follow(wouldBe, mediator.step(other, input));
            count++;
        }
        var site = question.site();
        return new Answer(
                count, History.of(was.until(to / 1_000_000, site)), History.of(wouldBe.until(to / 1_000_000, site)));
    }

    private InventoryShelf shelf() {
        Inventory instead = question.inventory();
        return instead == null ? question.shelf() : version -> Optional.of(instead);
    }

    /** What is open at the beginning is looked up in the other inventory, as at every switch. */
    private void switchOver(Mediator mediator, State other, Retrospect wouldBe) {
        var at = new Stamp(other.decided(), Math.max(other.streamNanos(), from), from);
        follow(
                wouldBe,
                mediator.step(
                        other, new Input.RulesSwitched(at, question.rules().version())));
        Inventory instead = question.inventory();
        if (instead != null) {
            follow(wouldBe, mediator.step(other, new Input.InventorySwitched(at, instead.version(), List.of(), true)));
        }
    }

    private static void follow(Retrospect history, @Nullable Outcome outcome) {
        if (outcome != null) {
            history.follow(outcome);
        }
    }

    private void decideAsItWas(long number, Iterator<Outcome> outcomes, @Nullable Retrospect retrospect) {
        Outcome outcome = pending == null && outcomes.hasNext() ? outcomes.next() : pending;
        while (outcome != null && outcome.stamp().number() <= number) {
            state.evolve(outcome);
            if (retrospect != null) {
                retrospect.follow(outcome);
            }
            outcome = outcomes.hasNext() ? outcomes.next() : null;
        }
        pending = outcome;
    }

    private static @Nullable Input next(Iterator<Input> inputs) {
        return inputs.hasNext() ? inputs.next() : null;
    }

    private static long nanos(Instant at) {
        return Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000_000L), at.getNano());
    }
}
