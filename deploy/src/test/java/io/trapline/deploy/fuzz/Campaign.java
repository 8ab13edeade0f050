package io.trapline.deploy.fuzz;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One target under the fuzzer for a time, in a process of its own.
 *
 * @param name of its folder under {@code target/fuzz}
 * @param target class with {@code fuzzerTestOneInput(byte[])}
 * @param words of the protocol: what the fuzzer would need long to guess
 */
record Campaign(String name, String target, List<byte[]> seeds, List<String> words) {

    /** Longest input in bytes: beyond it only more of the same comes, and slower. */
    private static final int INPUT_BYTES_MAX = 4_096;

    /** A single input that takes this long ends the process; shorter hangs are the target's to name. */
    private static final int SECONDS_PER_INPUT_MAX = 5;

    private static final String HOOKS = "com.code_intelligence.jazzer.sanitizers.";
    private static final Pattern EXECUTED = Pattern.compile("stat::number_of_executed_units: (\\d+)");
    private static final Pattern COVERED = Pattern.compile("cov: (\\d+) ft: (\\d+) corp: (\\d+)");

    /**
     * @param inputs that were tried
     * @param edges of the product's code that were reached
     * @param finding the fuzzer's report, empty when there is none
     */
    record Found(long inputs, int edges, int corpus, String finding) {

        @Override
        public String toString() {
            return "%,d inputs, %,d edges, corpus %,d, %s"
                    .formatted(inputs, edges, corpus, finding.isEmpty() ? "no finding" : finding);
        }
    }

    Found run(int seconds, Map<String, String> properties) {
        try {
            Path folder = folder();
            Path log = folder.resolve("log");
            Process process = new ProcessBuilder(command(folder, seconds, properties))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            try {
                if (!process.waitFor(seconds + 120L, TimeUnit.SECONDS)) {
                    throw new AssertionError(name + " did not end after " + seconds + " s; see " + log);
                }
            } finally {
                process.destroyForcibly();
            }
            return found(process.exitValue(), Files.readString(log, java.nio.charset.StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private Path folder() throws IOException {
        Path folder = Path.of("target", "fuzz", name).toAbsolutePath();
        Path start = Files.createDirectories(folder.resolve("seeds"));
        Files.createDirectories(folder.resolve("corpus"));
        int number = 0;
        for (byte[] seed : seeds) {
            Files.write(start.resolve(Integer.toString(number++)), seed);
        }
        var dictionary = new StringBuilder();
        for (String word : words) {
            dictionary.append('"');
            word.chars().forEach(octet -> dictionary.append("\\x%02X".formatted(octet)));
            dictionary.append("\"\n");
        }
        Files.writeString(folder.resolve("words"), dictionary);
        return folder;
    }

    /**
     * Only what was reached guides the fuzzer. Hooks and the tracing of comparisons allocate (8 KB for a
     * trap that costs 400 bytes), and what the decoder allocates is measured; the words make up for them.
     */
    private List<String> command(Path folder, int seconds, Map<String, String> properties) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:+EnableDynamicAgentLoading"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        properties.forEach((property, value) -> command.add("-D" + property + "=" + value));
        command.addAll(List.of("-cp", classPath(), "com.code_intelligence.jazzer.Jazzer"));
        command.addAll(List.of(
                "--target_class=" + target,
                "--instrumentation_includes=io.trapline.**",
                "--custom_hook_includes=none",
                "--trace=cov",
                "--disabled_hooks=" + HOOKS + "RegexRoadblocks:" + HOOKS + "RegexInjection",
                "--mutator_framework=false",
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + folder + File.separator,
                "-max_total_time=" + seconds,
                "-timeout=" + SECONDS_PER_INPUT_MAX,
                "-max_len=" + INPUT_BYTES_MAX,
                "-rss_limit_mb=0",
                "-print_final_stats=1"));
        if (!words.isEmpty()) {
            command.add("-dict=" + folder.resolve("words"));
        }
        command.addAll(List.of(
                folder.resolve("corpus").toString(), folder.resolve("seeds").toString()));
        return command;
    }

    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .reduce((first, next) -> first + File.pathSeparator + next)
                .orElseThrow();
    }

    private Found found(int exit, String log) {
        long inputs = 0;
        var executed = EXECUTED.matcher(log);
        if (executed.find()) {
            inputs = Long.parseLong(executed.group(1));
        }
        int edges = 0;
        int corpus = 0;
        var covered = COVERED.matcher(log);
        while (covered.find()) {
            edges = Integer.parseInt(covered.group(1));
            corpus = Integer.parseInt(covered.group(3));
        }
        int from = log.indexOf("== Java Exception");
        from = from < 0 ? log.indexOf("ERROR: libFuzzer") : from;
        String finding = exit == 0 ? "" : log.substring(Math.max(from, Math.max(0, log.length() - 6_000)));
        return new Found(inputs, edges, corpus, finding);
    }
}
