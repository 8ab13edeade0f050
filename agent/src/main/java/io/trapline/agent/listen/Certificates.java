package io.trapline.agent.listen;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.trapline.config.PemException;
import io.trapline.config.Settings;
import io.trapline.config.TlsFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificate of one listener, as its files last were when they could be used. New connections
 * take the newest; those that stand keep what they began with. Looked at by the thread {@code
 * certificates}, read by event loops.
 */
final class Certificates {

    private static final Logger LOG = LoggerFactory.getLogger(Certificates.class);
    private static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

    private final ListenerSeat seat;
    private final Settings.Tls tls;
    private volatile SslContext context;

    /** What the files looked like when they were read; owned by the looking thread. */
    private List<String> seen;

    private Certificates(ListenerSeat seat, Settings.Tls tls, SslContext context, List<String> seen) {
        this.seat = seat;
        this.tls = tls;
        this.context = context;
        this.seen = seen;
    }

    /** Reads the files for the first time. */
    static Certificates read(ListenerSeat seat, Settings.Tls tls) throws BindFailure {
        try {
            var seen = look(tls);
            return new Certificates(seat, tls, context(tls), seen);
        } catch (IOException | PemException e) {
            throw new BindFailure("Listener \"" + seat.name() + "\" has no certificate: " + e.getMessage() + ".", e);
        }
    }

    SslContext context() {
        return context;
    }

    /** Takes what changed into use, or says why not and keeps what there was. */
    void look() {
        var now = look(tls);
        if (now.equals(seen)) {
            return;
        }
        seen = now;
        try {
            context = context(tls);
            seat.meter().count(Meter.Event.CERTIFICATE_RELOADED);
            LOG.info("A new certificate is in use. listener={} cert={}", seat.name(), tls.cert());
        } catch (IOException | PemException e) {
            seat.meter().count(Meter.Event.CERTIFICATE_REFUSED);
            LOG.error(
                    "A new certificate cannot be used, the old one stays. listener={} reason=\"{}\"",
                    seat.name(),
                    e.getMessage());
        }
    }

    private static SslContext context(Settings.Tls tls) throws PemException, IOException {
        var files = TlsFiles.read(tls);
        var builder = SslContextBuilder.forServer(files.key(), files.chain().toArray(X509Certificate[]::new))
                .sslProvider(SslProvider.JDK)
                .protocols(PROTOCOLS);
        if (!files.clientCas().isEmpty()) {
            builder.trustManager(files.clientCas().toArray(X509Certificate[]::new))
                    .clientAuth(ClientAuth.REQUIRE);
        }
        return builder.build();
    }

    /** Times, sizes and identities of the files; a replaced file has another identity. */
    private static List<String> look(Settings.Tls tls) {
        var marks = new ArrayList<String>();
        marks.add(mark(tls.cert()));
        marks.add(mark(tls.key()));
        Path clientCa = tls.clientCa();
        if (clientCa != null) {
            marks.add(mark(clientCa));
        }
        return marks;
    }

    private static String mark(Path file) {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.lastModifiedTime() + " " + attributes.size() + " " + attributes.fileKey();
        } catch (IOException e) {
            return "missing";
        }
    }
}
