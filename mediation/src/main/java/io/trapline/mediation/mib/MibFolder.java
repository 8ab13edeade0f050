package io.trapline.mediation.mib;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The module files in and below a folder, in the order of their paths. Hidden files are none. */
public final class MibFolder {

    /** More files or bytes than this are left out, with a remark. */
    static final int FILES_MAX = 10_000;

    static final long TOTAL_BYTES_MAX = 256L << 20;

    private static final int DEPTH_MAX = 8;

    private MibFolder() {}

    /** Reads a folder, or one file. What cannot be opened is a text with that remark. */
    public static List<MibText> read(Path folder) throws IOException {
        List<MibText> texts = new ArrayList<>();
        if (!Files.exists(folder)) {
            return texts;
        }
        long bytes = 0;
        for (Path file : files(folder)) {
            String name = file.toString();
            try {
                long size = Files.size(file);
                bytes += size;
                if (bytes > TOTAL_BYTES_MAX) {
                    texts.add(MibText.unread(name, "left out: there are more than 256 MiB of modules"));
                } else if (size > MibText.BYTES_MAX) {
                    texts.add(MibText.unread(name, "%,d bytes are too many for a module".formatted(size)));
                } else {
                    texts.add(MibText.read(name, Files.readAllBytes(file)));
                }
            } catch (IOException e) {
                texts.add(MibText.unread(name, "cannot be read: " + e));
            }
        }
        return texts;
    }

    /** The files themselves, for whoever watches them. */
    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder, DEPTH_MAX)) {
            return walk.filter(file -> !file.getFileName().toString().startsWith("."))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .limit(FILES_MAX)
                    .toList();
        }
    }
}
