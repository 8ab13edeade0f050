package io.trapline.deploy;

import io.trapline.config.ConfigException;
import io.trapline.config.SettingsReader;
import io.trapline.mediation.mib.Catalogue;
import io.trapline.mediation.mib.MibFolder;
import io.trapline.mediation.mib.MibLoader;
import io.trapline.mediation.mib.MibNames;
import io.trapline.mediation.mib.MibNode;
import io.trapline.mediation.mib.MibText;
import io.trapline.mediation.mib.MissingModule;
import io.trapline.mediation.mib.ModuleNames;
import io.trapline.mediation.mib.NamedOid;
import io.trapline.mediation.mib.NodeKind;
import io.trapline.mediation.mib.Remark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What an operator does with MIB modules. Works on files; a running Trapline sees what they become. */
@Command(
        name = "mib",
        description = "Checks, adds, lists and asks MIB modules, offline.",
        footer = {
            "",
            "Examples:",
            "  trapline mib check vendor/",
            "  trapline mib add --config /etc/trapline/trapline.yaml ACME-MIB.txt",
            "  trapline mib translate linkDown 1.3.6.1.2.1.2.2.1.8.3"
        })
final class MibCommand {

    private static final String CONFIG = "main file; modules of its mibs folder are known too";
    private static final String MIBS = "folder of modules that are known too; may be repeated";

    /** A name with an instance behind it, e.g. {@code ifOperStatus.5}. */
    private static final Pattern INSTANCE = Pattern.compile("([^.]+)((?:\\.\\d+)+)");

    private final Terminal terminal;

    MibCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Every remark on stdout, one line each, and 1 when one of them is an error. */
    @Command(name = "check", description = "Reads modules and names everything wrong with them.")
    int check(
            @Parameters(arity = "1..*", paramLabel = "FILE|DIR") List<Path> files,
            @Option(names = "--config", paramLabel = "FILE", description = CONFIG) @Nullable Path config,
            @Option(names = "--mibs", paramLabel = "DIR", description = MIBS) @Nullable List<Path> mibs) {
        return told(() -> {
            List<MibText> checked = texts(files);
            var loaded = load(Stream.concat(checked.stream(), known(config, mibs).stream())
                    .toList());
            List<String> modules =
                    checked.stream().flatMap(t -> t.moduleNames().stream()).toList();
            List<Remark> remarks = Stream.concat(
                            loaded.unused().stream(),
                            loaded.names().modules().values().stream()
                                    .filter(m -> !m.shipped() && modules.contains(m.module()))
                                    .flatMap(m -> m.remarks().stream()))
                    .distinct()
                    .toList();
            remarks.forEach(terminal.out()::println);
            loaded.names().missing().forEach(m -> terminal.out().println((m.hurts() ? "error: " : "warning: ") + m));
            long errors = remarks.stream()
                    .filter(r -> r.level() == Remark.Level.ERROR)
                    .count();
            terminal.err()
                    .println("%d files, %d modules, %d errors, %d warnings"
                            .formatted(checked.size(), modules.size(), errors, remarks.size() - errors));
            return errors == 0 ? Exit.OK : Exit.FINDINGS;
        });
    }

    /** Copies whole modules into the configured folder; a broken one is refused with its remarks. */
    @Command(name = "add", description = "Puts modules into the folder that the product watches.")
    int add(
            @Option(names = "--config", required = true, paramLabel = "FILE", description = "the main file")
                    Path config,
            @Option(names = "--force", description = "also adds modules with errors") boolean force,
            @Parameters(arity = "1..*", paramLabel = "FILE") List<Path> files) {
        return told(() -> {
            Path folder = SettingsReader.read(config).mibs();
            boolean refused = false;
            for (Path file : files) {
                List<MibText> texts = texts(List.of(file));
                List<MibText> all = new ArrayList<>(texts);
                all.addAll(MibFolder.read(folder));
                var names = load(all).names();
                List<Remark> errors = errors(texts, names);
                boolean taken = !texts.isEmpty()
                        && (errors.isEmpty() || force)
                        && texts.stream().anyMatch(t -> !t.moduleNames().isEmpty());
                errors.forEach(terminal.err()::println);
                names.missing().stream()
                        .filter(MissingModule::hurts)
                        .forEach(m -> terminal.err().println(m));
                if (taken) {
                    copy(file, folder);
                    texts.forEach(t -> t.moduleNames()
                            .forEach(name -> terminal.out().println(name + "\t" + folder.resolve(file.getFileName()))));
                } else {
                    refused = true;
                    terminal.err().println("trapline: " + file + " was not added");
                }
            }
            return refused ? Exit.FINDINGS : Exit.OK;
        });
    }

    private static List<Remark> errors(List<MibText> texts, MibNames names) {
        Stream<Remark> ofText = texts.stream().flatMap(t -> t.remarks().stream());
        Stream<Remark> ofNames = texts.stream()
                .flatMap(t -> t.moduleNames().stream())
                .map(names.modules()::get)
                .filter(m -> m != null && !m.shipped())
                .flatMap(m -> m.remarks().stream());
        return Stream.concat(ofText, ofNames)
                .filter(r -> r.level() == Remark.Level.ERROR)
                .distinct()
                .toList();
    }

