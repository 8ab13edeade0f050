package io.trapline.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trapline.config.Settings;
import io.trapline.web.access.Access;
import io.trapline.web.access.Role;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code web.tls}: the pages over TLS, with real certificates and a real client. */
final class TlsTest {

    private static final char[] PASSWORD = "for a test".toCharArray();

    @TempDir
    Path folder;

    private int port;

    @Test
    void pagesAreSecretAndCookiesStayThere() throws Exception {
        Path server = pair("server");
        Access access = new Access(Gated.local(), folder.resolve("data"));
        access.users().put("kim", Gated.PASSWORD, Role.VIEWER, Set.of());
        try (Web web = web(new Settings.Tls(pem(server), key(server), null), access)) {
            for (String version : List.of("TLSv1.2", "TLSv1.3")) {
                HttpResponse<String> page = get(client(server, version), "/login");
                assertThat(page.statusCode()).isEqualTo(200);
                assertThat(page.sslSession().orElseThrow().getProtocol()).isEqualTo(version);
                assertThat(page.headers().firstValue("Strict-Transport-Security"))
                        .contains("max-age=31536000; includeSubDomains");
            }
            var login = client(server, "TLSv1.3")
                    .send(
                            HttpRequest.newBuilder(at("/login"))
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .header("Sec-Fetch-Site", "same-origin")
                                    .POST(HttpRequest.BodyPublishers.ofString(
                                            "name=kim&password=" + Gated.PASSWORD.replace(" ", "+")))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(login.statusCode()).as(login.body()).isEqualTo(303);
            assertThat(login.headers().firstValue("Set-Cookie").orElseThrow())
                    .startsWith("__Host-trapline_session=")
                    .contains("; Secure")
                    .contains("; HttpOnly")
                    .contains("; SameSite=Strict");
            assertThatThrownBy(() -> RawGet.of(new InetSocketAddress("127.0.0.1", port), "/login"))
                    .as("without TLS nobody gets a page")
                    .isInstanceOf(Exception.class);
            assertThat(web).isNotNull();
        }
    }

    @Test
    void aKeyOfAnotherCertificateIsSaidInASentence() throws Exception {
        Path server = pair("server");
        Path other = pair("other");
        assertThatThrownBy(() -> web(new Settings.Tls(pem(server), key(other), null), Access.none()))
                .hasMessageContaining("The pages' certificate cannot be used")
                .hasMessageContaining("is not the key of the first certificate");
    }

    private Web web(Settings.Tls tls, Access access) throws BindFailure {
        Noc noc = new Noc("one").publish();
        var settings = new Settings.Web(new InetSocketAddress("127.0.0.1", 0), tls, access.auth());
        Web web = new Web(settings, noc, noc, access, List.of(), Northbound.NONE);
        port = web.start().getPort();
        return web;
    }

    private URI at(String path) {
        return URI.create("https://127.0.0.1:" + port + path);
    }

    private HttpResponse<String> get(HttpClient client, String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(at(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** One that believes the server's certificate and nothing else. */
    private static HttpClient client(Path server, String version) throws Exception {
        SSLParameters parameters = new SSLParameters();
        parameters.setProtocols(new String[] {version});
        return HttpClient.newBuilder()
                .sslContext(context(server))
                .sslParameters(parameters)
                .build();
    }

    private static SSLContext context(Path server) throws Exception {
        KeyStore believed = KeyStore.getInstance("PKCS12");
        believed.load(null, null);
        believed.setCertificateEntry("server", store(server).getCertificate("it"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(believed);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static KeyStore store(Path path) throws Exception {
        return KeyStore.getInstance(path.toFile(), PASSWORD);
    }

    /** A key with a certificate of its own, made by the JDK's tool. */
    private Path pair(String name) throws Exception {
        Path path = folder.resolve(name + ".p12");
        Process made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "it",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        path.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        String said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(made.waitFor()).as(said).isZero();
        return path;
    }

    private static Path pem(Path pair) throws Exception {
        return write(
                pair, ".crt", "CERTIFICATE", store(pair).getCertificate("it").getEncoded());
    }

    private static Path key(Path pair) throws Exception {
        return write(
                pair, ".key", "PRIVATE KEY", store(pair).getKey("it", PASSWORD).getEncoded());
    }

    private static Path write(Path pair, String end, String what, byte[] content) throws IOException {
        String text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content);
        return Files.writeString(
                Path.of(pair + end), "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n");
    }
}
