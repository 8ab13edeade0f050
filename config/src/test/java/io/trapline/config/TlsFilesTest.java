package io.trapline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What openssl writes is read, whatever its form. */
final class TlsFilesTest {

    @TempDir
    Path folder;

    private Path tls = Path.of("");

    @BeforeEach
    void files() throws Exception {
        Shipped.in(folder, "unused.yaml", "");
        tls = folder.resolve("tls");
    }

    @ParameterizedTest
    @CsvSource({
        "server.crt,server.key",
        "server.crt,sec1.key",
        "rsa.crt,rsa.key",
        "rsa.crt,pkcs1.key",
        "clients.crt,ed.key"
    })
    void everyFormOfKeyIsReadAndMatched(String cert, String key) throws Exception {
        var files = TlsFiles.read(new Settings.Tls(tls.resolve(cert), tls.resolve(key), tls.resolve("clients.crt")));
        assertThat(files.chain()).hasSize(1);
        assertThat(files.clientCas()).hasSize(1);
    }

    @Test
    void theKeyOfAnotherCertificateIsNotTaken() {
        for (String key : new String[] {"rsa.key", "ed.key"}) {
            assertThatExceptionOfType(PemException.class)
                    .isThrownBy(
                            () -> TlsFiles.read(new Settings.Tls(tls.resolve("server.crt"), tls.resolve(key), null)))
                    .withMessage(tls.resolve(key) + " is not the key of the first certificate in "
                            + tls.resolve("server.crt"));
        }
    }
}
