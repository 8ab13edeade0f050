package io.trapline.deploy.micro;

import io.trapline.agent.Kind;
import io.trapline.config.ConfigException;
import io.trapline.mediation.Decoded;
import io.trapline.mediation.decode.Decoder;
import io.trapline.mediation.rule.RuleLoader;
import io.trapline.mediation.rule.Rulebook;
import io.trapline.mediation.rule.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Four messages and their rule: by trap OID, by mnemonic and text, by text alone, and by no rule at all. */
@State(Scope.Benchmark)
public class Matching {

    static final List<String> RULES = List.of("f/t4", "f/m5", "f/w6", "generic");

    @Param({"10", "2000"})
    public int rules = 10;

    private List<Decoded> messages = List.of();
    private List<Rulebook> books = List.of();

    /** Written to a folder and loaded like an operator's. */
    @Setup
    public void load() {
        try {
            Path folder = Files.createTempDirectory("micro");
            Files.writeString(folder.resolve("rules.yaml"), written(rules));
            books = List.of(RuleLoader.load(List.of(folder)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ConfigException e) {
            throw new IllegalStateException(e);
        }
        messages = List.of(
                Decoder.decode(Samples.record(Kind.SNMP, Samples.TRAP), ZoneOffset.UTC),
                line("<187>Nov  1 11:58:03 r1 %EVENT-3-N5: port Gi0/7 is down"),
                line("<187>Nov  1 11:58:03 r1 watch: the unit number six of port Gi0/7 stopped, please look soon"),
                line("<187>Nov  1 11:58:03 r1 watch: a line that no rule knows, of about the usual length of a line"));
    }

    @Benchmark
    public void four(Blackhole hole) {
        Rulebook book = books.getFirst();
        for (Decoded message : messages) {
            hole.consume(book.judge(message));
        }
    }

    List<String> found() {
        return messages.stream()
                .map(books.getFirst()::judge)
                .map(Verdict::ruleId)
                .toList();
    }

    private static Decoded line(String text) {
        return Decoder.decode(Samples.record(Kind.SYSLOG, text.getBytes(StandardCharsets.UTF_8)), ZoneOffset.UTC);
    }

    private static String written(int count) {
        StringBuilder file = new StringBuilder("version: 1\nfamily: f\nalarms:\n"
                + "  link: {event_type: other, probable_cause: other, severity: minor}\nrules:\n");
        for (int i = 0; i < count; i++) {
            String when = switch (i % 3) {
                case 0 ->
                    "  - {name: w%d, match: \"unit number %s of port {port} stopped\""
                            .formatted(i, i == 6 ? "six" : "x" + i);
                case 1 -> "  - {name: t%d, trap: 1.3.6.1.6.3.1.1.5.%d".formatted(i, i == 4 ? 3 : i + 100);
                default -> "  - {name: m%d, syslog: EVENT-3-N%d, match: \"port {port} is down\"".formatted(i, i);
            };
            file.append(when).append(", raise: link, problem: p}\n");
        }
        return file.toString();
    }
}
