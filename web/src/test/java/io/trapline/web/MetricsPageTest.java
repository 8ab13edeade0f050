package io.trapline.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.mediation.board.Vitals;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The whole page as the text format 0.0.4 has it: all lines of one metric in one group, no sample twice. */
final class MetricsPageTest {

    private static final Pattern HELP = Pattern.compile("# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) \\S.*");
    private static final Pattern TYPE = Pattern.compile("# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge)");
    private static final String LABEL = "[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\]|\\\\[\\\\n\"])*\"";
    private static final Pattern SAMPLE = Pattern.compile(
            "(([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{" + LABEL + "(?:," + LABEL + ")*\\})?) (-?[0-9.]+(?:E-?[0-9]+)?)");

    private final Browse browse = new Browse(Scenes.oltDown(new Noc("one")).publish());

    @AfterEach
    void close() {
        browse.close();
    }

    @Test
    void everyFamilyStandsInOneGroup() throws Exception {
        browse.noc
                .vitals(new Vitals(
                        List.of(new Vitals.Part("board", true, "")),
                        List.of(
                                new Vitals.JournalView("input", false, 4096, 1, 2, 3),
                                new Vitals.JournalView("outcome", true, 8192, 1, 0, 0))))
                .publish();
        String page = browse.page("/metrics");
        assertThat(page).endsWith("\n").contains("trapline_journal_braked{journal=\"outcome\"} 1\n");
        assertThat(families(page)).contains("trapline_journal_records_damaged").hasSizeGreaterThan(30);
    }

    private static Set<String> families(String page) {
        Set<String> families = new HashSet<>();
        Set<String> samples = new HashSet<>();
        String family = "";
        boolean typed = false;
        for (String line : page.lines().toList()) {
            Matcher help = HELP.matcher(line);
            Matcher type = TYPE.matcher(line);
            Matcher sample = SAMPLE.matcher(line);
            if (help.matches()) {
                family = help.group(1);
                typed = false;
                assertThat(families.add(family)).as("%s comes once", line).isTrue();
            } else if (type.matches()) {
                assertThat(type.group(1)).as("TYPE follows its HELP").isEqualTo(family);
                assertThat(typed).as("%s comes once", line).isFalse();
                typed = true;
            } else {
                assertThat(sample.matches()).as(line).isTrue();
                assertThat(sample.group(2))
                        .as("%s in the group of its family", line)
                        .isEqualTo(family);
                assertThat(typed).as("%s after its TYPE", line).isTrue();
                assertThat(samples.add(sample.group(1)))
                        .as("%s comes once", line)
                        .isTrue();
            }
        }
        return families;
    }
}
