package io.trapline.agent.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * A process of its own that appends until it is killed and says on its standard output what it was
 * told is durable. {@code flood FOLDER} appends as fast as it can; {@code steps FOLDER N} appends N
 * records or more over more than two seconds, one at a time, each said before it is appended and
 * once it is durable.
 */
final class JournalChild {

    private JournalChild() {}

    public static void main(String[] args) throws Exception {
        var options = options(Path.of(args[1]));
        try (var journal = ChronicleJournal.open(options, StreamClock.system())) {
            if (args[0].equals("flood")) {
                flood(journal);
            } else {
                steps(journal, Integer.parseInt(args[2]));
            }
        }
    }

    static JournalOptions options(Path folder) {
        return JournalOptions.input(folder)
                .withBlocks(1 << 20, 4 << 20)
                .withReserveBytes(0)
                .withRoll(RollEvery.SECOND);
    }

    static byte[] payload(long number, int bytes) {
        var text = "record " + number + " ";
        return (text + "x".repeat(Math.max(0, bytes - text.length()))).getBytes(StandardCharsets.UTF_8);
    }

    private static void flood(Journal journal) {
        while (true) {
            long first = journal.last() + 1;
            var batch = new ArrayList<byte[]>();
            for (int i = 0; i < 20; i++) {
                batch.add(payload(first + i, 200));
            }
            if (journal.append(batch) instanceof Appended.Written written) {
                journal.whenDurable(written.last(), () -> say("DURABLE " + written.last()));
            }
        }
    }

    private static void steps(Journal journal, int records) throws InterruptedException {
        long started = System.nanoTime();
        while (journal.last() < records || System.nanoTime() - started < 2_200_000_000L) {
            long number = journal.last() + 1;
            say("APPEND " + number);
            journal.append(List.of(payload(number, 100_000)));
            var durable = new CountDownLatch(1);
            journal.whenDurable(number, () -> {
                say("DURABLE " + number);
                durable.countDown();
            });
            durable.await();
        }
    }

    /** One write(2) per line. */
    private static void say(String line) {
        System.out.write((line + "\n").getBytes(StandardCharsets.US_ASCII), 0, line.length() + 1);
        System.out.flush();
    }

    /** Starts this class as a child, optionally under another command. */
    static Process start(List<String> under, String... args) {
        var command = new ArrayList<>(under);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (var flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (flag.startsWith("--") || flag.startsWith("-Dchronicle")) {
                command.add(flag);
            }
        }
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path")));
        command.add(JournalChild.class.getName());
        command.addAll(List.of(args));
        try {
            return new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException unable) {
            throw new UncheckedIOException(unable);
        }
    }
}
