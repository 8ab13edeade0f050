package io.trapline.deploy.arch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the sources below a folder and names what breaks the house rules, one line each. */
final class HouseFiles {

    static final int LINES_MAX = 400;

    private static final Pattern ODD_NAME =
            Pattern.compile("(Util|Utils|Helper|Manager|Impl|DTO)\\.java$|/(common|core|util|utils|helper|impl|dto)/");

    /** Split, so that this file does not find itself. */
    private static final Pattern LEFT_OVER =
            Pattern.compile("TO" + "DO|FIX" + "ME|@Dis" + "abled|Thread\\.sl" + "eep|for n" + "ow\\b");

    private final Path root;

    HouseFiles(Path root) {
        this.root = root;
    }

    /** Every Java and JavaScript file that is not generated. */
    List<Path> sources() {
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(
                            p -> p.toString().endsWith(".java") || p.toString().endsWith(".js"))
                    .filter(p -> !root.relativize(p).toString().matches("(.*/)?target/.*"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> offences() {
        var offences = new ArrayList<String>();
        for (var source : sources()) {
            var text = read(source);
            long lines = text.lines().count();
            if (lines > LINES_MAX) {
                offences.add(source + ": " + lines + " lines, at most " + LINES_MAX);
            }
            if (ODD_NAME.matcher("/" + root.relativize(source)).find()) {
                offences.add(source + ": a name the house style does not want");
            }
            var left = LEFT_OVER.matcher(text);
            if (left.find()) {
                offences.add(source + ": left over: " + left.group());
            }
            if (source.toString().endsWith(".java") && !inNullMarkedPackage(source)) {
                offences.add(source + ": its package has no package-info.java with @NullMarked");
            }
        }
        return offences;
    }

    private boolean inNullMarkedPackage(Path source) {
        var packageInfo = source.resolveSibling("package-info.java");
        return Files.exists(packageInfo) ? read(packageInfo).contains("@NullMarked") : hasTwinInMain(source);
    }

    /** A test tree shares the package-info of a main tree, its own module's or that of the module it looks into. */
    private boolean hasTwinInMain(Path source) {
        var parts = source.toString().split("/src/test/java/", 2);
        return parts.length == 2
                && modules()
                        .map(module -> module.resolve("src/main/java")
                                .resolve(parts[1])
                                .resolveSibling("package-info.java"))
                        .anyMatch(twin -> Files.exists(twin) && read(twin).contains("@NullMarked"));
    }

    private Stream<Path> modules() {
        try (Stream<Path> folders = Files.list(root)) {
            return folders.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
