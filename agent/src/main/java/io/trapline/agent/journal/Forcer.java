package io.trapline.agent.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Makes roll files durable: data and length of the file, and its name when that is new. Owned by one thread. */
final class Forcer implements AutoCloseable {

    private @Nullable Path path;
    private @Nullable FileChannel channel;

    void force(LiveQueue.Dirty file) throws IOException {
        if (!file.path().equals(path)) {
            close();
            channel = FileChannel.open(file.path(), StandardOpenOption.WRITE);
            path = file.path();
        }
        var open = channel;
        if (open != null) {
            open.force(false);
        }
        var parent = file.path().getParent();
        if (file.created() && parent != null) {
            QueueFolder.forceFolder(parent);
        }
    }

    @Override
    public void close() throws IOException {
        var open = channel;
        channel = null;
        path = null;
        if (open != null) {
            open.close();
        }
    }
}
