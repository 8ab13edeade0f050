package io.trapline.deploy.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A certificate authority of one run and a certificate of loopback by it, made by this JDK's keytool.
 * The authority's own key is not kept.
 */
final class ThrowAwayCa {

    /** Beside each other in the folder. */
    static final String CA = "ca.crt";

    static final String CERT = "server.crt";
    static final String KEY = "server.key";

    private static final String PASSWORD = "throw-away";
    private static final long SECONDS_MAX = 30;

    private ThrowAwayCa() {}

    /** Writes the three files; those of an earlier run are replaced. */
    static void make(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path store = folder.resolve("store.p12");
        Files.deleteIfExists(store);
        try {
            keytool(store, "ca", "CN=Trapline demo throw-away CA", "-ext", "bc:c", "-ext", "ku:c=keyCertSign");
            keytool(store, "server", "CN=localhost", "-signer", "ca", "-ext", "san=dns:localhost,ip:127.0.0.1");
            write(folder, KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray()));
        } catch (GeneralSecurityException e) {
            throw new IOException("The demo's certificate cannot be read back.", e);
        } finally {
            Files.deleteIfExists(store);
        }
    }

    private static void keytool(Path store, String alias, String name, String... more)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair"));
        command.addAll(List.of("-alias", alias, "-dname", name, "-keyalg", "EC", "-groupname", "secp256r1"));
        command.addAll(List.of("-validity", "30", "-storetype", "PKCS12", "-keystore", store.toString()));
        command.addAll(List.of("-storepass", PASSWORD));
        command.addAll(List.of(more));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException("keytool could not make the demo's certificate: " + said.strip());
        }
    }

    private static void write(Path folder, KeyStore store) throws IOException, GeneralSecurityException {
        var key = store.getKey("server", PASSWORD.toCharArray());
        var chain = store.getCertificateChain("server");
        Files.writeString(
                folder.resolve(CA),
                pem("CERTIFICATE", store.getCertificate("ca").getEncoded()));
        Files.writeString(folder.resolve(CERT), pem("CERTIFICATE", chain[0].getEncoded()));
        Path file = folder.resolve(KEY);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, pem("PRIVATE KEY", key.getEncoded()));
    }

    private static String pem(String label, byte[] der) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n";
    }
}