    /** Aside first, so that whoever watches never sees half a module. */
    private static void copy(Path file, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path aside = folder.resolve("." + file.getFileName() + ".adding");
        Files.copy(file, aside, StandardCopyOption.REPLACE_EXISTING);
        Files.move(aside, folder.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
    }

    @Command(name = "list", description = "Lists the known modules: name, objects, notifications, errors, file.")
    int list(
            @Option(names = "--config", paramLabel = "FILE", description = CONFIG) @Nullable Path config,
            @Option(names = "--mibs", paramLabel = "DIR", description = MIBS) @Nullable List<Path> mibs) {
        return told(() -> {
            var loaded = load(known(config, mibs));
            for (ModuleNames module : loaded.names().modules().values()) {
                terminal.out()
                        .println("%s\t%d\t%d\t%d\t%s"
                                .formatted(
                                        module.module(),
                                        module.count(NodeKind.OBJECT),
                                        module.count(NodeKind.NOTIFICATION),
                                        module.remarks().stream()
                                                .filter(r -> r.level() == Remark.Level.ERROR)
                                                .count(),
                                        module.file()));
            }
            loaded.unused().forEach(terminal.err()::println);
            return Exit.OK;
        });
    }

    @Command(
            name = "translate",
            description = {
                "Says what stands at OIDs, or which OIDs names have.",
                "Prints OID, name, kind, type, and labels, index or objects."
            })
    int translate(
            @Parameters(arity = "1..*", paramLabel = "OID|NAME") List<String> asked,
            @Option(names = "--config", paramLabel = "FILE", description = CONFIG) @Nullable Path config,
            @Option(names = "--mibs", paramLabel = "DIR", description = MIBS) @Nullable List<Path> mibs) {
        return told(() -> {
            MibNames names = load(known(config, mibs)).names();
            boolean unknown = false;
            for (String one : asked) {
                List<String> lines = translate(one, names);
                lines.forEach(terminal.out()::println);
                if (lines.isEmpty()) {
                    unknown = true;
                    terminal.err().println("trapline: no module knows " + one);
                }
            }
            return unknown ? Exit.FINDINGS : Exit.OK;
        });
    }

    private static List<String> translate(String asked, MibNames names) {
        String bare = asked.startsWith(".") ? asked.substring(1) : asked;
        if (bare.matches("\\d+(\\.\\d+)*")) {
            NamedOid named = names.place(bare);
            return named == null ? List.of() : List.of(line(bare, named.text(), named.node(), named.index(), names));
        }
        Matcher instance = INSTANCE.matcher(bare);
        if (instance.matches()) {
            return nodes(instance.group(1), names).stream()
                    .flatMap(node -> translate(node.oid() + instance.group(2), names).stream())
                    .distinct()
                    .toList();
        }
        return nodes(bare, names).stream()
                .map(node -> line(node.oid(), node.qualified(), node, List.of(), names))
                .toList();
    }

    private static List<MibNode> nodes(String name, MibNames names) {
        return name.contains("::") ? names.named(name).stream().toList() : names.allNamed(name);
    }

    private static String line(String oid, String name, MibNode node, List<NamedOid.IndexValue> index, MibNames names) {
        var type = node.type();
        String more = type != null && !type.labels().isEmpty()
                ? type.labels().entrySet().stream()
                        .map(e -> e.getValue() + "(" + e.getKey() + ")")
                        .collect(Collectors.joining(" "))
                : node.objects().stream()
                        .map(o -> names.node(o).map(MibNode::name).orElse(o))
                        .collect(Collectors.joining(" "));
        String parts = index.stream().map(i -> i.name() + "=" + i.value()).collect(Collectors.joining(" "));
        String word =
                type == null ? "" : type.convention().isEmpty() ? type.base().word() : type.convention();
        return "%s\t%s\t%s\t%s\t%s"
                .formatted(
                        oid,
                        name,
                        node.kind().name().toLowerCase(java.util.Locale.ROOT),
                        word,
                        Stream.of(parts, more).filter(s -> !s.isEmpty()).collect(Collectors.joining("; ")));
    }

    /** Facts of modules in our own form; what ships was made by it. */
    @Command(name = "compile", description = "Prints modules in the compiled form that ships with the product.")
    int compile(@Parameters(arity = "1..*", paramLabel = "FILE|DIR") List<Path> files) {
        return told(() -> {
            var loaded = MibLoader.load(texts(files), Map.of());
            loaded.unused().forEach(terminal.err()::println);
            terminal.out().print(Catalogue.write(loaded.names().modules().values()));
            return Exit.OK;
        });
    }

    private List<MibText> known(@Nullable Path config, @Nullable List<Path> mibs)
            throws ConfigException, IOException, NoSuchPath {
        List<MibText> texts = new ArrayList<>();
        if (config != null) {
            texts.addAll(MibFolder.read(SettingsReader.read(config).mibs()));
        }
        texts.addAll(texts(mibs == null ? List.of() : mibs));
        return texts;
    }

    private static List<MibText> texts(List<Path> files) throws IOException, NoSuchPath {
        List<MibText> texts = new ArrayList<>();
        for (Path file : files) {
            if (!Files.exists(file)) {
                throw new NoSuchPath(file);
            }
            texts.addAll(MibFolder.read(file));
        }
        return texts;
    }

    private static MibLoader.Loaded load(List<MibText> texts) {
        return MibLoader.load(texts, Catalogue.shipped());
    }

    private interface Verb {
        int run() throws ConfigException, IOException, NoSuchPath;
    }

    private int told(Verb verb) {
        try {
            return verb.run();
        } catch (NoSuchPath e) {
            terminal.err().println("trapline: " + e.getMessage());
            return Exit.USAGE;
        } catch (ConfigException | IOException e) {
            return Failure.report(terminal, e);
        }
    }

    /** The command line names something that is not there. */
    private static final class NoSuchPath extends Exception {
        NoSuchPath(Path path) {
            super(path + " does not exist", null, false, false);
        }
    }
}
