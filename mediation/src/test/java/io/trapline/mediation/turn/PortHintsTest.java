package io.trapline.mediation.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.enrichment.AliasKind;
import io.trapline.mediation.Decoded;
import io.trapline.mediation.PduType;
import io.trapline.mediation.Severity;
import io.trapline.mediation.Signal;
import io.trapline.mediation.VarBind;
import io.trapline.mediation.rule.ObjectName;
import io.trapline.mediation.rule.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The text on a port names it where nothing better does. */
class PortHintsTest {

    private static final ObjectName PORT = new ObjectName(AliasKind.IF_INDEX, "8888");
    private static final ObjectName HINT = new ObjectName(AliasKind.IF_ALIAS, "DE-HH-1234-01");

    @Test
    void theTextOnThePortIsItsLastName() {
        assertThat(PortHints.added(verdict(PORT), trap("DE-HH-1234-01")).objects())
                .containsExactly(PORT, HINT);
    }

    @Test
    void nothingIsAddedWhereThereIsNothingToAdd() {
        assertThat(PortHints.added(verdict(PORT), trap(" ")).objects()).containsExactly(PORT);
        assertThat(PortHints.added(verdict(PORT), trap("x".repeat(256))).objects())
                .containsExactly(PORT);
        assertThat(PortHints.added(verdict(PORT, HINT), trap("another")).objects())
                .containsExactly(PORT, HINT);
        assertThat(PortHints.added(verdict(), trap("DE-HH-1234-01")).objects()).isEmpty();
    }

    private static Verdict verdict(ObjectName... objects) {
        return new Verdict(
                "if-mib/link-down",
                true,
                Signal.RAISE,
                "link",
                "communicationsAlarm",
                Severity.MAJOR,
                "lossOfSignal",
                "Link 8888 is down",
                List.of(objects));
    }

    private static Decoded trap(String ifAlias) {
        var alias = new VarBind("1.3.6.1.2.1.31.1.1.1.18.8888", "OCTET STRING", ifAlias, new byte[0]);
        return new Decoded.Trap(
                2, PduType.TRAP_V2, "c", null, 1, "1.3.6.1.6.3.1.1.5.3", 1L, null, null, null, null, List.of(alias), 0);
    }
}
