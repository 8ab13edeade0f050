package io.trapline.mediation.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.config.ConfigException;
import io.trapline.mediation.Decoded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many rules are asked about a message does not depend on how many there are: no clock is needed to see it. */
final class CandidatesTest {

    private static final List<Decoded> MESSAGES = List.of(
            Messages.trap("1.3.6.1.6.3.1.1.5.3", "1.3.6.1.2.1.2.2.1.1.7", "7"),
            Messages.trap("1.3.6.1.4.1.9.9.41.2.0.1", "1.3.6.1.4.1.9.9.41.1.2.3.1.2.1", "LINK"),
            Messages.trap("1.3.6.1.4.1.32473.1.2", "1.3.6.1.4.1.32473.2.1.7", "7"),
            Messages.syslog("BGP-5-ADJCHANGE", "%BGP-5-ADJCHANGE: neighbor 192.0.2.1 Down Peer closed the session"),
            Messages.syslog("IFNET/4/IF_STATE", "%%01IFNET/4/IF_STATE: Interface GE1/0/1 has turned into UP state."),
            Messages.syslog(null, "fpc1 PFE: link 3 SFP receive power low  warning set"),
            Messages.syslog(null, "a line that no rule knows, of about the usual length of such a line"));

    /** Many rules may share the one word that finds them, but none needs more than this. */
    private static final int ASKED_MAX = 12;

    @TempDir
    Path folder;

    @Test
    void twoThousandRulesMoreAreNotAsked() throws IOException, ConfigException {
        List<Rule> shipped = RuleLoader.rules(List.of(ShippedRulesTest.FOLDER));
        Files.writeString(folder.resolve("more.yaml"), more());
        List<Rule> all = new ArrayList<>(RuleLoader.rules(List.of(ShippedRulesTest.FOLDER, folder)));
        assertThat(all).hasSize(shipped.size() + 2000);
        assertThat(asked(all)).isEqualTo(asked(shipped)).allMatch(count -> count <= ASKED_MAX);
    }

    @Test
    void aRuleForTheSameMessageIsAsked() throws IOException, ConfigException {
        Files.writeString(
                folder.resolve("more.yaml"),
                "version: 1\nfamily: more\nfields:\n  status: [{value: 1.3.6.1.4.1.32473.8}]\nrules:\n"
                        + "  - {name: x, trap: 1.3.6.1.6.3.1.1.5.3, when: [{field: status, in: [1]},"
                        + " {field: status, not: [2]}], raise: link, problem: p}\n");
        List<Rule> more = RuleLoader.rules(List.of(ShippedRulesTest.FOLDER, folder));
        assertThat(asked(more).getFirst())
                .isEqualTo(asked(RuleLoader.rules(List.of(ShippedRulesTest.FOLDER)))
                                .getFirst()
                        + 1);
    }

    private static List<Integer> asked(List<Rule> rules) {
        List<String> names = new ArrayList<>();
        CompiledRulebook book = new CompiledRulebook(rules, (rule, message, captures) -> {
            names.add(rule.id());
            return rule.judge(message, captures);
        });
        List<Integer> counts = new ArrayList<>();
        for (Decoded message : MESSAGES) {
            names.clear();
            book.judge(message);
            counts.add(names.size());
        }
        return counts;
    }

    /** A third each by OID, by mnemonic and by text. */
    private static String more() {
        StringBuilder file = new StringBuilder("version: 1\nfamily: more\nrules:\n");
        for (int i = 0; i < 2000; i++) {
            file.append(
                    switch (i % 3) {
                        case 0 -> "  - {name: w%d, match: \"unit number x%d of port {port} stopped\"".formatted(i, i);
                        case 1 -> "  - {name: t%d, trap: 1.3.6.1.4.1.32473.5.%d".formatted(i, i);
                        default ->
                            "  - {name: m%d, syslog: EVENT-3-N%d, match: \"port {port} is down\"".formatted(i, i);
                    });
            file.append(", note: link, problem: p}\n");
        }
        return file.toString();
    }
}
