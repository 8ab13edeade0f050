package io.trapline.deploy.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class FreePortTest {

    @Test
    void aPortThatWasChosenStays() {
        assertThat(FreePort.orFree(10_514)).isEqualTo(10_514);
    }

    @Test
    void zeroBecomesAPortThatIsFreeForBothProtocols() {
        int port = FreePort.orFree(0);
        assertThatCode(() -> occupy(port)).doesNotThrowAnyException();
    }

    private static void occupy(int port) throws IOException {
        var loopback = InetAddress.getLoopbackAddress();
        try (var tcp = new ServerSocket(port, 1, loopback);
                var udp = new DatagramSocket(port, loopback)) {
            assertThat(tcp.getLocalPort()).isEqualTo(udp.getLocalPort());
        }
    }
}
