package io.trapline.web.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.trapline.web.api.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A JSON file that only its owner may read, replaced as a whole. The command line and the server may
 * change it at the same time: a lock file beside it orders them.
 */
final class PrivateFile {

    private final Path path;

    PrivateFile(Path path) {
        this.path = path;
    }

    Optional<JsonNode> read() {
        try {
            return Optional.of(Json.read(Files.readString(path)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read", e);
        }
    }

    /** Changes when somebody replaced it: size and time, and 0 when there is none. */
    String stamp() {
        try {
            return Files.getLastModifiedTime(path) + " " + Files.size(path) + " "
                    + Files.getAttribute(path, "unix:ino");
        } catch (NoSuchFileException none) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read", e);
        }
    }

    /** @param change makes the new content of the old one; null stands for no file */
    void change(UnaryOperator<Optional<JsonNode>> change) {
        try {
            Path folder = folder();
            try (FileChannel lock = FileChannel.open(
                            folder.resolve(path.getFileName() + ".lock"),
                            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                    var held = lock.lock()) {
                if (!held.isValid()) throw new IOException("the lock was lost");
                JsonNode next = change.apply(read()).orElseThrow();
                replace(folder, Json.text(next));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be written", e);
        }
    }

    private Path folder() throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null) throw new IOException(path + " has no folder");
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
        return folder;
    }

    private void replace(Path folder, String text) throws IOException {
        Path next = folder.resolve(path.getFileName() + ".next");
        Files.deleteIfExists(next);
        try (FileChannel out = FileChannel.open(
                next,
                EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) out.write(bytes);
            out.force(true);
        }
        Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel entry = FileChannel.open(folder)) {
            entry.force(true);
        }
    }
}
