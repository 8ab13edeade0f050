package io.trapline.deploy.demo.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * Tickets on disk, one JSON object a line, the last line of an id is how it is:
 *
 * <pre>
 * {"id":"TCK-0001","revision":1,"state":"acknowledged",…}\n
 * {"id":"TCK-0001","revision":2,"state":"resolved",…}\n
 * </pre>
 *
 * Appended and forced before anybody is told. What a kill left of a line is cut off at the next
 * start. Owned by whoever holds the lock of the {@link MockDesk}.
 */
final class TicketFile implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final FileChannel channel;
    private long end;

    /** Opens or makes the file and shows each whole line to {@code reader}, in order. */
    TicketFile(Path file, Consumer<ObjectNode> reader) throws IOException {
        this.channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            end = replay(reader);
            channel.truncate(end);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Returns once the line is durable; when it throws, the line is not in the file. */
    void append(ObjectNode ticket) throws IOException {
        byte[] json = JSON.writeValueAsBytes(ticket);
        ByteBuffer line =
                ByteBuffer.allocate(json.length + 1).put(json).put((byte) '\n').flip();
        int size = line.remaining();
        try {
            long at = end;
            while (line.hasRemaining()) {
                at += channel.write(line, at);
            }
            channel.force(false);
        } catch (IOException e) {
            channel.truncate(end);
            throw e;
        }
        end += size;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Where the last whole line ends. */
    private long replay(Consumer<ObjectNode> reader) throws IOException {
        byte[] bytes = Channels.newInputStream(channel).readAllBytes();
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                JsonNode line = JSON.readTree(bytes, start, i - start);
                if (!(line instanceof ObjectNode ticket)) {
                    throw new IOException("not a ticket file: no object in the line at byte " + start);
                }
                reader.accept(ticket);
                start = i + 1;
            }
        }
        return start;
    }
}
