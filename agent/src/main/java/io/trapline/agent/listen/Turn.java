package io.trapline.agent.listen;

import io.trapline.agent.Arrival;
import io.trapline.agent.Envelope;
import io.trapline.agent.Haul;
import io.trapline.agent.Refusal;
import io.trapline.agent.RefusedSenders;
import io.trapline.agent.gate.Gate;
import io.trapline.agent.gate.Verdict;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** One read turn of a socket in the making. Owned by the socket's event loop. */
final class Turn {

    /** Lists longer than this are not asked for in advance. */
    private static final int PRESIZE_MAX = 64;

    /** A response that waits for the arrival at {@code index} of its haul to become durable. */
    record Inform(int index, byte[] response, InetSocketAddress to) {}

    /** What the sender of a refused message may be told at once. */
    record Report(byte[] bytes, InetSocketAddress to) {}

    /** What a turn brought, and who of it waits for an answer. */
    record Taken(Haul haul, List<Inform> informs, List<Report> reports) {

        /** What is left when the first {@code journaled} arrivals are in the journal. */
        Taken behind(int journaled) {
            var arrivals = haul.arrivals();
            var rest = List.copyOf(arrivals.subList(journaled, arrivals.size()));
            int read = haul.read() - journaled;
            var later = informs.stream()
                    .filter(inform -> inform.index >= journaled)
                    .map(inform -> new Inform(inform.index - journaled, inform.response, inform.to))
                    .toList();
            return new Taken(new Haul(read, rest, Map.of()), later, List.of());
        }
    }

    private final RefusedSenders refused;
    private int read;
    private List<Arrival> arrivals = new ArrayList<>();
    private List<Inform> informs = List.of();
    private List<Report> reports = List.of();
    private Map<Refusal, Integer> turnedAway = Map.of();

    /** @param refused is told who was turned away */
    Turn(RefusedSenders refused) {
        this.refused = refused;
    }

    /** The socket delivered a message; called before anyone looks at it. */
    void read() {
        read++;
    }

    /** Lets the gate decide about a message that was read. */
    void judge(Gate gate, Envelope envelope, InetSocketAddress from, byte[] message) {
        switch (gate.judge(from.getAddress(), message)) {
            case Verdict.Keep keep -> arrivals.add(new Arrival(envelope, keep.stored()));
            case Verdict.Acknowledge inform -> {
                informs = informs.isEmpty() ? new ArrayList<>() : informs;
                informs.add(new Inform(arrivals.size(), inform.response(), from));
                arrivals.add(new Arrival(envelope, inform.stored()));
            }
            case Verdict.Refuse refuse -> {
                refuse(refuse.reason());
                byte[] report = refuse.report();
                refused.add(
                        envelope.listener(),
                        refuse.reason(),
                        from.getAddress(),
                        refuse.claim(),
                        report != null && isHandshake(refuse.reason()),
                        Instant.now());
                if (report != null) {
                    reports = reports.isEmpty() ? new ArrayList<>() : reports;
                    reports.add(new Report(report, from));
                }
            }
        }
    }

    /** A message that was read is refused before anybody looked at it. */
    void refuse(Refusal reason) {
        turnedAway = turnedAway.isEmpty() ? new EnumMap<>(Refusal.class) : turnedAway;
        turnedAway.merge(reason, 1, Integer::sum);
    }

    /** Keeps a message that was read and answers it once it is durable. */
    void acknowledge(Envelope envelope, InetSocketAddress from, byte[] message, byte[] response) {
        informs = informs.isEmpty() ? new ArrayList<>() : informs;
        informs.add(new Inform(arrivals.size(), response, from));
        arrivals.add(new Arrival(envelope, message));
    }

    /** Steps of finding our engine and its time (RFC 3414 section 4). */
    private static boolean isHandshake(Refusal reason) {
        return reason == Refusal.DISCOVERY || reason == Refusal.UNKNOWN_ENGINE || reason == Refusal.NOT_IN_TIME_WINDOW;
    }

    boolean isEmpty() {
        return read == 0;
    }

    /** Hands over what came and starts the next turn. */
    Taken take() {
        var taken = new Taken(new Haul(read, arrivals, turnedAway), informs, reports);
        read = 0;
        arrivals = new ArrayList<>(Math.min(arrivals.size(), PRESIZE_MAX));
        informs = List.of();
        reports = List.of();
        turnedAway = Map.of();
        return taken;
    }
}
