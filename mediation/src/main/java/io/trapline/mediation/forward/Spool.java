package io.trapline.mediation.forward;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * News that wait for one listener, a line each: {@code 4711 0 {"eventId":…}}. Never larger than its limit;
 * begun anew whenever all of it was told. Written by the board thread, read by the listener's: both under
 * this object's lock, neither for longer than one line.
 */
final class Spool implements AutoCloseable {

    /** Told bytes that may stay in front of what waits. */
    private static final long SLACK = 1 << 20;

    private final RandomAccessFile file;
    private final long bytesMax;
    private long size;
    private long told;
    private long waiting;
    private HubFile.Heard heard;

    /** One line. @param end where the next one begins */
    record Line(String json, long end) {}

    /** Opens what is there; an unfinished line is cut. */
    Spool(Path path, HubFile remembered, long bytesMax) throws IOException {
        this.file = new RandomAccessFile(path.toFile(), "rw");
        this.bytesMax = bytesMax;
        this.heard = remembered.heard();
        this.told = Math.min(remembered.told(), file.length());
        long at = scan(path);
        file.setLength(at);
        size = at;
    }

    /** Counts the whole lines that wait; answers where the last one ends. */
    private long scan(Path path) throws IOException {
        long at = told;
        try (var in = new BufferedInputStream(Files.newInputStream(path))) {
            in.skipNBytes(told);
            var line = new ByteArrayOutputStream();
            long read = told;
            for (int b = in.read(); b >= 0; b = in.read()) {
                read++;
                if (b == '\n') {
                    HubFile.Heard one = HubFile.Heard.parse(line.toString(StandardCharsets.UTF_8));
                    heard = one.compareTo(heard) > 0 ? one : heard;
                    waiting++;
                    at = read;
                    line.reset();
                } else {
                    line.write(b);
                }
            }
        }
        return at;
    }

    /** Newest news in it or told. */
    synchronized HubFile.Heard heard() {
        return heard;
    }

    synchronized long told() {
        return told;
    }

    /** Lines not told yet. */
    synchronized long waiting() {
        return waiting;
    }

    /** False when there is no room: then nothing is added. All or nothing also when it throws. */
    synchronized boolean add(HubFile.Heard news, String json) throws IOException {
        byte[] line = (news + " " + json + "\n").getBytes(StandardCharsets.UTF_8);
        heard = news;
        if (size + line.length > bytesMax) {
            return false;
        }
        try {
            file.seek(size);
            file.write(line);
        } catch (IOException e) {
            file.setLength(size);
            throw e;
        }
        size += line.length;
        waiting++;
        notifyAll();
        return true;
    }

    /** The oldest that was not told; waits for one, null when there is none by then. */
    synchronized @Nullable Line next(long waitMillis) throws IOException, InterruptedException {
        if (waiting == 0) {
            wait(waitMillis);
        }
        if (waiting == 0) {
            return null;
        }
        file.seek(told);
        var bytes = new ByteArrayOutputStream();
        byte[] part = new byte[8_192];
        for (int n = file.read(part); n > 0; n = file.read(part)) {
            int end = 0;
            while (end < n && part[end] != '\n') {
                end++;
            }
            bytes.write(part, 0, end);
            if (end < n) {
                break;
            }
        }
        String line = bytes.toString(StandardCharsets.UTF_8);
        return new Line(line.split(" ", 3)[2], told + bytes.size() + 1);
    }

    /** A line was told, or given up. True when all was and the file may begin anew. */
    synchronized boolean told(Line line) {
        told = line.end();
        waiting--;
        return waiting == 0 && told > SLACK;
    }

    /** Begins the file anew if nothing waits; what was heard must be remembered before. */
    synchronized void restart() throws IOException {
        if (waiting == 0) {
            file.setLength(0);
            size = 0;
            told = 0;
        }
    }

    synchronized void force() throws IOException {
        file.getFD().sync();
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
