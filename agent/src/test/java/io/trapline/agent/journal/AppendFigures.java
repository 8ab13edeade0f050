package io.trapline.agent.journal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * Prints what an append and an acknowledgement cost at a paced rate, for RATIONALE.md:
 * {@code AppendFigures FOLDER RECORDS_PER_SECOND SECONDS linux|zeros}.
 */
final class AppendFigures {

    private static final int BATCH = 64;
    private static final int PAYLOAD_BYTES = 256;

    private AppendFigures() {}

    public static void main(String[] args) throws Exception {
        var folder = Path.of(args[0]);
        long perSecond = Long.parseLong(args[1]);
        long batches = perSecond * Long.parseLong(args[2]) / BATCH;
        Files.createDirectories(folder);
        var disk = args[3].equals("zeros") ? new PortableDisk(folder) : LinuxDisk.under(folder);
        var payload = new byte[PAYLOAD_BYTES];
        var batch = new ArrayList<byte[]>();
        for (int i = 0; i < BATCH; i++) {
            batch.add(payload);
        }
        var appends = new long[(int) batches];
        var durable = new ConcurrentLinkedQueue<Long>();
        long refused = 0;
        try (var journal = ChronicleJournal.open(JournalOptions.input(folder), StreamClock.system(), disk)) {
            long gap = 1_000_000_000L * BATCH / perSecond;
            long start = System.nanoTime();
            for (int i = 0; i < batches; i++) {
                long due = start + i * gap;
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                long before = System.nanoTime();
                var appended = journal.append(batch);
                appends[i] = System.nanoTime() - before;
                if (appended instanceof Appended.Written written && i % 16 == 0) {
                    journal.whenDurable(written.last(), () -> durable.add(System.nanoTime() - before));
                }
                refused += appended instanceof Appended.Written ? 0 : 1;
            }
        }
        System.out.printf(
                "appends=%d refused=%d append_us %s durable_us %s%n",
                batches,
                refused,
                figures(appends),
                figures(durable.stream().mapToLong(Long::longValue).toArray()));
    }

    /** Median, 99th percentile, 99.9th and the worst, in microseconds. */
    private static String figures(long[] nanos) {
        Arrays.sort(nanos);
        return "p50=%d p99=%d p99.9=%d max=%d"
                .formatted(at(nanos, 0.5), at(nanos, 0.99), at(nanos, 0.999), nanos[nanos.length - 1] / 1000);
    }

    private static long at(long[] sorted, double share) {
        return sorted[(int) (share * (sorted.length - 1))] / 1000;
    }
}
