package io.trapline.deploy.demo.device;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A process that plays a few devices: {@code DeviceSimulator SNMP_PORT SYSLOG_PORT SEED}. It is told
 * its {@link Fleet} on standard input and ends when that input ends, so it cannot outlive its parent.
 */
public final class DeviceSimulator {

    private DeviceSimulator() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        var plan = new FaultPlan(Fleet.read(input), Long.parseLong(args[2]));
        var orphaned = new CountDownLatch(1);
        Thread.ofPlatform().daemon().name("parent").start(() -> awaitEnd(input, orphaned));
        try (var sender = new Sender(Integer.parseInt(args[0]), Integer.parseInt(args[1]))) {
            long start = System.nanoTime();
            while (true) {
                var step = plan.next();
                long due = start + TimeUnit.MILLISECONDS.toNanos(step.atMillis());
                if (orphaned.await(due - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    return;
                }
                attempt(sender, step);
            }
        }
    }

    /** A device goes on speaking when nobody listens. */
    private static void attempt(Sender sender, FaultPlan.Step step) {
        try {
            sender.send(step);
        } catch (IOException e) {
            System.err.println("device " + step.device().name() + ": " + e.getMessage());
        }
    }

    private static void awaitEnd(BufferedReader input, CountDownLatch orphaned) {
        try {
            while (input.readLine() != null) {
                // Nothing more is said; only the end matters.
            }
        } catch (IOException e) {
            System.err.println("device simulator: standard input failed: " + e.getMessage());
        }
        orphaned.countDown();
    }
}
