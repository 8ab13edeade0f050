package io.trapline.web.live;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.function.ToDoubleFunction;

/**
 * What went on during the last 24 hours, one sample every ten seconds, since the start of the process.
 * Beaten by the live thread, read by any.
 */
public final class History {

    static final long STEP_SECONDS = 10;
    static final int SAMPLES_MAX = (int) (24 * 3_600 / STEP_SECONDS);

    /**
     * One moment.
     *
     * @param ingest records read a second
     * @param drops datagrams that the kernel dropped since the sample before
     */
    private record Sample(long second, double ingest, double behind, double drops, double alarms, double customers) {}

    private final ArrayDeque<Sample> samples = new ArrayDeque<>();
    private long dropsBefore = -1;

    synchronized void beat(Instant now, Snapshot snapshot) {
        long second = now.getEpochSecond() / STEP_SECONDS * STEP_SECONDS;
        Sample newest = samples.peekLast();
        if (newest != null && newest.second >= second) return;
        long drops = snapshot.ledger().sockets().stream()
                .mapToLong(socket -> socket.kernelDrops())
                .sum();
        samples.addLast(new Sample(
                second,
                snapshot.ingestPerSecond(),
                snapshot.ledger().behind(),
                dropsBefore < 0 ? 0 : Math.max(0, drops - dropsBefore),
                snapshot.board().openAlarms(),
                snapshot.board().customers().size()));
        dropsBefore = drops;
        if (samples.size() > SAMPLES_MAX) samples.removeFirst();
    }

    /** {@code {"stepSeconds", "times": […], "series": {"ingest": […], …}}}, oldest first, times in seconds. */
    public synchronized ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("stepSeconds", STEP_SECONDS);
        var times = json.putArray("times");
        samples.forEach(sample -> times.add(sample.second));
        ObjectNode series = json.putObject("series");
        add(series, "ingest", Sample::ingest);
        add(series, "behind", Sample::behind);
        add(series, "drops", Sample::drops);
        add(series, "alarms", Sample::alarms);
        add(series, "customers", Sample::customers);
        return json;
    }

    private void add(ObjectNode series, String name, ToDoubleFunction<Sample> value) {
        var values = series.putArray(name);
        for (Sample sample : samples) {
            double exact = value.applyAsDouble(sample);
            if (exact == Math.rint(exact)) values.add((long) exact);
            else values.add(Math.round(exact * 10) / 10.0);
        }
    }
}
