package io.trapline.deploy.demo.desk;

import io.trapline.mediation.forward.Report;
import io.trapline.mediation.forward.ReportSink;
import io.trapline.mediation.forward.TicketWork;
import io.trapline.mediation.forward.TicketWork.Action;
import io.trapline.mediation.forward.WorkSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The journals around a forwarder: a fixed list of work, and reports in a file that is forced before
 * it is believed, so that a next process goes on where this one was killed.
 */
final class Ward implements WorkSource, ReportSink {

    private final List<TicketWork> works;
    private final Path log;
    private final List<String> reports = new CopyOnWriteArrayList<>();
    private final CountDownLatch done;
    private final int reported;
    private int next;

    Ward(List<TicketWork> works, Path log) {
        this(works, log, 0);
    }

    /** @param lag so many reports are not known to the cursor, whose work is handed out again */
    Ward(List<TicketWork> works, Path log, int lag) {
        this.works = works;
        this.log = log;
        try {
            if (Files.exists(log)) {
                reports.addAll(Files.readAllLines(log));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.reported = reports.stream()
                .mapToInt(line -> Integer.parseInt(line.substring(0, line.indexOf(' '))))
                .max()
                .orElse(0);
        this.next = Math.max(0, reported - lag);
        this.done = new CountDownLatch(works.size() - next);
    }

    static TicketWork work(long seq, Action action, int ticket) {
        return new TicketWork(
                seq,
                "desk",
                key(ticket),
                action,
                null,
                new TicketWork.Content(
                        "A-" + ticket,
                        "Link down <b>" + ticket + "</b>",
                        "olt-17 port 0/3/" + ticket,
                        "major",
                        "olt-17",
                        "0/3/" + ticket,
                        Instant.parse("2026-11-01T00:00:00Z"),
                        1,
                        2,
                        List.of("C-" + ticket),
                        List.of("SVC-" + ticket, "SVC-x"),
                        List.of(),
                        0));
    }

    static String key(int ticket) {
        return "kiel:desk:A-" + ticket + ":1";
    }

    @Override
    public @Nullable TicketWork next(Duration atMost) throws InterruptedException {
        if (next < works.size()) {
            return works.get(next++);
        }
        new CountDownLatch(1).await(atMost.toNanos(), TimeUnit.NANOSECONDS);
        return null;
    }

    /** Only the one after the last report can have been sent without one. */
    @Override
    public boolean fresh(TicketWork work) {
        return work.seq() > reported + 1;
    }

    @Override
    public void report(Report report) {
        String line = report.seq() + " " + report.end() + " " + report.reference() + " " + report.detail();
        try (var channel =
                FileChannel.open(log, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            channel.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
            channel.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reports.add(line);
        done.countDown();
    }

    /** Reported so far, by all processes: {@code seq END reference detail}. */
    List<String> reports() {
        return List.copyOf(reports);
    }

    boolean awaitAll(Duration atMost) throws InterruptedException {
        return done.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }
}
