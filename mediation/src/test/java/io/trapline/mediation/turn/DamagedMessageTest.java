package io.trapline.mediation.turn;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.agent.Kind;
import io.trapline.mediation.Disposition;
import io.trapline.mediation.Outcome;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** A linkDown of port 1203109 whose last varbind is an INTEGER without octets. */
class DamagedMessageTest {

    private static final byte[] LINK_DOWN = HexFormat.of()
            .parseHex("307602010104067075626c6963a76902014d020100020100305e300e06082b06010201010300430230393017"
                    + "060a2b06010603010104010006092b06010603010105033013060c2b0601020102020101c9b725020312"
                    + "5ba5301106092b060106031201030040040a140411300b06072b0601040109010200");
    /** Behind sysUpTime.0 and before the end of snmpTrapOID.0. */
    private static final int NAMELESS = 50;

    private final Scene scene = new Scene(Duration.ZERO);

    @Test
    void whatIsSoundIsJudgedAndTheDamageIsTold() {
        Outcome outcome = requireNonNull(scene.message(Kind.SNMP, LINK_DOWN));
        assertThat(outcome.disposition()).isEqualTo(Disposition.NOTED);
        assertThat(requireNonNull(outcome.note()).ruleId()).isEqualTo("words/");
        assertThat(outcome.note().reason()).isEqualTo("damaged badInteger");
        assertThat(outcome.note().damaged()).isTrue();
    }

    @Test
    void whatDoesNotSayWhatItIsAboutIsUnreadable() {
        Outcome outcome = requireNonNull(scene.message(Kind.SNMP, Arrays.copyOf(LINK_DOWN, NAMELESS)));
        assertThat(outcome.disposition()).isEqualTo(Disposition.UNREADABLE);
        assertThat(requireNonNull(outcome.note()).reason()).isEqualTo("truncated");
    }
}
