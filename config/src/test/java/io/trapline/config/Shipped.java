package io.trapline.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The main file that ships, as it is and with everything optional switched on, in a folder of its own. */
final class Shipped {

    static final Path FILE = Path.of("etc", "trapline.yaml");

    private Shipped() {}

    /** A {@code #} with a word or a deeper line right behind it is taken away; prose has a space and a capital. */
    static String everything() throws IOException {
        StringBuilder out = new StringBuilder();
        for (String line : Files.readAllLines(FILE)) {
            out.append(line.matches("#(?:[a-z0-9_]+:.*| {2,}.*)") ? line.substring(1) : line)
                    .append('\n');
        }
        return out.toString();
    }

    /** Writes a main file with the folders it names beside it. */
    static Path in(Path folder, String name, String text) throws IOException {
        Files.createDirectories(folder.resolve("rules"));
        Files.createDirectories(folder.resolve("mibs"));
        Files.createDirectories(folder.resolve("bss"));
        Files.createDirectories(folder.resolve("tls"));
        for (var file : TestCertificates.files().entrySet()) {
            Files.writeString(folder.resolve("tls").resolve(file.getKey()), file.getValue());
        }
        return Files.writeString(folder.resolve(name), text);
    }
}
