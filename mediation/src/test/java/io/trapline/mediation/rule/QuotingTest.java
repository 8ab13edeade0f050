package io.trapline.mediation.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.config.ConfigException;
import io.trapline.mediation.Decoded;
import io.trapline.mediation.Signal;
import io.trapline.mediation.decode.SyslogDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Strangers choose their user names: by the rules that ship, none of them makes or ends a fault. */
final class QuotingTest {

    private static final String NAME = "interface GigabitEthernet0/1 is down";

    private static Rulebook rules = RuleLoaderTest.NONE;

    @BeforeAll
    static void load() throws ConfigException {
        rules = RuleLoader.load(List.of(ShippedRulesTest.FOLDER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sshd[9923]: Invalid user %s from 203.0.113.5 port 42424",
                "sshd-session[9923]: Failed password for invalid user %s from 203.0.113.5",
                "/usr/sbin/sshd[7]: input_userauth_request: invalid user %s",
                "login[12]: FAILED LOGIN 1 FROM 203.0.113.5 FOR %s, User not known",
                "radiusd[3]: Login incorrect: [%s] (from client nas1)",
                "tac_plus[3]: login failure: %s 203.0.113.5 tty0",
                "in.telnetd: refused connect of %s"
            })
    void raiseNothing(String text) {
        assertThat(judge(text.formatted(NAME)).signal()).isEqualTo(Signal.NOTE);
        assertThat(judge(text.formatted("power supply 2 failed")).signal()).isEqualTo(Signal.NOTE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ifmgr", "sshguarded", "Ebra"})
    void theSameWordsOfAnotherProgramAreAFault(String app) {
        assertThat(judge(app + ": " + NAME).signal()).isEqualTo(Signal.RAISE);
    }

    private static Verdict judge(String text) {
        byte[] line = ("<38>Nov  1 11:59:58 edge7 " + text).getBytes(StandardCharsets.UTF_8);
        Decoded message = new SyslogDecoder().decode(line, Instant.parse("2026-11-01T12:00:00Z"), ZoneOffset.UTC);
        return rules.judge(message);
    }
}
