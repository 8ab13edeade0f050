package io.trapline.agent.poll;

import io.trapline.config.Settings;
import io.trapline.config.Settings.PollTarget;
import io.trapline.config.Settings.V3User;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.snmp4j.CommunityTarget;
import org.snmp4j.PDU;
import org.snmp4j.ScopedPDU;
import org.snmp4j.Target;
import org.snmp4j.UserTarget;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;

/** Whom we may ask, and as whom. Safe for any thread; a question waits for its answer. */
final class Ways implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Ways.class);

    private final List<Way> all;
    private final Duration timeout;
    private final int retries;

    private Ways(List<Way> all, Settings.Polling settings) {
        this.all = all;
        this.timeout = settings.timeout();
        this.retries = settings.retries();
    }

    /** Opens sockets from which questions go out. */
    static Ways open(Settings.Polling settings) throws IOException {
        List<Way> all = new ArrayList<>();
        var ways = new Ways(all, settings);
        try {
            for (PollTarget target : settings.targets()) {
                Way way = Way.open(target);
                all.add(way);
                way.listen();
            }
        } catch (IOException e) {
            ways.close();
            throw e;
        }
        return ways;
    }

    /** The first whose networks have the device; null where nobody may ask. */
    @Nullable
    Way to(InetAddress device) {
        return all.stream()
                .filter(one -> one.networks().contains(device))
                .findFirst()
                .orElse(null);
    }

    /** A question without content. */
    static PDU question(Way way, int type) {
        PDU question = way.target().user() == null ? new PDU() : new ScopedPDU();
        question.setType(type);
        return question;
    }

    /**
     * Null when no answer came in time. A device that was started anew or replaced since it was asked last is asked
     * once more: those of whom clears may have been lost are just these.
     */
    @Nullable
    PDU ask(Way way, InetAddress device, PDU question) throws IOException {
        PDU answer = answer(way, device, question);
        boolean stale = answer == null || Refusal.forgets(answer);
        return stale && way.forget(new UdpAddress(device, way.target().port()))
                ? answer(way, device, question)
                : answer;
    }

    private @Nullable PDU answer(Way way, InetAddress device, PDU question) throws IOException {
        // The library notes in both what it learns of the device's engine.
        PDU once = (PDU) question.clone();
        return way.send(once, target(way.target(), device));
    }

    private Target<UdpAddress> target(PollTarget of, InetAddress device) {
        var address = new UdpAddress(device, of.port());
        Target<UdpAddress> target;
        V3User user = of.user();
        if (user == null) {
            byte[] community = Objects.requireNonNull(of.community()).reveal().getBytes(StandardCharsets.UTF_8);
            target = new CommunityTarget<>(address, new OctetString(community));
            target.setVersion(SnmpConstants.version2c);
        } else {
            target = new UserTarget<>(address, new OctetString(user.name()), new byte[0], level(user));
            target.setVersion(SnmpConstants.version3);
        }
        target.setTimeout(timeout.toMillis());
        target.setRetries(retries);
        return target;
    }

    private static int level(V3User user) {
        int proved = user.priv() == null ? SecurityLevel.AUTH_NOPRIV : SecurityLevel.AUTH_PRIV;
        return user.auth() == null ? SecurityLevel.NOAUTH_NOPRIV : proved;
    }

    @Override
    public void close() {
        for (Way way : all) {
            try {
                way.close();
            } catch (IOException e) {
                LOG.warn("A socket for questions did not close in order. reason={}", e.toString());
            }
        }
    }
}
