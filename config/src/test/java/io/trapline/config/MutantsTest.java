package io.trapline.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped file with one slip in it: it is refused at the slip, or means exactly the same. */
final class MutantsTest {

    private static final Pattern KEY = Pattern.compile("( *)(- )?([a-z0-9_]+):(?: (.*))?");
    private static final List<String> WRONG = List.of("[1, 2]", "{a: b}", "true", "", "0.5", "-1", "\"\"");

    /** Keys that may be left out and have no default that stands for them. */
    private static final Set<String> OPTIONAL = Set.of(
            "bss",
            "forwarders",
            "notify_channel",
            "token",
            "communities",
            "v3_users",
            "client_ca",
            "trusted_proxy",
            "oidc",
            "vno_claim",
            "namespace",
            "polling",
            "sources",
            "timezones",
            "web");

    /** Keys that are false where nothing is said, so that true is no slip. */
    private static final Set<String> FLAGS = Set.of("alarm_table");

    @TempDir
    Path folder;

    private List<String> lines = List.of();
    private String original = "";
    private int tried;
    private int harmless;

    /** A line with a key on it. {@code end} is the first line behind what belongs to it. */
    private record Key(int line, int end, int column, boolean item, String name, String indent) {}

    @BeforeEach
    void read() throws IOException {
        lines = Shipped.everything()
                .lines()
                .map(l -> l.replaceFirst(" +#.*", ""))
                .toList();
        SettingsReader.Reading reading = check(lines);
        assertThat(reading.findings()).isEmpty();
        original = Revealed.of(reading.settings().orElseThrow());
    }

    @Test
    void everySlipIsRefusedWhereItIsOrIsHarmless() throws IOException {
        for (Key key : keys()) {
            String line = lines.get(key.line());
            misspelt(key, line, key.name() + "x");
            misspelt(key, line, key.name().substring(1) + "_");
            misspelt(key, line, key.name().toUpperCase(java.util.Locale.ROOT));
            doubled(key);
            for (String wrong : WRONG) {
                if (!wrong.equals("true") || !FLAGS.contains(key.name())) {
                    mistyped(key, wrong);
                }
            }
            deleted(key);
        }
        assertThat(tried).isGreaterThan(300);
        assertThat(harmless).isLessThan(tried / 10);
        System.out.println("Tried " + tried + " mutants, " + harmless + " of them harmless.");
    }

    private void misspelt(Key key, String line, String name) throws IOException {
        List<String> mutant = new ArrayList<>(lines);
        mutant.set(
                key.line(),
                line.substring(0, key.column())
                        + name
                        + line.substring(key.column() + key.name().length()));
        refusedAt(mutant, key.line(), key.line() + 1, "misspelt as " + name);
    }

    private void doubled(Key key) throws IOException {
        List<String> mutant = new ArrayList<>(lines.subList(0, key.end()));
        List<String> again = new ArrayList<>(lines.subList(key.line(), key.end()));
        again.set(0, key.indent() + again.getFirst().substring(key.column()));
        mutant.addAll(again);
        mutant.addAll(lines.subList(key.end(), lines.size()));
        refusedAt(mutant, key.end(), key.end() + 1, "doubled");
    }

    private void mistyped(Key key, String value) throws IOException {
        List<String> mutant = new ArrayList<>(lines.subList(0, key.line()));
        mutant.add(lines.get(key.line()).substring(0, key.column()) + key.name() + ": " + value);
        mutant.addAll(lines.subList(key.end(), lines.size()));
        refusedAt(mutant, key.line(), key.line() + 1, "set to " + value);
    }

    private void deleted(Key key) throws IOException {
        List<String> mutant = new ArrayList<>(lines.subList(0, key.line()));
        List<String> rest = new ArrayList<>(lines.subList(key.end(), lines.size()));
        if (key.item()) {
            rest.set(
                    0,
                    lines.get(key.line()).substring(0, key.column())
                            + rest.getFirst().substring(key.column()));
        }
        mutant.addAll(rest);
        if (optional(key)) {
            assertThat(check(mutant).settings()).as("without %s", key).isPresent();
            tried++;
            return;
        }
        int first = key.line();
        while (first > 0
                && !(indent(lines.get(first)) < key.column()
                        && KEY.matcher(lines.get(first)).matches())) {
            first--;
        }
        int last = key.line();
        while (last < mutant.size() && (mutant.get(last).isBlank() || indent(mutant.get(last)) >= key.column() - 2)) {
            last++;
        }
        refusedAt(mutant, first, last, "deleted");
    }

    /** The pages' {@code tls} and the whole of {@code auth} may be left out; those of listeners and users may not. */
    private static boolean optional(Key key) {
        return OPTIONAL.contains(key.name())
                || (key.name().equals("tls") && key.column() == 2)
                || (key.name().equals("auth") && key.column() == 0);
    }

    private void refusedAt(List<String> mutant, int from, int to, String what) throws IOException {
        SettingsReader.Reading reading = check(mutant);
        tried++;
        if (reading.settings().isPresent()) {
            harmless++;
            assertThat(Revealed.of(reading.settings().get()))
                    .as("line %d %s", from + 1, what)
                    .isEqualTo(original);
            return;
        }
        assertThat(reading.findings())
                .as("line %d %s", from + 1, what)
                .anyMatch(f -> f.level() == Finding.Level.ERROR && f.line() > from && f.line() <= to);
    }

    private List<Key> keys() {
        List<Key> keys = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher m = KEY.matcher(lines.get(i));
            if (m.matches()) {
                int column = m.start(3);
                int end = i + 1;
                while (end < lines.size() && (lines.get(end).isBlank() || indent(lines.get(end)) > column)) {
                    end++;
                }
                int content = end;
                while (lines.get(content - 1).isBlank()) {
                    content--;
                }
                keys.add(new Key(i, content, column, m.group(2) != null, m.group(3), " ".repeat(column)));
            }
        }
        assertThat(keys).hasSizeGreaterThan(45);
        return keys;
    }

    private static int indent(String line) {
        return (int) IntStream.range(0, line.length())
                .takeWhile(i -> line.charAt(i) == ' ')
                .count();
    }

    private SettingsReader.Reading check(List<String> text) throws IOException {
        return SettingsReader.check(Shipped.in(folder, "all.yaml", String.join("\n", text) + "\n"), Map.of());
    }
}
