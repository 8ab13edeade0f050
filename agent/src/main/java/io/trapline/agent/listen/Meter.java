package io.trapline.agent.listen;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** The counters of one listener. Written by its event loops, read by anyone. */
final class Meter {

    /** What is counted beside messages and bytes. Each limit that can be reached has its counter. */
    enum Event {
        /** Messages longer than the limit, cut. */
        CUT("cut"),
        /** Bytes of over-long lines that were skipped. */
        SKIPPED_BYTES("skippedBytes"),
        /** Line ends and NULs of a syslog stream with nothing before them. */
        BLANK("blankLines"),
        /** Messages of which only a part had come when the connection ended. */
        HALF("half"),
        /** Informs answered. */
        ANSWERED("answered"),
        /** Informs journaled whose answer was given up: too many waited, or for too long. */
        UNANSWERED("unanswered"),
        /** SNMPv3 Reports sent. */
        REPORTED("reported"),
        /** SNMPv3 Reports not sent, over the rate. */
        UNREPORTED("unreported"),
        /** Messages beyond the share of their source, told in summary. */
        FLOODED("flooded"),
        ACCEPTED("accepted"),
        CLOSED_BY_PEER("closedByPeer"),
        CLOSED_IDLE("closedIdle"),
        CLOSED_SLOW("closedSlow"),
        CLOSED_OVERSIZE("closedOversize"),
        CLOSED_FRAMING("closedFraming"),
        CLOSED_MEMORY("closedMemory"),
        /** TLS handshakes that failed, did not end in time, or gave way to newer ones. */
        CLOSED_HANDSHAKE("closedHandshake"),
        /** TLS connections that broke after their handshake. */
        CLOSED_TLS("closedTls"),
        /** Trusted proxies that sent no PROXY header, a wrong one, or none in time. */
        CLOSED_PROXY_HEADER("closedProxyHeader"),
        /** PROXY headers from somebody who is no trusted proxy. */
        CLOSED_UNTRUSTED_PROXY("closedUntrustedProxy"),
        CLOSED_TOO_MANY("closedTooMany"),
        CLOSED_ERROR("closedError"),
        CLOSED_STOPPING("closedStopping"),
        /** Times that reading stopped: the intake was braked, or a peer had too much unanswered. */
        PAUSED("paused"),
        /** Times that new certificate files came into use. */
        CERTIFICATE_RELOADED("certificateReloaded"),
        /** Times that new certificate files could not be used and the old ones stayed. */
        CERTIFICATE_REFUSED("certificateRefused");

        private final String word;

        Event(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    final LongAdder read = new LongAdder();
    final LongAdder readBytes = new LongAdder();
    final AtomicInteger connections = new AtomicInteger();
    private final LongAdder[] events = new LongAdder[Event.values().length];

    Meter() {
        for (int i = 0; i < events.length; i++) {
            events[i] = new LongAdder();
        }
    }

    void count(Event event) {
        events[event.ordinal()].increment();
    }

    void count(Event event, long amount) {
        events[event.ordinal()].add(amount);
    }

    long sum(Event event) {
        return events[event.ordinal()].sum();
    }

    Map<String, Long> counters() {
        var counters = new LinkedHashMap<String, Long>();
        for (var event : Event.values()) {
            counters.put(event.word, sum(event));
        }
        return counters;
    }
}
