package io.trapline.agent.usm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The engines that have proved a key, and how far their time has come (RFC 3414 section 2.3 and
 * 3.2 step 7b). Only a message whose digest is right adds one or moves one, so a forger can neither
 * fill the book nor push a device out of its window. Bounded: the engine not heard of for longest is
 * forgotten. Survives a restart by its file. Safe for use by any thread.
 */
final class EngineBook {

    static final long WINDOW_SECONDS = 150;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    /** @param heardNanos monotonic moment at which {@code time} was the engine's latest */
    private record Page(long boots, long time, long heardNanos) {}

    private final int enginesMax;
    private final LongSupplier nanos;
    private final InstantSource wall;
    private final LinkedHashMap<String, Page> pages = new LinkedHashMap<>(16, 0.75f, true);
    private boolean changed;

    EngineBook(int enginesMax, LongSupplier nanos, InstantSource wall) {
        this.enginesMax = enginesMax;
        this.nanos = nanos;
        this.wall = wall;
    }

    /** Takes the time of an authenticated message; false when the message is outside the window. */
    synchronized boolean timely(byte[] engineId, long boots, long time) {
        if (boots < 0 || boots >= OwnEngine.BOOTS_MAX || time < 0) {
            return false;
        }
        String engine = HexFormat.of().formatHex(engineId);
        Page page = pages.get(engine);
        if (page == null || boots > page.boots || (boots == page.boots && time > page.time)) {
            pages.put(engine, new Page(boots, time, nanos.getAsLong()));
            changed = true;
            if (pages.size() > enginesMax) {
                pages.remove(pages.keySet().iterator().next());
            }
            return true;
        }
        long now = page.time + (nanos.getAsLong() - page.heardNanos) / NANOS_PER_SECOND;
        return boots == page.boots && time >= now - WINDOW_SECONDS;
    }

    /** Forgets an engine that a person knows to have begun again; true when it was known. */
    synchronized boolean forget(byte[] engineId) {
        changed = true;
        return pages.remove(HexFormat.of().formatHex(engineId)) != null;
    }

    synchronized int size() {
        return pages.size();
    }

    /** Writes the book when it changed: one line per engine, {@code hex boots time wallSeconds}. */
    void save(Path file) throws IOException {
        String text = text();
        if (text == null) {
            return;
        }
        try {
            DurableFile.write(file, text);
        } catch (IOException e) {
            changedAgain();
            throw e;
        }
    }

    /** Reads a book that was saved; the time since then counts by the wall clock, never backwards. */
    void load(Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        for (var line : Files.readAllLines(file)) {
            var columns = line.split(" ", -1);
            if (columns.length != 4 || !line.matches("[0-9a-f]{10,64} [0-9]{1,10} [0-9]{1,10} [0-9]{1,12}")) {
                throw new IOException("Engine book " + file + " is damaged at \"" + line + "\"; restore it, or delete"
                        + " it to learn the engines anew.");
            }
            read(columns);
        }
    }

    private synchronized void changedAgain() {
        changed = true;
    }

    private synchronized void read(String[] columns) {
        long away = Math.max(0, wall.instant().getEpochSecond() - Long.parseLong(columns[3]));
        long heard = nanos.getAsLong() - Math.min(away, Integer.MAX_VALUE) * NANOS_PER_SECOND;
        pages.put(columns[0], new Page(Long.parseLong(columns[1]), Long.parseLong(columns[2]), heard));
    }

    private synchronized @Nullable String text() {
        if (!changed) {
            return null;
        }
        changed = false;
        var text = new StringBuilder();
        long now = nanos.getAsLong();
        long wallSeconds = wall.instant().getEpochSecond();
        for (Map.Entry<String, Page> entry : pages.entrySet()) {
            Page page = entry.getValue();
            long heard = wallSeconds - (now - page.heardNanos) / NANOS_PER_SECOND;
            text.append(entry.getKey())
                    .append(' ')
                    .append(page.boots)
                    .append(' ')
                    .append(page.time);
            text.append(' ').append(Math.max(0, heard)).append('\n');
        }
        return text.toString();
    }
}
