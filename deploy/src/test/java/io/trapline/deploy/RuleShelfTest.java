package io.trapline.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.config.ConfigException;
import io.trapline.mediation.rule.RuleLoader;
import io.trapline.mediation.rule.Rulebook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules of earlier versions stay at hand, from files, for messages that came in their time. */
class RuleShelfTest {

    private static final Path SHIPPED = Path.of(System.getProperty("trapline.home", ".."), "config/etc/rules");

    @TempDir
    Path folder;

    @Test
    void theRulesBeforeAChangeAreFoundAgain() throws IOException, ConfigException {
        var site = Files.createDirectory(folder.resolve("site"));
        var sources = List.of(SHIPPED, site);
        Rulebook before = RuleLoader.load(sources);
        new RuleShelf(folder.resolve("kept"), before).keep(sources);

        Path only = Files.createDirectory(folder.resolve("only"));
        for (String name : List.of("alarms.yaml", "if-mib.yaml")) {
            Files.copy(SHIPPED.resolve(name), only.resolve(name));
        }
        Rulebook now = RuleLoader.load(List.of(only));
        assertThat(now.version()).isNotEqualTo(before.version());
        var shelf = new RuleShelf(folder.resolve("kept"), now);
        shelf.keep(List.of(only));

        assertThat(shelf.kept(before.version())).map(Rulebook::version).contains(before.version());
        assertThat(shelf.version(before.version())).map(Rulebook::version).contains(before.version());
        assertThat(shelf.version(now.version())).containsSame(now);
    }

    @Test
    void rulesThatAreNotKeptAreNotInvented() throws IOException, ConfigException {
        Rulebook now = RuleLoader.load(List.of(SHIPPED));
        var shelf = new RuleShelf(folder, now);
        shelf.keep(List.of(SHIPPED));
        assertThat(shelf.kept("no such version")).isEmpty();
        assertThat(shelf.version("no such version")).as("deciding goes on").containsSame(now);
    }

    @Test
    void aCopyThatWasChangedIsNotTakenForTheOriginal() throws IOException, ConfigException {
        Rulebook all = RuleLoader.load(List.of(SHIPPED));
        new RuleShelf(folder, all).keep(List.of(SHIPPED));
        Path copy = folder.resolve(all.version());
        Files.delete(copy.resolve("00-mikrotik.yaml"));
        Path only = Files.createDirectory(folder.resolve("only"));
        Files.copy(SHIPPED.resolve("alarms.yaml"), only.resolve("alarms.yaml"));
        var shelf = new RuleShelf(folder, RuleLoader.load(List.of(only)));
        assertThat(shelf.kept(all.version())).isEmpty();
    }
}
