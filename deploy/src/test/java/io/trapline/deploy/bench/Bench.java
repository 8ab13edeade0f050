package io.trapline.deploy.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.trapline.deploy.demo.bss.DemoBss;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs the turns, Trapline and its peer one after the other, and writes what came out. */
final class Bench {

    /** @param ladder rates tried over UDP, per second, ascending */
    private record Plan(int rounds, long tcpCount, double rungSeconds, List<Integer> ladder, List<Integer> trapLadder) {
        static final Plan QUICK = new Plan(
                2,
                150_000,
                1.5,
                List.of(25_000, 50_000, 75_000, 100_000),
                List.of(2_000, 4_000, 8_000, 15_000, 30_000, 60_000));
        static final Plan FULL = new Plan(
                5,
                400_000,
                3,
                List.of(12_500, 25_000, 50_000, 75_000, 100_000, 150_000, 200_000),
                List.of(2_000, 4_000, 6_000, 8_000, 10_000, 15_000, 20_000, 30_000, 40_000, 60_000, 80_000, 100_000));

        Plan withRounds(int wanted) {
            return new Plan(wanted, tcpCount, rungSeconds, ladder, trapLadder);
        }
    }

    private final Tools tools;
    private final Plan plan;
    private final Result result;

    private Bench(Tools tools, Plan plan, Result result) {
        this.tools = tools;
        this.plan = plan;
        this.result = result;
    }

    public static void main(String... arguments) throws Exception {
        var words = List.of(arguments);
        boolean quick = words.contains("--quick");
        int rounds = words.indexOf("--rounds") < 0 ? 0 : Integer.parseInt(words.get(words.indexOf("--rounds") + 1));
        Plan plan = quick ? Plan.QUICK : Plan.FULL;
        var tools = Tools.stated();
        delete(tools.run());
        Files.createDirectories(tools.run().resolve("out"));
        var result = new Result(quick);
        try {
            new Bench(tools, rounds > 0 ? plan.withRounds(rounds) : plan, result).run();
        } finally {
            if (!words.contains("--keep")) {
                delete(tools.run());
            }
        }
        Path file = tools.folder().resolve("result.json");
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), result.json());
        result.print(System.out);
        System.out.println("result   " + file);
        System.exit(result.tuned() ? 1 : 0);
    }

    private void run() throws Exception {
        say("PostgreSQL with " + Load.HOSTS + " devices …");
        try (var bss = DemoBss.start(tools.run().resolve("bss"), 40, text -> {})) {
            seed(bss);
            var trapline = new Trapline(tools);
            var peers = new Peers(tools);
            try (var ours = trapline.start(bss.url())) {
                result.settings(tools, trapline);
                warm(trapline, ours);
                result.sockets(trapline.ledger());
                int lines = Ports.free();
                int traps = Ports.free();
                try (var rsyslog = peers.rsyslog(lines);
                        var snmptrapd = peers.snmptrapd(traps, result.receiveBuffer())) {
                    TimeUnit.SECONDS.sleep(2);
                    throughput(trapline, ours, rsyslog, lines);
                    ladder(Load.Kind.UDP_SYSLOG, plan.ladder(), trapline.syslog, ours, lines, rsyslog);
                    ladder(Load.Kind.TRAP, plan.trapLadder(), trapline.snmp, ours, traps, snmptrapd);
                }
                result.finish(trapline.ledger(), ours);
            }
        }
    }

    /** Until every device has its alarm and the code is compiled: what follows is what a day looks like. */
    private void warm(Trapline trapline, Receiver ours) throws IOException, InterruptedException {
        say("Trapline warms up …");
        long clean = 0;
        for (int i = 0; i < 60 && clean < 3; i++) {
            long count = clean == 0 ? 100 : 60_000;
            var turn = Turn.take(ours, new Load(Load.Kind.TCP_SYSLOG, trapline.syslog, count, 0), tools);
            clean = turn.clean() ? clean + 1 : 0;
        }
        if (clean == 0) {
            throw new IOException("Trapline does not name the customers of what is sent");
        }
        Turn.take(ours, new Load(Load.Kind.TRAP, trapline.snmp, 10_000, 5_000), tools);
    }

    private void throughput(Trapline trapline, Receiver ours, Receiver rsyslog, int port)
            throws IOException, InterruptedException {
        for (int round = 0; round < plan.rounds(); round++) {
            take(ours, new Load(Load.Kind.TCP_SYSLOG, trapline.syslog, plan.tcpCount(), 0));
            take(rsyslog, new Load(Load.Kind.TCP_SYSLOG, port, plan.tcpCount(), 0));
        }
    }

    /** Each receiver climbs until it lost something at two rates in a row. */
    private void ladder(Load.Kind kind, List<Integer> rates, int ourPort, Receiver ours, int port, Receiver peer)
            throws IOException, InterruptedException {
        int ourFalls = 0;
        int falls = 0;
        for (int rate : rates) {
            long count = Math.round(rate * plan.rungSeconds());
            for (int round = 0; round < plan.rounds() && ourFalls < 2 * plan.rounds(); round++) {
                ourFalls = take(ours, new Load(kind, ourPort, count, rate)).clean() ? 0 : ourFalls + 1;
                if (falls < 2 * plan.rounds()) {
                    falls = take(peer, new Load(kind, port, count, rate)).clean() ? 0 : falls + 1;
                }
            }
        }
    }

    private Turn take(Receiver receiver, Load load) throws IOException, InterruptedException {
        var turn = Turn.take(receiver, load, tools);
        result.add(turn);
        say("%-10s %-9s %,9d of %,9d  lost %,7d  twice %d  strange %d  %,9.0f/s  %6.2f µs  others %.2f"
                .formatted(
                        load.kind(),
                        turn.receiver(),
                        turn.distinct(),
                        turn.sent(),
                        turn.lost(),
                        turn.twice(),
                        turn.strange(),
                        load.perSecond() == 0 ? turn.perSecond() : load.perSecond(),
                        turn.cpuMicros(),
                        turn.others()));
        return turn;
    }

    private static void seed(DemoBss bss) throws Exception {
        Seed.fill(bss.ownerUrl());
    }

    private static void say(String text) {
        System.err.println("bench: " + text);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one :
                    new ArrayList<>(all.sorted(Comparator.reverseOrder()).toList())) {
                Files.deleteIfExists(one);
            }
        }
    }
}
