package io.trapline.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** PEM files of every kind an operator may have, made once per run by openssl. */
final class TestCertificates {

    private static @Nullable Map<String, String> made;

    private TestCertificates() {}

    /** Name to content. */
    static synchronized Map<String, String> files() throws IOException {
        if (made == null) {
            Path folder = Files.createTempDirectory("trapline-certificates");
            run(
                    folder,
                    "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 -subj /CN=localhost"
                            + " -keyout server.key -out server.crt");
            run(folder, "ec -in server.key -out sec1.key");
            run(folder, "req -x509 -newkey rsa:2048 -nodes -days 3650 -subj /CN=rsa -keyout rsa.key -out rsa.crt");
            run(folder, "rsa -in rsa.key -traditional -out pkcs1.key");
            run(folder, "req -x509 -newkey ed25519 -nodes -days 3650 -subj /CN=ed -keyout ed.key -out clients.crt");
            run(folder, "pkey -in rsa.key -aes256 -passout pass:secret -out encrypted.key");
            Map<String, String> all = new LinkedHashMap<>();
            try (var files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    all.put(file.getFileName().toString(), Files.readString(file));
                    Files.delete(file);
                }
            }
            Files.delete(folder);
            all.put("broken.crt", "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n");
            all.put("broken.key", "-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n");
            all.put("dsa.key", "-----BEGIN DSA PRIVATE KEY-----\nMIIB\n-----END DSA PRIVATE KEY-----\n");
            made = all;
        }
        return made;
    }

    private static void run(Path folder, String arguments) throws IOException {
        var process = new ProcessBuilder(("openssl " + arguments).split(" ", -1))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("openssl " + arguments + " said " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
