package io.trapline.mediation.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.config.ConfigException;
import io.trapline.mediation.Decoded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a message costs does not depend on how many rules there are. */
final class CostTest {

    private static final int WARM_UP = 200;
    private static final int ROUNDS = 400;
    private static final int MESSAGES = 250;

    @TempDir
    Path folder;

    /** A measurement: it runs with the long forms, where nothing else keeps the machine busy. */
    @Test
    @Tag("long")
    void twoThousandRulesCostWhatTenCost() throws IOException, ConfigException {
        Rulebook ten = rules("ten", 10);
        Rulebook many = rules("many", 2000);
        List<Decoded> messages = List.of(
                Messages.trap("1.3.6.1.4.1.99999.1.4", "1.3.6.1.4.1.99999.2.1.7", "7"),
                Messages.syslog("EVENT-3-N5", "%EVENT-3-N5: port Gi0/7 is down"),
                Messages.syslog(null, "the unit number six of port Gi0/7 stopped, please look at it soon"),
                Messages.syslog(null, "a line that no rule knows, of about the usual length of such a line"));
        assertThat(messages.stream().map(m -> many.judge(m).ruleId()))
                .containsExactly("f/t4", "f/m5", "f/w6", "generic");
        long bestTen = Long.MAX_VALUE;
        long bestMany = Long.MAX_VALUE;
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            // Interleaved, in turns first, and the best of each: what else the machine does disturbs neither.
            long first = nanos(round % 2 == 0 ? ten : many, messages);
            long second = nanos(round % 2 == 0 ? many : ten, messages);
            if (round >= WARM_UP) {
                bestTen = Math.min(bestTen, round % 2 == 0 ? first : second);
                bestMany = Math.min(bestMany, round % 2 == 0 ? second : first);
            }
        }
        double ratio = (double) bestMany / bestTen;
        System.out.println("2,000 rules cost " + ratio + " of what 10 cost.");
        assertThat(ratio).isLessThanOrEqualTo(1.3);
    }

    private static long nanos(Rulebook rules, List<Decoded> messages) {
        long start = System.nanoTime();
        int noted = 0;
        for (int i = 0; i < MESSAGES; i++) {
            for (Decoded message : messages) {
                noted += rules.judge(message).objects().size();
            }
        }
        long spent = System.nanoTime() - start;
        assertThat(noted).isNotNegative();
        return spent;
    }

    private Rulebook rules(String name, int count) throws IOException, ConfigException {
        StringBuilder file = new StringBuilder("version: 1\nfamily: f\nalarms:\n"
                + "  link: {event_type: other, probable_cause: other, severity: minor}\nrules:\n");
        for (int i = 0; i < count; i++) {
            String rest = ", raise: link, problem: p}\n";
            switch (i % 3) {
                case 0 ->
                    file.append(
                            "  - {name: w%d, match: \"unit number %s of port {port} stopped\"".formatted(i, word(i)));
                case 1 -> file.append("  - {name: t%d, trap: 1.3.6.1.4.1.99999.1.%d".formatted(i, i));
                default ->
                    file.append("  - {name: m%d, syslog: EVENT-3-N%d, match: \"port {port} is down\"".formatted(i, i));
            }
            file.append(rest);
        }
        Path in = Files.createDirectories(folder.resolve(name));
        Files.writeString(in.resolve("rules.yaml"), file);
        return RuleLoader.load(List.of(in));
    }

    private static String word(int number) {
        return number == 6 ? "six" : "x" + Integer.toString(number, 36);
    }
}
