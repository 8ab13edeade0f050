package io.trapline.deploy.micro;

import java.io.PrintStream;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the benchmarks in rounds, each of all of them in a JVM of its own, and compares the least processor
 * time of each. Ends with 1 when a line is not reached.
 */
final class Micro {

    /** An inventory finds the device and then its port, and makes the text of the answer; the map finds once. */
    private static final double LOOK_UP_MOST = 4.0;

    private static final String BYTES = "gc.alloc.rate.norm";

    /** Nanoseconds and bytes of one call, the least of all rounds. */
    private record Cost(double nanos, double bytes) {
        Cost least(Cost other) {
            return new Cost(Math.min(nanos, other.nanos), Math.min(bytes, other.bytes));
        }
    }

    private final Map<String, Cost> costs = new TreeMap<>();
    private final PrintStream out;
    private boolean reached = true;

    private Micro(PrintStream out) {
        this.out = out;
    }

    /** @param args the number of rounds, by default 5 */
    public static void main(String[] args) throws RunnerException {
        int rounds = args.length == 0 ? 5 : Integer.parseInt(args[0]);
        System.exit(new Micro(System.out).run(rounds));
    }

    private int run(int rounds) throws RunnerException {
        for (int round = 1; round <= rounds; round++) {
            System.err.println("bench: round " + round + " of " + rounds);
            round().forEach(this::keep);
        }
        costs.forEach((name, cost) -> out.printf("%-24s %8.1f ns %8.0f B%n", name, cost.nanos(), cost.bytes()));
        ratio("RFC 5424 line / offset parser", "line", "lineByTwin", 1.0);
        ratio("v2c trap / snmp4j BER", "trap", "trapBySnmp4j", 1.0);
        ratio("2,000 rules / 10 rules", "four 2000", "four 10", 1.3);
        ratio("port in an inventory / in a map", "port", "portByMap", LOOK_UP_MOST);
        Decoding decoding = new Decoding();
        garbage("RFC 5424 line", "line", Footprint.own(decoding.line(), decoding.line()));
        garbage("v2c trap", "trap", Footprint.own(decoding.trap(), decoding.trap()));
        return reached ? 0 : 1;
    }

    private static Collection<RunResult> round() throws RunnerException {
        var options = new OptionsBuilder()
                .include(Decoding.class.getName())
                .include(Matching.class.getName())
                .include(Lookup.class.getName())
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .forks(1)
                .warmupIterations(8)
                .warmupTime(TimeValue.milliseconds(800))
                .measurementIterations(5)
                .measurementTime(TimeValue.milliseconds(400))
                .addProfiler(GCProfiler.class)
                .addProfiler(CpuTime.class)
                .jvmArgsAppend("-Xbatch", "-XX:+UseSerialGC")
                .verbosity(VerboseMode.SILENT)
                .build();
        return new Runner(options).run();
    }

    private void keep(RunResult result) {
        String label = result.getPrimaryResult().getLabel();
        String rules = result.getParams().getParam("rules");
        String name = rules == null ? label : label + " " + rules;
        costs.merge(name, new Cost(least(result, CpuTime.NAME), least(result, BYTES)), Cost::least);
    }

    /** The best iteration: the others found colder caches. */
    private static double least(RunResult result, String figure) {
        return result.getBenchmarkResults().stream()
                .flatMap(one -> one.getIterationResults().stream())
                .map(iteration -> iteration.getSecondaryResults().get(figure))
                .mapToDouble(Result::getScore)
                .min()
                .orElseThrow();
    }

    private void ratio(String what, String ours, String theirs, double most) {
        double ratio = cost(ours).nanos() / cost(theirs).nanos();
        say(what, "%.2f (at most %.1f)".formatted(ratio, most), ratio <= most);
    }

    private void garbage(String what, String name, long result) {
        long garbage = Math.round(cost(name).bytes()) - result;
        say("garbage of a " + what, "%d B beyond the result's %d B".formatted(garbage, result), garbage <= 0);
    }

    private Cost cost(String name) {
        Cost cost = costs.get(name);
        if (cost == null) {
            throw new IllegalStateException("no result of " + name + " among " + costs.keySet());
        }
        return cost;
    }

    private void say(String what, String figure, boolean good) {
        out.printf("%-32s %s%s%n", what, figure, good ? "" : "  NOT REACHED");
        reached &= good;
    }
}
