package io.trapline.deploy.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.BitSet;
import java.util.concurrent.TimeUnit;

/**
 * One load on one receiver and what came out.
 *
 * @param distinct numbers that came out
 * @param twice lines whose number had come out before
 * @param strange lines that do not say what was sent, or not who is affected
 * @param seconds from the first message sent to the last line written
 * @param cpuMicros processor time of the receiver for each message that came out
 * @param others processors that others than receiver and sender kept busy meanwhile
 */
record Turn(
        String receiver,
        Load load,
        long sent,
        long distinct,
        long twice,
        long strange,
        double seconds,
        double cpuMicros,
        double others) {

    private static final long LOOK_MILLIS = 20;

    /** Nothing more comes when nothing came for so long. */
    private static final Duration QUIET = Duration.ofMillis(1_500);

    private static final Duration AT_MOST = Duration.ofSeconds(60);

    long lost() {
        return sent - distinct;
    }

    boolean clean() {
        return lost() == 0 && twice == 0 && strange == 0;
    }

    double perSecond() {
        return distinct / seconds;
    }

    static Turn take(Receiver receiver, Load load, Tools tools) throws IOException, InterruptedException {
        receiver.output().lines(line -> {});
        long size = receiver.output().size();
        Duration cpu = receiver.cpu();
        Duration cpuEnd = cpu;
        double busy = busySeconds();
        long begin = System.nanoTime();
        Load.Sent sent = load.send(tools.sender(), tools.templates());
        long last = begin;
        long end = System.nanoTime() + AT_MOST.toNanos();
        long quietSince = System.nanoTime();
        while (System.nanoTime() - quietSince < QUIET.toNanos() && System.nanoTime() < end) {
            long now = receiver.output().size();
            if (now > size) {
                size = now;
                quietSince = System.nanoTime();
                last = quietSince;
                cpuEnd = receiver.cpu();
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        double wall = (System.nanoTime() - begin) / 1e9;
        double own = receiver.cpu().minus(cpu).toNanos() / 1e9;
        double others = Math.max(0, busySeconds() - busy - own) / wall;
        receiver.assertAlive();
        var seen = new BitSet();
        var count = new long[2];
        receiver.output().lines(line -> {
            long seq = receiver.seq().applyAsLong(line);
            if (seq < 0 || seq >= sent.count()) {
                count[1] += seq == -1 ? 0 : 1;
            } else if (seen.get((int) seq)) {
                count[0]++;
            } else {
                seen.set((int) seq);
            }
        });
        long distinct = seen.cardinality();
        double micros = cpuEnd.minus(cpu).toNanos() / 1e3 / Math.max(1, distinct);
        return new Turn(
                receiver.name(),
                load,
                sent.count(),
                distinct,
                count[0],
                count[1],
                Math.max(1, last - begin) / 1e9,
                micros,
                others);
    }

    /** Processor seconds that the machine worked since it started. */
    private static double busySeconds() throws IOException {
        String[] words = Files.readString(Path.of("/proc/stat"))
                .lines()
                .findFirst()
                .orElse("")
                .split(" +");
        long ticks = 0;
        for (int i = 1; i < words.length && i <= 8; i++) {
            // The 4th and 5th are idle time.
            ticks += i == 4 || i == 5 ? 0 : Long.parseLong(words[i]);
        }
        return ticks / 100.0;
    }
}
