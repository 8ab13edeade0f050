package io.trapline.agent.listen;

import io.trapline.agent.Arrival;
import io.trapline.agent.Envelope;
import io.trapline.agent.Intake;
import io.trapline.agent.Kind;
import io.trapline.agent.Transport;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/**
 * Tells floods as syslog messages of our own (RFC 5424), from the address that floods: one record
 * stands for all that was not kept. A host behind a relay is named as HOSTNAME. Used by the event loop of a socket.
 *
 * <pre>
 *   [flood@32473 state="on" count="81234" first="..." last="..." sample1="..." sample2="..."]
 * </pre>
 *
 * A sample is the beginning of a message: text for syslog, hex of what would have been stored for SNMP.
 */
final class FloodNotes {

    /** RFC 5612: an enterprise number for documentation stands for one of ours. */
    private static final String FORM =
            "<132>1 - %s trapline - FLOOD [flood@32473 state=\"%s\" count=\"%d\" first=\"%s\" last=\"%s\"%s] %s";

    private final ListenerSeat seat;
    private final Intake intake;
    private final int rate;

    /** @param rate messages a second that a source may have kept */
    FloodNotes(ListenerSeat seat, Intake intake, int rate) {
        this.seat = seat;
        this.intake = intake;
        this.rate = rate;
    }

    void tell(List<FairShare.Flood> floods) {
        if (floods.isEmpty()) {
            return;
        }
        for (var flood : floods) {
            if (flood.count() > 0) {
                seat.refused().add(seat.name(), flood.source().address(), flood.count(), flood.first(), flood.last());
            }
        }
        intake.accept(floods.stream().map(this::note).toList());
    }

    private Arrival note(FairShare.Flood flood) {
        var source = flood.source();
        String address = source.address().getHostAddress();
        String who = source.host().isEmpty() ? address : source.host() + " behind " + address;
        String words = flood.over()
                ? "%s no longer floods %s".formatted(who, seat.name())
                : "%s floods %s with more than %d messages a second: %d were counted and not kept"
                        .formatted(who, seat.name(), rate, flood.count());
        String text = FORM.formatted(
                source.host().isEmpty() ? "-" : source.host(),
                flood.over() ? "off" : "on",
                flood.count(),
                flood.first(),
                flood.last(),
                samples(flood.samples()),
                words);
        var from = new InetSocketAddress(source.address(), 0);
        return new Arrival(
                new Envelope(Kind.SYSLOG, Transport.NONE, seat.name(), seat.namespace(), from, false),
                text.getBytes(StandardCharsets.US_ASCII));
    }

    private String samples(List<byte[]> samples) {
        var text = new StringBuilder();
        for (int i = 0; i < samples.size(); i++) {
            text.append(" sample%d=\"%s\"".formatted(i + 1, shown(samples.get(i))));
        }
        return text.toString();
    }

    private String shown(byte[] sample) {
        if (seat.kind() == Kind.SNMP) {
            return HexFormat.of().formatHex(sample);
        }
        var text = new StringBuilder(sample.length);
        for (byte octet : sample) {
            if (octet == '"' || octet == '\\' || octet == ']') {
                text.append('\\');
            }
            text.append(octet >= ' ' && octet < 0x7F ? (char) octet : '?');
        }
        return text.toString();
    }
}
