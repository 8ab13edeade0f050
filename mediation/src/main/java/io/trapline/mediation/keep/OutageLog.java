package io.trapline.mediation.keep;

import io.trapline.mediation.impact.OutageBlock;
import io.trapline.mediation.impact.OutageStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Outages on disk, in the order of the outcomes: a file of JSON lines for each month of stream time
 * ({@code outages-2026-11.jsonl}), only ever appended to. A block is the turns of one outcome; one that
 * was not written to its end is cut off when the log is opened. The oldest months go beyond {@value
 * #MONTHS}, which is what an SLA counted by the year needs. Owned by one thread.
 */
public final class OutageLog implements OutageStore {

    /** Files kept. */
    static final int MONTHS = 14;

    private static final Logger LOG = LoggerFactory.getLogger(OutageLog.class);
    private static final String NAME = "outages-\\d{4}-\\d{2}\\.jsonl";

    private final Path folder;
    private long last;
    private @Nullable YearMonth month;

    /** Not a channel: those are closed by the interrupt that ends a thread. */
    private @Nullable RandomAccessFile file;

    public OutageLog(Path folder) {
        this.folder = folder;
    }

    @Override
    public void read(Consumer<OutageBlock> blocks) throws IOException {
        Files.createDirectories(folder);
        for (Path path : files()) {
            read(path, blocks);
        }
    }

    @Override
    public long last() {
        return last;
    }

    @Override
    public void append(OutageBlock block, long now) throws IOException {
        var open = fileOf(YearMonth.from(Instant.ofEpochMilli(now).atOffset(ZoneOffset.UTC)));
        long before = open.length();
        try {
            open.seek(before);
            var out = new ByteArrayOutputStream();
            OutageText.write(block, out);
            open.write(out.toByteArray());
            last = block.outcome();
        } catch (IOException e) {
            open.setLength(before);
            throw e;
        }
    }

    @Override
    public void force() throws IOException {
        if (file != null) {
            file.getFD().sync();
        }
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.getFD().sync();
            file.close();
        }
    }

    private RandomAccessFile fileOf(YearMonth wanted) throws IOException {
        var open = file;
        // Stream time never goes back; a file of an older month is not opened again.
        if (open != null && month != null && !wanted.isAfter(month)) {
            return open;
        }
        if (open != null) {
            open.getFD().sync();
            open.close();
        }
        var next = new RandomAccessFile(
                folder.resolve("outages-" + wanted + ".jsonl").toFile(), "rw");
        file = next;
        month = wanted;
        List<Path> files = files();
        for (Path old : files.subList(0, Math.max(0, files.size() - MONTHS))) {
            Files.delete(old);
            LOG.info("An old month of outages was deleted. file={}", old.getFileName());
        }
        return next;
    }

    private void read(Path path, Consumer<OutageBlock> blocks) throws IOException {
        long whole;
        try (var in = Files.newInputStream(path)) {
            whole = OutageText.read(in, block -> {
                blocks.accept(block);
                last = Math.max(last, block.outcome());
            });
        }
        try (var bytes = new RandomAccessFile(path.toFile(), "rw")) {
            if (whole < bytes.length()) {
                LOG.warn(
                        "The log of outages ended in the middle of a block, which is cut off and made again from the"
                                + " journal. file={} bytes={}",
                        path.getFileName(),
                        bytes.length() - whole);
                bytes.setLength(whole);
            }
        }
    }

    /** Oldest first. */
    private List<Path> files() throws IOException {
        try (var list = Files.list(folder)) {
            return list.filter(path -> path.getFileName().toString().matches(NAME))
                    .sorted()
                    .toList();
        }
    }
}
