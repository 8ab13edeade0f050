package io.trapline.deploy.demo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps two demos out of one data folder; the system takes it back when the process dies. */
final class DataLock implements AutoCloseable {

    private final FileChannel file;

    private DataLock(FileChannel file) {
        this.file = file;
    }

    /** Makes the folder when missing; fails when another process has it. */
    static DataLock take(Path data) throws IOException {
        var file = opened(data);
        var lock = file.tryLock();
        if (lock == null) {
            file.close();
            throw new IOException("another demo is running over " + data + "; stop it or choose another --data");
        }
        return new DataLock(file);
    }

    private static FileChannel opened(Path data) throws IOException {
        try {
            Files.createDirectories(data);
            return FileChannel.open(data.resolve("demo.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (FileSystemException e) {
            throw new IOException(
                    data + " cannot be the demo's folder: " + reason(e)
                            + ". Say --data DIR with a folder that you may write to; it is made when missing.",
                    e);
        }
    }

    private static String reason(FileSystemException e) {
        if (e instanceof FileAlreadyExistsException) {
            return e.getFile() + " is there and is no folder";
        }
        if (e instanceof AccessDeniedException) {
            return "you may not write to " + e.getFile();
        }
        String said = e.getReason();
        return said == null ? e.getFile() + " cannot be made there" : e.getFile() + ": " + said;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
