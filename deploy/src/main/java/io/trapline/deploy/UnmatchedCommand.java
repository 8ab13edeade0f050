package io.trapline.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import io.trapline.config.ConfigException;
import io.trapline.config.Settings;
import io.trapline.config.SettingsReader;
import io.trapline.enrichment.AliasKind;
import io.trapline.enrichment.NetworkName;
import io.trapline.enrichment.Worklist;
import io.trapline.enrichment.Worklist.Decision;
import io.trapline.enrichment.Worklist.Subject;
import io.trapline.enrichment.Worklist.Verdict;
import io.trapline.enrichment.bss.RefreshDoor;
import io.trapline.enrichment.inventory.InventoryStore;
import io.trapline.enrichment.inventory.WorklistFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The worklist of words that lead to no customer: what there is, and what people decide about it. */
@Command(
        name = "unmatched",
        description = "Lists the words of the network that lead to no customer, and takes decisions about them.",
        footer = {
            "",
            "Examples:",
            "  trapline unmatched list --config /etc/trapline/trapline.yaml",
            "  trapline unmatched map --config /etc/trapline/trapline.yaml U-1X2Y3Z4 olt-17/0/3/12"
        })
final class UnmatchedCommand {

    private static final String CONFIG = "the main file";
    private static final String ID = "from the list";
    private static final Duration READ_WITHIN = Duration.ofMinutes(5);

    private final Terminal terminal;

    UnmatchedCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Command(name = "list", description = "Most events first.")
    int list(
            @Option(names = "--config", required = true, paramLabel = "FILE", description = CONFIG) Path config,
            @Option(names = "--limit", defaultValue = "200", description = "default: 200") int limit) {
        return told(config, settings -> {
            JsonNode view = new RunningPage(settings).get("/api/v1/unmatched?limit=" + limit);
            for (JsonNode row : view.get("items")) {
                terminal.out().println(line(row));
            }
            terminal.err().println(counts(view));
            return Exit.OK;
        });
    }

    @Command(
            name = "map",
            description = {
                "These words mean that resource from now on. Has the running Trapline read the BSS, whose",
                "inventory then has the words too, and says what that changed."
            })
    int map(
            @Option(names = "--config", required = true, paramLabel = "FILE", description = CONFIG) Path config,
            @Option(names = "--operator", defaultValue = "anonymous", description = "who decides") String operator,
            @Parameters(paramLabel = "ID", description = ID) String id,
            @Parameters(paramLabel = "RESOURCE", description = "id in the BSS") String resource) {
        return told(config, settings -> mapped(settings, operator, id, resource));
    }

    @Command(name = "ignore", description = "These words are of no interest, for ever or until a day.")
    int ignore(
            @Option(names = "--config", required = true, paramLabel = "FILE", description = CONFIG) Path config,
            @Option(names = "--operator", defaultValue = "anonymous", description = "who decides") String operator,
            @Option(names = "--until", paramLabel = "DAY", description = "e.g. 2027-01-31, in UTC") @Nullable
                    String until,
            @Parameters(paramLabel = "ID", description = ID) String id) {
        return told(config, settings -> {
            Instant end;
            try {
                end = until == null
                        ? null
                        : LocalDate.parse(until).atStartOfDay(ZoneOffset.UTC).toInstant();
            } catch (DateTimeParseException notADay) {
                terminal.err().println("trapline: --until: found " + until + ", expected a day like 2027-01-31");
                return Exit.USAGE;
            }
            return decided(settings, id, Verdict.IGNORE, null, end, operator);
        });
    }

    @Command(name = "infrastructure", description = "These words mean something that no customer hangs on.")
    int infrastructure(
            @Option(names = "--config", required = true, paramLabel = "FILE", description = CONFIG) Path config,
            @Option(names = "--operator", defaultValue = "anonymous", description = "who decides") String operator,
            @Parameters(paramLabel = "ID", description = ID) String id) {
        return told(config, settings -> decided(settings, id, Verdict.INFRASTRUCTURE, null, null, operator));
    }

