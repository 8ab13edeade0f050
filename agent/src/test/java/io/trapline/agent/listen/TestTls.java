package io.trapline.agent.listen;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.config.Settings.Tls;
import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Certificates of openssl in a folder, and a client that believes them. */
record TestTls(Path folder) {

    /** Makes {@code NAME.crt} and {@code NAME.key}, signed by itself. */
    TestTls with(String name) throws Exception {
        String options = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=" + name
                + " -keyout " + name + ".key -out " + name + ".crt";
        var command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(options.split(" ", -1)));
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return this;
    }

    /** What a listener is told; both files are copies that may be replaced. */
    Tls listener(@Nullable String clientCa) throws Exception {
        replace("server");
        return new Tls(
                folder.resolve("live.crt"),
                folder.resolve("live.key"),
                clientCa == null ? null : folder.resolve(clientCa + ".crt"));
    }

    void replace(String name) throws Exception {
        Files.copy(folder.resolve(name + ".crt"), folder.resolve("live.crt"), StandardCopyOption.REPLACE_EXISTING);
        Files.copy(folder.resolve(name + ".key"), folder.resolve("live.key"), StandardCopyOption.REPLACE_EXISTING);
    }

    /** A connected client that has not begun its handshake. */
    SSLSocket client(ListenersHarness door, String protocol, @Nullable String identity) throws Exception {
        return client(door, protocol, identity, "");
    }

    /** @param first what is said in the clear before the handshake */
    SSLSocket client(ListenersHarness door, String protocol, @Nullable String identity, String first) throws Exception {
        var plain = door.connect();
        plain.getOutputStream().write(ListenersHarness.ascii(first));
        var socket = (SSLSocket) context(identity).getSocketFactory().createSocket(plain, "server", door.port(), true);
        socket.setEnabledProtocols(new String[] {protocol});
        return socket;
    }

    /** The same over {@code plain}, which stays open whatever TLS says; the caller closes it. */
    SSLSocket over(Socket plain, String protocol) throws Exception {
        var socket = (SSLSocket) context(null).getSocketFactory().createSocket(plain, "server", plain.getPort(), false);
        socket.setEnabledProtocols(new String[] {protocol});
        return socket;
    }

    private SSLContext context(@Nullable String identity) throws Exception {
        var context = SSLContext.getInstance("TLS");
        var trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        for (String name : new String[] {"server", "renewed"}) {
            if (Files.exists(folder.resolve(name + ".crt"))) {
                trust.setCertificateEntry(name, certificate(name));
            }
        }
        var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(trust);
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(identity == null ? null : identity(identity), new char[0]);
        context.init(keys.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }

    private KeyStore identity(String name) throws Exception {
        String pem = Files.readString(folder.resolve(name + ".key")).replaceAll("-----[A-Z ]+-----", "");
        var key = KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem)));
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(name, key, new char[0], new X509Certificate[] {certificate(name)});
        return store;
    }

    private X509Certificate certificate(String name) throws Exception {
        byte[] pem = Files.readAllBytes(folder.resolve(name + ".crt"));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
    }
}
