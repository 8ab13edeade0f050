package io.trapline.deploy.fuzz;

import static io.trapline.deploy.fuzz.Bounds.check;
import static io.trapline.deploy.fuzz.Bounds.same;

import io.trapline.agent.gate.SnmpGate;
import io.trapline.agent.gate.Verdict;
import io.trapline.mediation.Decoded;
import io.trapline.mediation.PduType;
import io.trapline.mediation.decode.SnmpDecoder;
import java.util.List;

/**
 * SNMP messages from the door to the event: the gate and the decoder. What was read is written again
 * and must read the same unless it was damaged; what the gate stores reads as what came, but for the community.
 */
public final class SnmpTarget {

    private static final Bounds BOUNDS = new Bounds();
    private static final SnmpDecoder DECODER = new SnmpDecoder();
    private static final SnmpGate GATE = new SnmpGate(List.of());

    private SnmpTarget() {}

    /** The fuzzer's way in. */
    public static void fuzzerTestOneInput(byte[] input) {
        Decoded decoded = BOUNDS.hold(input, DECODER::decode);
        if (decoded instanceof Decoded.Trap trap && trap.damage() == null) {
            Decoded again = DECODER.decode(SnmpText.encode(trap));
            same(SnmpText.of(trap), SnmpText.of(again), input, "what was read and written again");
        }
        Verdict verdict = BOUNDS.hold(input, bytes -> GATE.judge(bytes.clone()));
        switch (verdict) {
            case Verdict.Keep kept -> stored(input, decoded, kept.stored());
            case Verdict.Acknowledge inform -> {
                stored(input, decoded, inform.stored());
                response(input, decoded, inform.response());
            }
            case Verdict.Refuse refused -> check(refused.report() == null, input, "a Report without USM");
        }
    }

    private static void stored(byte[] input, Decoded decoded, byte[] stored) {
        if (decoded instanceof Decoded.Trap trap
                && trap.damage() == null
                && trap.version() < 3
                && !SnmpText.mayNameCommunity(input)
                && DECODER.decode(stored) instanceof Decoded.Trap kept
                && "any".equals(kept.community())) {
            same(SnmpText.of(SnmpText.named(trap, "any")), SnmpText.of(kept), input, "what the gate stores");
            same(trap.pduCrc(), kept.pduCrc(), input, "the PDU's checksum behind the gate");
        }
    }

    private static void response(byte[] input, Decoded decoded, byte[] response) {
        if (decoded instanceof Decoded.Trap inform) {
            boolean answers = DECODER.decode(response) instanceof Decoded.Trap answer
                    && answer.pduType() == PduType.RESPONSE
                    && answer.requestId() == inform.requestId();
            check(answers, input, "the answer to an inform is no Response with its request-id");
        }
    }
}
