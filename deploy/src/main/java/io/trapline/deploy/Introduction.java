package io.trapline.deploy;

import io.trapline.config.Settings;
import io.trapline.config.SettingsText;
import io.trapline.mediation.board.About;
import io.trapline.mediation.mib.MibShelf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What the running product says of itself. Safe for any thread. */
final class Introduction implements Supplier<About> {

    private final Settings settings;
    private final MibShelf mibs;
    private final Instant started = Instant.now();
    private final List<String> ruleFiles;

    Introduction(Settings settings, MibShelf mibs) {
        this.settings = settings;
        this.mibs = mibs;
        this.ruleFiles = files(settings.rules());
    }

    private static List<String> files(List<Path> folders) {
        List<String> files = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> walk = Files.walk(folder)) {
                walk.filter(Files::isRegularFile)
                        .filter(file -> file.toString().endsWith(".yaml"))
                        .map(file -> folder.relativize(file).toString())
                        .sorted()
                        .forEach(files::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return List.copyOf(files);
    }

    @Override
    public About get() {
        return new About(
                VersionCommand.version(),
                Runtime.version().toString(),
                started,
                SettingsText.of(settings).stream()
                        .map(line -> new About.Named(line.path(), line.value()))
                        .toList(),
                List.of(),
                ruleFiles,
                mibs.unused().stream().map(Object::toString).toList());
    }
}
