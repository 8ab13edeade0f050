package io.trapline.mediation.rule;

import io.trapline.config.ConfigException;
import io.trapline.config.Finding;
import io.trapline.config.Findings;
import io.trapline.config.Section;
import io.trapline.config.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads every {@code *.yaml} of some folders into one rulebook, or says everything that is wrong with
 * them. Folders below are not read: fixtures live there.
 */
public final class RuleLoader {

    private RuleLoader() {}

    /** Order of folders and files makes no difference to the rulebook or its version. */
    public static Rulebook load(List<Path> folders) throws ConfigException {
        return new CompiledRulebook(rules(folders));
    }

    /** One file as it was read; what is found in its rules later is added to its findings. */
    private record Opened(Optional<Section> top, Findings findings) {

        static Opened of(Path file) {
            Findings findings = new Findings();
            return new Opened(YamlFile.read(file, findings), findings);
        }
    }

    static List<Rule> rules(List<Path> folders) throws ConfigException {
        Findings findings = new Findings();
        // Reading the text takes longest and no file needs another one for it.
        List<Opened> opened =
                files(folders, findings).parallelStream().map(Opened::of).toList();
        Catalogue catalogue = new Catalogue();
        List<RuleFileReader> readers = new ArrayList<>();
        for (Opened file : opened) {
            file.top().map(top -> RuleFileReader.open(top, catalogue)).ifPresent(readers::add);
        }
        List<Rule> rules = new ArrayList<>();
        // Every file's alarm types are known before the first rule speaks of one.
        for (RuleFileReader reader : readers) {
            rules.addAll(reader.rules());
        }
        if (!findings.refuse()
                && opened.stream().noneMatch(file -> file.findings().refuse())) {
            Conflicts.complain(rules, catalogue);
        }
        opened.forEach(file -> findings.addAll(file.findings()));
        findings.throwIfRefused();
        return rules;
    }

    private static List<Path> files(List<Path> folders, Findings findings) {
        List<Path> all = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> entries = Files.list(folder)) {
                for (Path entry : entries.sorted().toList()) {
                    String name = String.valueOf(entry.getFileName());
                    if (name.startsWith(".") || Files.isDirectory(entry)) {
                        continue;
                    }
                    if (name.endsWith(".yaml")) {
                        all.add(entry);
                    } else if (name.endsWith(".yml")) {
                        findings.add(new Finding(
                                entry.toString(), 1, 1, Codes.FOLDER, "rule files end in .yaml; rename it"));
                    }
                }
            } catch (IOException e) {
                findings.add(new Finding(
                        folder.toString(), 1, 1, Codes.FOLDER, "folder of rules cannot be read: " + e.getMessage()));
            }
        }
        return all;
    }
}