    private int mapped(Settings settings, String operator, String id, String resource) throws IOException {
        Path folder = settings.data().resolve("inventory");
        JsonNode row = row(settings, id);
        var last = new InventoryStore(folder).last();
        var target = last.flatMap(inventory -> inventory.resource(resource));
        String device = row == null || row.get("deviceId").isNull()
                ? null
                : row.get("deviceId").asText();
        if (row != null && target.isEmpty()) {
            terminal.err().println("trapline: the BSS has no resource " + resource);
            return Exit.FINDINGS;
        }
        if (row != null && device != null && !target.get().deviceId().equals(device)) {
            terminal.err().println("trapline: " + resource + " is no part of " + device + ", which sent these words");
            return Exit.FINDINGS;
        }
        JsonNode before = new RunningPage(settings).get("/api/v1/unmatched?limit=1");
        int code = decided(settings, id, Verdict.MAP, resource, null, operator);
        if (code != Exit.OK) {
            return code;
        }
        var told = new RefreshDoor(folder).ask(READ_WITHIN);
        if (told.isEmpty() || !told.get().state().equals("UP")) {
            terminal.err().println("trapline: kept; it counts from the next read of the BSS on");
            return Exit.DEPENDENCY;
        }
        terminal.out().println("before    " + counts(before));
        terminal.out().println("after     " + counts(new RunningPage(settings).get("/api/v1/unmatched?limit=1")));
        terminal.out().println("inventory " + told.get().version());
        return Exit.OK;
    }

    private int decided(
            Settings settings,
            String id,
            Verdict verdict,
            @Nullable String resource,
            @Nullable Instant until,
            String operator)
            throws IOException {
        JsonNode row = row(settings, id);
        if (row == null) {
            terminal.err().println("trapline: nothing unmatched has the id " + id);
            return Exit.FINDINGS;
        }
        String object = row.get("object").asText();
        Subject subject = new Subject(
                row.get("namespace").asText(),
                new NetworkName(
                        kind(row.get("sourceKind").asText()), row.get("source").asText()),
                object.isEmpty()
                        ? null
                        : new NetworkName(kind(row.get("objectKind").asText()), object));
        Worklist worklist = new WorklistFile(settings.data().resolve("inventory"));
        worklist.decide(new Decision(subject, verdict, resource, until, operator, Instant.now()));
        terminal.err().println("decided: " + id + " " + verdict.name().toLowerCase(java.util.Locale.ROOT));
        return Exit.OK;
    }

    private static @Nullable JsonNode row(Settings settings, String id) throws IOException {
        for (JsonNode row :
                new RunningPage(settings).get("/api/v1/unmatched?limit=10000").get("items")) {
            if (row.get("id").asText().equals(id)) {
                return row;
            }
        }
        return null;
    }

    private static AliasKind kind(String word) {
        return Arrays.stream(AliasKind.values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow();
    }

    private static String line(JsonNode row) {
        StringBuilder near = new StringBuilder();
        row.get("candidates")
                .forEach(one -> near.append("; BSS has ")
                        .append(one.get("name").asText())
                        .append(" (")
                        .append(one.get("resourceId").asText())
                        .append(')'));
        String object = row.get("object").asText();
        String decision = row.get("decision").asText();
        return "%-11s %7d  %-11s %s %s%s%s%s"
                .formatted(
                        row.get("id").asText(),
                        row.get("events").asLong(),
                        row.get("reason").asText(),
                        row.get("sourceKind").asText(),
                        row.get("source").asText(),
                        object.isEmpty() ? "" : ", " + row.get("objectKind").asText() + " " + object,
                        near,
                        decision.isEmpty() ? "" : " [" + decision + "]");
    }

    private static String counts(JsonNode view) {
        return "%s %% of events matched, %d not, in %d groups"
                .formatted(
                        view.get("coveragePercent").asText(),
                        view.get("unmatched").asLong(),
                        view.get("total").asLong());
    }

    private interface Work {
        int run(Settings settings) throws ConfigException, IOException;
    }

    private int told(Path config, Work work) {
        try {
            return work.run(SettingsReader.read(config));
        } catch (RunningPage.NotRunningException nobody) {
            terminal.err().println("trapline: " + nobody.getMessage());
            return Exit.NOT_RUNNING;
        } catch (ConfigException | IOException e) {
            return Failure.report(terminal, e);
        }
    }
}
