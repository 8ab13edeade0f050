package io.trapline.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads what a listener's TLS needs, and looks whether the files can be used. */
final class TlsReader {

    private final Path base;

    /** @param base what relative paths count from */
    TlsReader(Path base) {
        this.base = base;
    }

    /** Null for a listener in the clear. */
    Settings.@Nullable Tls tls(Section listener, Settings.Wire wire, Entry wired) {
        if (wire != Settings.Wire.TLS && wire != Settings.Wire.RELP) {
            listener.pointless("tls", "only the transports tls and relp have it");
            return null;
        }
        Entry given =
                wire == Settings.Wire.TLS && !wired.isBroken() ? listener.required("tls") : listener.optional("tls");
        if (given == null || given.isBroken()) {
            return null;
        }
        return given.section().map(this::tls).orElse(null);
    }

    /** Of the pages: nobody is asked for a certificate. Null for plain HTTP. */
    Settings.@Nullable Tls pages(Section web) {
        Section section = web.section("tls");
        if (section == null) {
            return null;
        }
        try (Section s = section) {
            Entry cert = s.required("cert");
            Entry key = s.required("key");
            var tls = new Settings.Tls(cert.path(base), key.path(base), null);
            check(tls, cert, key, null);
            return tls;
        }
    }

    private Settings.Tls tls(Section section) {
        try (Section s = section) {
            Entry cert = s.required("cert");
            Entry key = s.required("key");
            Entry clientCa = s.optional("client_ca");
            var tls = new Settings.Tls(cert.path(base), key.path(base), clientCa == null ? null : clientCa.path(base));
            check(tls, cert, key, clientCa);
            return tls;
        }
    }

    /** Each file by itself first, so that a mistake is said where it is. */
    private static void check(Settings.Tls tls, Entry cert, Entry key, @Nullable Entry clientCa) {
        boolean whole = true;
        try {
            Pem.certificates(tls.cert());
        } catch (PemException e) {
            cert.error(Codes.CERTIFICATE, e.sentence());
            whole = false;
        }
        try {
            Pem.key(tls.key());
        } catch (PemException e) {
            key.error(Codes.CERTIFICATE, e.sentence());
            whole = false;
        }
        try {
            if (tls.clientCa() != null) {
                Pem.certificates(tls.clientCa());
            }
        } catch (PemException e) {
            if (clientCa != null) {
                clientCa.error(Codes.CERTIFICATE, e.sentence());
            }
            whole = false;
        }
        try {
            if (whole && !cert.isBroken() && !key.isBroken()) {
                TlsFiles.read(tls);
            }
        } catch (PemException e) {
            key.error(Codes.CERTIFICATE, e.sentence());
        }
    }
}
