package io.trapline.deploy;

import io.trapline.config.ConfigException;
import io.trapline.mediation.rule.RuleLoader;
import io.trapline.mediation.rule.Rulebook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules by version: those in use, and copies of the files of earlier ones, so that messages that
 * came before a change of rules are judged by the rules of their time, after a restart too.
 *
 * <p>{@link #version} belongs to the thread that decides.
 */
final class RuleShelf {

    private static final Logger LOG = LoggerFactory.getLogger(RuleShelf.class);
    private static final int VERSIONS_KEPT = 16;

    private final Path folder;
    private final Rulebook inUse;
    private @Nullable String asked;
    private Optional<Rulebook> found = Optional.empty();

    /** @param folder holds a folder for each version kept; made when missing */
    RuleShelf(Path folder, Rulebook inUse) {
        this.folder = folder;
        this.inUse = inUse;
    }

    /** Copies the files of the rules in use, and lets the oldest copies go. */
    void keep(List<Path> sources) throws IOException {
        Path to = folder.resolve(inUse.version());
        if (!Files.isDirectory(to)) {
            Path aside = folder.resolve("writing");
            delete(aside);
            Files.createDirectories(aside);
            for (int i = 0; i < sources.size(); i++) {
                copy(sources.get(i), aside, i);
            }
            Files.move(aside, to, StandardCopyOption.ATOMIC_MOVE);
        }
        for (Path old : copies().stream().skip(VERSIONS_KEPT).toList()) {
            if (!old.equals(to)) {
                delete(old);
            }
        }
    }

    /** Rules of a version; those in use, with a warning, when that version is no longer kept. */
    Optional<Rulebook> version(String version) {
        return Optional.of(kept(version).orElse(inUse));
    }

    /** Rules of exactly this version. */
    Optional<Rulebook> kept(String version) {
        if (version.equals(inUse.version())) {
            return Optional.of(inUse);
        }
        if (!version.equals(asked)) {
            asked = version;
            found = read(version);
        }
        return found;
    }

    private Optional<Rulebook> read(String version) {
        Path copy = folder.resolve(version);
        try {
            if (!version.isEmpty() && Files.isDirectory(copy)) {
                Rulebook read = RuleLoader.load(List.of(copy));
                if (read.version().equals(version)) {
                    return Optional.of(read);
                }
            }
            LOG.warn("Rules of an earlier version are not kept. version={} folder={}", version, copy);
        } catch (ConfigException unreadable) {
            LOG.warn(
                    "Rules of an earlier version cannot be read. version={} reason={}", version, unreadable.toString());
        }
        return Optional.empty();
    }

    private static void copy(Path source, Path aside, int index) throws IOException {
        try (var files = Files.list(source)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
                Files.copy(file, aside.resolve("%02d-%s".formatted(index, file.getFileName())));
            }
        }
    }

    /** Newest first. */
    private List<Path> copies() throws IOException {
        try (var all = Files.list(folder)) {
            return all.sorted(Comparator.comparing((Path p) -> p.toFile().lastModified())
                            .reversed())
                    .toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
