package io.trapline.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trapline.config.ConfigException;
import io.trapline.config.Settings;
import io.trapline.config.SettingsReader;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    private final Terminal terminal;

    UnmatchedCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Command(name = "list", description = "Most events first.")
    int list(
            @Option(names = "--config", required = true, paramLabel = "FILE", description = CONFIG) Path config,
            @Option(names = "--limit", paramLabel = "N", defaultValue = "200", description = "default: 200")
                    int limit) {
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
                "These words mean that resource from now on, until the BSS leads to customers by itself.",
                "Open alarms with these words follow at once."
            })
    int map(
            @Option(names = "--config", required = true, paramLabel = "FILE", description = CONFIG) Path config,
            @Mixin Said said,
            @Option(names = "--try", description = "only say what it would do") boolean trial,
            @Parameters(paramLabel = "ID", description = ID) String id,
            @Parameters(paramLabel = "RESOURCE", description = "id in the BSS") String resource) {
        return trial
                ? posted(config, id + "/replay", order().put("resource", resource))
                : posted(config, id + "/map", said.in(order().put("resource", resource)));
    }

    @Command(name = "ignore", description = "These words are of no interest, for ever or until a day.")
    int ignore(
            @Option(names = "--config", required = true, paramLabel = "FILE", description = CONFIG) Path config,
            @Mixin Said said,
            @Option(names = "--until", defaultValue = "", paramLabel = "DAY", description = "e.g. 2027-01-31, in UTC")
                    String until,
            @Parameters(paramLabel = "ID", description = ID) String id) {
        return posted(config, id + "/ignore", said.in(order().put("until", until)));
    }

    @Command(name = "infrastructure", description = "These words mean something that no customer hangs on.")
    int infrastructure(
            @Option(names = "--config", required = true, paramLabel = "FILE", description = CONFIG) Path config,
            @Mixin Said said,
            @Parameters(paramLabel = "ID", description = ID) String id) {
        return posted(config, id + "/infrastructure", said.in(order()));
    }

    @Command(name = "undo", description = "Takes a decision back: these words are unmatched again.")
    int undo(
            @Option(names = "--config", required = true, paramLabel = "FILE", description = CONFIG) Path config,
            @Mixin Said said,
            @Parameters(paramLabel = "ID", description = ID) String id) {
        return posted(config, id + "/undo", said.in(order()));
    }

    @Command(
            name = "replay",
            description = {
                "Judges the counted events again, by what is decided and known now.",
                "Says the counts as the events were judged when they came and as they are judged now. Changes nothing."
            })
    int replay(@Option(names = "--config", required = true, paramLabel = "FILE", description = CONFIG) Path config) {
        return posted(config, "replay", order());
    }

    @Command(name = "decisions", description = "What people decided, the newest first.")
    int decisions(@Option(names = "--config", required = true, paramLabel = "FILE", description = CONFIG) Path config) {
        return told(config, settings -> {
            for (JsonNode row :
                    new RunningPage(settings).get("/api/v1/unmatched/decisions").get("items")) {
                terminal.out().println(decision(row));
            }
            return Exit.OK;
        });
    }

    /** Who decides, and why. */
    static final class Said {
        @Option(names = "--operator", paramLabel = "NAME", defaultValue = "anonymous", description = "who decides")
        private String operator = "";

        @Option(names = "--why", defaultValue = "", paramLabel = "TEXT", description = "stays with the decision")
        private String why = "";

        ObjectNode in(ObjectNode order) {
            return order.put("operator", operator).put("why", why);
        }
    }

    private static ObjectNode order() {
        return JsonNodeFactory.instance.objectNode();
    }

    private int posted(Path config, String path, ObjectNode order) {
        return told(config, settings -> {
            int slash = path.indexOf('/');
            String to = slash < 0 ? path : RunningPage.segment(path.substring(0, slash)) + path.substring(slash);
            JsonNode answer = new RunningPage(settings).post("/api/v1/unmatched/" + to, order);
            terminal.out().println("before    " + counts(answer.get("before")));
            terminal.out().println("after     " + counts(answer.get("after")));
            if (answer.path("resourceId").isTextual()) {
                terminal.out()
                        .println("customers %d, open alarms %d"
                                .formatted(
                                        answer.get("customers").asInt(),
                                        answer.get("alarmIds").size()));
            }
            return Exit.OK;
        });
    }

    private static String decision(JsonNode row) {
        String object = row.get("object").asText();
        return "%-11s %-14s %-9s %s %s%s%s%s, by %s at %s%s"
                .formatted(
                        row.get("id").asText(),
                        row.get("verdict").asText(),
                        row.get("state").asText(),
                        row.get("sourceKind").asText(),
                        row.get("source").asText(),
                        object.isEmpty() ? "" : ", " + row.get("objectKind").asText() + " " + object,
                        row.get("resourceId").isNull()
                                ? ""
                                : " is " + row.get("resourceId").asText(),
                        row.get("until").isNull()
                                ? ""
                                : ", until " + row.get("until").asText(),
                        row.get("operator").asText(),
                        row.get("at").asText(),
                        row.get("why").asText().isEmpty()
                                ? ""
                                : ": " + row.get("why").asText());
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
                        view.path("total").asLong(view.path("groups").asLong()));
    }

    private interface Work {
        int run(Settings settings) throws ConfigException, IOException;
    }

    private int told(Path config, Work work) {
        try {
            return work.run(SettingsReader.read(config));
        } catch (RunningPage.RefusedException refused) {
            terminal.err().println("trapline: " + refused.getMessage());
            return Exit.FINDINGS;
        } catch (RunningPage.NotRunningException nobody) {
            terminal.err().println("trapline: " + nobody.getMessage());
            return Exit.NOT_RUNNING;
        } catch (ConfigException | IOException e) {
            return Failure.report(terminal, e);
        }
    }
}
