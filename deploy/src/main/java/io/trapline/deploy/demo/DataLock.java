package io.trapline.deploy.demo;

import java.io.IOException;
import java.nio.channels.FileChannel;
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
        Files.createDirectories(data);
        var file = FileChannel.open(data.resolve("demo.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = file.tryLock();
        if (lock == null) {
            file.close();
            throw new IOException("another demo is running over " + data + "; stop it or choose another --data");
        }
        return new DataLock(file);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
