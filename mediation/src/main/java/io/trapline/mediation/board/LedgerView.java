package io.trapline.mediation.board;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The conservation equations from one consistent cut. All terms count from {@code since}.
 *
 * <ul>
 *   <li>read + recovered = journaled + sum of refused
 *   <li>journaled = event + unreadable + internal + behind
 *   <li>event = changed + repeated + noted + suppressed + retransmit
 *   <li>forwardable = delivered + pending + parked + coalesced + droppedByOperator
 * </ul>
 *
 * @param refused by reason word
 * @param refusedSenders the newest of them by sender, steps of SNMPv3 discovery left out
 * @param generic events judged by the generic default (part of {@code noted})
 * @param balanced true when all four equations hold in this cut
 * @param imbalance which equation does not hold and by how much; empty when balanced
 */
public record LedgerView(
        Instant since,
        long startNumber,
        long read,
        long recovered,
        long journaled,
        Map<String, Long> refused,
        long event,
        long unreadable,
        long internal,
        long behind,
        long changed,
        long repeated,
        long noted,
        long suppressed,
        long retransmit,
        long generic,
        long forwardable,
        long delivered,
        long pending,
        long parked,
        long coalesced,
        long droppedByOperator,
        boolean balanced,
        String imbalance,
        List<Socket> sockets,
        List<RefusedSender> refusedSenders) {

    /**
     * One listening socket.
     *
     * @param askedReceiveBytes receive buffer asked for; 0 for TCP
     * @param grantedReceiveBytes receive buffer the kernel granted; 0 for TCP
     * @param counters every other counter of the listener by its name, see the agent's README
     * @param kernelDrops datagrams the kernel dropped since the socket was opened, /proc/net/udp; 0 for TCP
     */
    public record Socket(
            String listener,
            String local,
            String transport,
            long read,
            long askedReceiveBytes,
            long grantedReceiveBytes,
            long kernelDrops,
            Map<String, Long> counters) {}

    /**
     * Messages that a gate refused.
     *
     * @param user whom an SNMPv3 message says it is from; proved is nothing
     * @param engineId what an SNMPv3 message says its engine is, in hex
     */
    public record RefusedSender(
            String listener,
            String reason,
            String sender,
            String user,
            String engineId,
            long count,
            Instant first,
            Instant last) {

        /** True when a person may decide that the engine has begun again. */
        public boolean acceptable() {
            return reason.equals("notInTimeWindow") && !engineId.isEmpty();
        }
    }
}
