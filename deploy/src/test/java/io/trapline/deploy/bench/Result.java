package io.trapline.deploy.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trapline.config.ConfigException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** All turns of a run, what they come to, and the settings under which they were taken. */
final class Result {

    private static final String OURS = "Trapline";

    private final ObjectNode json = new ObjectMapper().createObjectNode();
    private final List<Turn> turns = new ArrayList<>();
    private final List<String> head = new ArrayList<>();
    private List<Defaults.Difference> differences = List.of();
    private long receiveBuffer = 4 << 20;

    Result(boolean quick) throws IOException {
        String cpu = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(l -> l.startsWith("model name"))
                .map(l -> l.replaceFirst(".*: ", ""))
                .findFirst()
                .orElse("unknown");
        String load = Files.readString(Path.of("/proc/loadavg")).strip();
        int processors = Runtime.getRuntime().availableProcessors();
        json.put("at", Instant.now().toString()).put("quick", quick);
        json.putObject("machine").put("processors", processors).put("cpu", cpu).put("loadBefore", load);
        head.add("machine  %d × %s, load before %s".formatted(processors, cpu, load));
    }

    /** Effective settings beside the shipped ones. */
    void settings(Tools tools, Trapline trapline) throws IOException, ConfigException {
        differences = Defaults.compare(tools.home().resolve("config/etc/trapline.yaml"), trapline.config());
        Path options = tools.home().resolve("deploy/target/launch/jvm.options");
        List<String> jvm = Files.readAllLines(options).stream()
                .filter(l -> !l.startsWith("#") && !l.isBlank())
                .toList();
        json.set("settingsThatDiffer", new ObjectMapper().valueToTree(differences));
        json.set("jvmOptions", new ObjectMapper().valueToTree(jvm));
        head.add("JVM      as packaged: " + String.join(" ", jvm));
        for (var d : differences) {
            head.add("setting  %s: %s (%s)"
                    .formatted(
                            d.key(), d.here(), d.reason() == null ? "TUNED, shipped is " + d.shipped() : d.reason()));
        }
        head.add(tuned() ? "setting  NOT THE DEFAULTS: see TUNED" : "setting  everything else is as shipped");
    }

    /** True when something was set that has a default and is neither port nor folder. */
    boolean tuned() {
        return differences.stream().anyMatch(d -> d.reason() == null);
    }

    void sockets(JsonNode ledger) {
        for (JsonNode socket : ledger.path("sockets")) {
            if (socket.path("grantedReceiveBytes").asLong() > 0) {
                // The kernel doubles what is asked and reports the double.
                receiveBuffer = socket.path("askedReceiveBytes").asLong()
                                > socket.path("grantedReceiveBytes").asLong()
                        ? socket.path("grantedReceiveBytes").asLong()
                        : socket.path("askedReceiveBytes").asLong();
                head.add("socket   %s: asked %,d, granted %,d bytes"
                        .formatted(
                                socket.path("listener").asText(),
                                socket.path("askedReceiveBytes").asLong(),
                                socket.path("grantedReceiveBytes").asLong()));
            }
        }
        json.set("sockets", ledger.path("sockets"));
    }

    /** What a peer's socket is to ask for, so that buffers are equal. */
    long receiveBuffer() {
        return receiveBuffer;
    }

    void add(Turn turn) {
        turns.add(turn);
    }

    void finish(JsonNode ledger, Receiver ours) throws IOException {
        json.set("ledger", ledger);
        String anonymous = Files.readAllLines(Path.of("/proc/" + ours.process().pid() + "/status")).stream()
                .filter(l -> l.startsWith("RssAnon:"))
                .map(l -> l.replaceAll("\\D", ""))
                .findFirst()
                .orElse("0");
        json.put("anonymousRssKiB", Long.parseLong(anonymous));
        head.add("memory   anonymous RSS %,d MiB at the end".formatted(Long.parseLong(anonymous) / 1024));
        head.add("ledger   balanced: " + ledger.path("balanced").asBoolean());
    }

    ObjectNode json() {
        json.set("turns", new ObjectMapper().valueToTree(turns));
        ObjectNode summary = json.putObject("summary");
        for (Load.Kind kind : Load.Kind.values()) {
            ObjectNode one = summary.putObject(kind.name());
            for (String name : names(kind)) {
                one.putObject(name)
                        .put("perSecondMedian", Math.round(median(of(kind, name), Turn::perSecond)))
                        .put("cpuMicrosMedian", median(of(kind, name), Turn::cpuMicros))
                        .put("highestCleanRate", highestClean(kind, name))
                        .put(
                                "lost",
                                of(kind, name).stream().mapToLong(Turn::lost).sum())
                        .put(
                                "twice",
                                of(kind, name).stream().mapToLong(Turn::twice).sum())
                        .put(
                                "strange",
                                of(kind, name).stream().mapToLong(Turn::strange).sum());
            }
        }
        return json;
    }

