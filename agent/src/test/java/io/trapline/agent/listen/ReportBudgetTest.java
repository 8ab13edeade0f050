package io.trapline.agent.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class ReportBudgetTest {

    private final ReportBudget budget = new ReportBudget();

    @Test
    void oneSourceCannotTakeTheShareOfOthers() {
        assertThat(taken(InetAddress.ofLiteral("192.0.2.1"), 0, 1_000)).isEqualTo(ReportBudget.PER_SOURCE);
        assertThat(taken(InetAddress.ofLiteral("192.0.2.2"), 0, 1)).isEqualTo(1);
    }

    @Test
    void allSourcesTogetherAreBoundedAndTheNextSecondIsFresh() {
        int sent = 0;
        for (int i = 0; i < 5_000; i++) {
            sent += taken(InetAddress.ofLiteral("10.0." + i / 250 + "." + i % 250), 999_999_999, 1);
        }
        assertThat(sent).isEqualTo(ReportBudget.PER_SECOND);
        assertThat(taken(InetAddress.ofLiteral("10.0.0.1"), 2_000_000_000L, 1)).isEqualTo(1);
    }

    private int taken(InetAddress source, long nanos, int tries) {
        int taken = 0;
        for (int i = 0; i < tries; i++) {
            taken += budget.take(source, nanos) ? 1 : 0;
        }
        return taken;
    }
}
