package io.trapline.mediation.forward;

import io.trapline.mediation.board.AlarmEar;
import io.trapline.mediation.forward.Subscriptions.Subscription;
import io.trapline.mediation.tmf.TmfAlarm;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells one listener its news, in order and one at a time, from a file that outlives restarts: at least
 * once, with the same {@code eventId} again. What the listener refuses is passed over and counted. Has one
 * thread of its own.
 */
final class HubListener implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HubListener.class);
    private static final long SPOOL_BYTES_MAX = 64L << 20;
    private static final long POLL_MILLIS = 500;
    private static final Duration REMEMBER_EVERY = Duration.ofSeconds(1);

    private final Subscription subscription;
    private final HubQuery query;
    private final HubPolicy policy;
    private final Path place;
    private final Spool spool;
    private final Wire wire;
    private final Circuit circuit;
    private final Timekeeper time = Timekeeper.system();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Consumer<String> gone;
    private final Thread thread;
    private long rememberedAt = System.nanoTime();
    private volatile long delivered;
    private volatile long refused;
    private volatile long dropped;
    private volatile @Nullable String trouble;

    /** @param gone is told the id when the listener is given up */
    HubListener(String id, Path place, HubPolicy policy, Consumer<String> gone) throws IOException {
        HubFile remembered = HubFile.read(place);
        this.subscription = new Subscription(id, remembered.callback(), remembered.query());
        this.query = HubQuery.parse(remembered.query());
        this.place = place;
        this.policy = policy;
        this.spool = new Spool(spoolOf(place), remembered, SPOOL_BYTES_MAX);
        this.wire = new Wire(policy.requestTimeout());
        this.circuit = new Circuit(policy.patience(), java.util.random.RandomGenerator.getDefault(), time.nanos());
        this.gone = gone;
        this.thread = new Thread(this::run, "hub-" + id);
    }

    private static Path spoolOf(Path place) {
        return place.resolveSibling(place.getFileName() + ".news");
    }

    void start() {
        thread.start();
    }

    Subscription subscription() {
        return subscription;
    }

    HubStatus status() {
        String word = trouble;
        String lost = dropped == 0 ? null : dropped + " news were dropped: the listener is too slow.";
        return new HubStatus(spool.waiting(), delivered, refused, dropped, word == null ? lost : word);
    }

    /** On the board thread. News that were heard before are not wanted again. */
    boolean wants(AlarmEar.News news, TmfAlarm alarm) {
        return heard(news).compareTo(spool.heard()) > 0 && query.wants(news.kind(), alarm);
    }

    /** On the board thread. */
    boolean wants(AlarmEar.TaskNews news) {
        return heard(news).compareTo(spool.heard()) > 0 && query.wants(news);
    }

    static HubFile.Heard heard(AlarmEar.News news) {
        return new HubFile.Heard(news.record(), news.index());
    }

    static HubFile.Heard heard(AlarmEar.TaskNews news) {
        return new HubFile.Heard(news.record(), news.index());
    }

    /** On the board thread, if it {@link #wants} these. */
    void hear(HubFile.Heard news, String line) {
        try {
            if (!spool.add(news, line)) {
                drop("there is no room for more; the listener is too slow");
            }
        } catch (IOException e) {
            drop(e.toString());
        }
    }

    private void drop(String why) {
        if (dropped++ == 0) {
            LOG.error("News for a listener are dropped and counted. callback={} reason={}", callback(), why);
        }
    }

    void force() throws IOException {
        spool.force();
        remember();
    }

    private synchronized void remember() throws IOException {
        new HubFile(subscription.callback(), subscription.query(), spool.heard(), spool.told()).write(place);
        rememberedAt = System.nanoTime();
    }

    private void run() {
        try {
            while (stop.getCount() > 0) {
                Spool.Line line = spool.next(POLL_MILLIS);
                if (line != null && tell(line)) {
                    told(line);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            trouble = e.toString();
            LOG.error("A listener is told nothing until the next start. callback={}", callback(), e);
        }
    }

    /** Tries until it was told or refused; false when we stop before or give the listener up. */
    private boolean tell(Spool.Line line) throws InterruptedException {
        long began = time.nanos();
        while (stop.getCount() > 0) {
            Duration wait = circuit.untilNext(time.nanos());
            if (wait.isPositive()) {
                time.pause(wait, stop);
                continue;
            }
            Delivery delivery = HubReply.judged(wire.send(request(line)));
            switch (delivery) {
                case Delivery.Accepted accepted -> {
                    answered();
                    delivered++;
                    return true;
                }
                case Delivery.Refused(String reason, boolean over) -> {
                    answered();
                    if (over) {
                        giveUp(reason);
                        return false;
                    }
                    refused++;
                    trouble(reason);
                    return true;
                }
                case Delivery.Deferred deferred -> {
                    circuit.failed(deferred, time.nanos());
                    trouble(deferred.reason());
                }
                case Delivery.Unknown unknown -> {
                    circuit.failed(unknown, time.nanos());
                    trouble(unknown.reason());
                }
            }
            if (time.nanos() - began >= policy.patience().giveUpAfter().toNanos()) {
                giveUp("Nothing was taken for " + policy.patience().giveUpAfterText() + ".");
                return false;
            }
        }
        return false;
    }

    private HttpRequest request(Spool.Line line) {
        return HttpRequest.newBuilder(URI.create(subscription.callback()))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(line.json()))
                .build();
    }

    private void answered() {
        circuit.answered();
        if (trouble != null) {
            LOG.info("A listener takes news again. callback={}", callback());
            trouble = null;
        }
    }

    private void trouble(String reason) {
        if (!reason.equals(trouble)) {
            LOG.warn("A listener did not take its news. callback={} reason={}", callback(), reason);
        }
        trouble = reason;
    }

    private void giveUp(String reason) {
        LOG.error("A listener is given up; it must register again. callback={} reason={}", callback(), reason);
        stop.countDown();
        gone.accept(subscription.id());
    }

    private void told(Spool.Line line) throws IOException {
        if (spool.told(line)) {
            remember();
            spool.restart();
            remember();
        } else if (System.nanoTime() - rememberedAt > REMEMBER_EVERY.toNanos()) {
            remember();
        }
    }

    /** Without what is behind the host: callbacks may hold keys. */
    private String callback() {
        URI uri = URI.create(subscription.callback());
        return uri.getScheme() + "://" + uri.getAuthority();
    }

    @Override
    public void close() {
        end();
        try {
            remember();
            spool.close();
        } catch (IOException e) {
            LOG.warn("A listener may be told some news twice. callback={} reason={}", callback(), e.toString());
        }
    }

    /** Forgets the subscription and what waits for it. */
    void delete() throws IOException {
        end();
        spool.close();
        Files.deleteIfExists(place);
        Files.deleteIfExists(spoolOf(place));
    }

    private void end() {
        stop.countDown();
        if (Thread.currentThread() != thread && thread.isAlive()) {
            io.trapline.mediation.turn.ThreadStop.of(thread);
        }
        wire.close();
    }
}
