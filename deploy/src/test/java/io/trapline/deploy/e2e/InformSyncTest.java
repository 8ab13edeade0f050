package io.trapline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kernel's own word for it: an inform is answered after its queue file was forced to disk. */
class InformSyncTest {

    private static final int INFORMS = 20;
    private static final Clients.Link LINK = new Clients.Link("olt-17", "10.20.4.17", 1203112, "0/3/12");

    @Test
    void everyAnswerComesAfterASyncOfTheQueueFile(@TempDir Path folder) throws IOException, InterruptedException {
        try (var product = Product.start(folder.resolve("data"), "--devices", "0")) {
            var clients = product.clients();
            clients.inform(LINK, true);
            List<String> calls;
            try (var strace = Strace.attach(product.pid(), folder)) {
                for (int i = 0; i < INFORMS; i++) {
                    clients.inform(LINK, i % 2 == 1);
                }
                calls = strace.detach();
            }
            var answered = SyncedAnswers.of(calls, product.port("snmp"));
            assertThat(answered.synced()).as(answered.toString()).isEqualTo(INFORMS);
            assertThat(answered.unsynced()).isZero();
            product.api().assertLedgerBalanced();
        }
    }
}