    void print(PrintStream out) {
        head.forEach(out::println);
        out.println();
        out.printf("%-34s %12s %12s %8s%n", "", OURS, "peer", "ratio");
        row(out, "TCP syslog, lines/s (rsyslog)", Load.Kind.TCP_SYSLOG, Turn::perSecond, "%,.0f");
        row(out, "TCP syslog, CPU µs/line", Load.Kind.TCP_SYSLOG, Turn::cpuMicros, "%.2f");
        ladder(out, "UDP syslog, lossless lines/s", Load.Kind.UDP_SYSLOG);
        ladder(out, "v2c traps, lossless/s (snmptrapd)", Load.Kind.TRAP);
        long bad = turns.stream()
                .filter(t -> t.load().kind() == Load.Kind.TCP_SYSLOG)
                .mapToLong(t -> t.lost() + t.twice() + t.strange())
                .sum();
        out.println();
        out.printf(
                "numbers  over TCP lost, twice or strange: %d; over UDP twice or strange: %d%n",
                bad, turns.stream().mapToLong(t -> t.twice() + t.strange()).sum());
        out.printf(
                "others   kept %.2f processors busy on average while this was measured (sender included)%n",
                turns.stream().mapToDouble(Turn::others).average().orElse(0));
    }

    private void row(PrintStream out, String what, Load.Kind kind, ToDoubleFunction<Turn> figure, String form) {
        double ours = median(of(kind, OURS), figure);
        double peer = median(of(kind, peer(kind)), figure);
        out.printf("%-34s %12s %12s %8.2f%n", what, form.formatted(ours), form.formatted(peer), ours / peer);
    }

    private void ladder(PrintStream out, String what, Load.Kind kind) {
        long ours = highestClean(kind, OURS);
        long peer = highestClean(kind, peer(kind));
        out.printf(
                "%-34s %,12d %,12d %8s%n", what, ours, peer, peer == 0 ? "-" : "%.2f".formatted((double) ours / peer));
        turns.stream()
                .filter(t -> t.load().kind() == kind)
                .map(t -> t.load().perSecond())
                .distinct()
                .sorted()
                .forEach(rate -> {
                    var here = at(kind, OURS, rate);
                    var there = at(kind, peer(kind), rate);
                    if (!here.isEmpty() && !there.isEmpty()) {
                        double a = median(here, Turn::cpuMicros);
                        double b = median(there, Turn::cpuMicros);
                        out.printf(
                                "  at %,7d/s: CPU µs %14s %12s %8.2f   lost %.1f %% / %.1f %%%n",
                                rate, "%.2f".formatted(a), "%.2f".formatted(b), a / b, lost(here), lost(there));
                    } else {
                        out.printf(
                                "  at %,7d/s: CPU µs %14.2f %12s %8s   lost %.1f %% / not tried%n",
                                rate, median(here, Turn::cpuMicros), "-", "-", lost(here));
                    }
                });
    }

    private static double lost(List<Turn> turns) {
        return 100.0
                * turns.stream().mapToLong(Turn::lost).sum()
                / Math.max(1, turns.stream().mapToLong(Turn::sent).sum());
    }

    /** The highest rate at which, and below which, every turn was clean; 0 for none. */
    private long highestClean(Load.Kind kind, String name) {
        long best = 0;
        for (int rate : turns.stream()
                .map(t -> t.load().perSecond())
                .distinct()
                .sorted()
                .toList()) {
            var here = at(kind, name, rate);
            if (!here.isEmpty() && here.stream().allMatch(Turn::clean)) {
                best = rate;
            } else if (!here.isEmpty()) {
                break;
            }
        }
        return best;
    }

    private List<Turn> at(Load.Kind kind, String name, int rate) {
        return of(kind, name).stream().filter(t -> t.load().perSecond() == rate).toList();
    }

    private List<Turn> of(Load.Kind kind, String name) {
        return turns.stream()
                .filter(t -> t.load().kind() == kind && t.receiver().equals(name))
                .toList();
    }

    private List<String> names(Load.Kind kind) {
        return turns.stream()
                .filter(t -> t.load().kind() == kind)
                .map(Turn::receiver)
                .distinct()
                .collect(Collectors.toList());
    }

    private static String peer(Load.Kind kind) {
        return kind == Load.Kind.TRAP ? "snmptrapd" : "rsyslog";
    }

    private static double median(List<Turn> turns, ToDoubleFunction<Turn> figure) {
        var sorted = turns.stream()
                .map(figure::applyAsDouble)
                .sorted(Comparator.naturalOrder())
                .toList();
        return sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2);
    }
}
