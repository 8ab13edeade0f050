package io.trapline.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import io.trapline.config.ConfigException;
import io.trapline.config.SettingsReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The way of an alarm or a record to customers, asked of the running Trapline. */
@Command(
        name = "explain",
        description = "Says step by step why an alarm hurts whom it hurts, or why not one customer.",
        footer = {
            "",
            "Examples:",
            "  trapline explain --config /etc/trapline/trapline.yaml A-7Q3K9",
            "  trapline explain --config /etc/trapline/trapline.yaml 48213 --why-not C-10442"
        })
final class ExplainCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "the main file")
    private Path config = Path.of("trapline.yaml");

    @Parameters(
            paramLabel = "ALARM",
            description = "id of an alarm that is open or was lately, or the number of a record")
    private String alarm = "";

    @Option(
            names = {"--why-not", "--customer"},
            paramLabel = "CUSTOMER",
            description = "ends with the first step that failed for this customer, or with how it is hurt")
    private @Nullable String customer;

    ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try {
            String query = customer == null ? "" : "?whyNot=" + RunningPage.segment(customer);
            JsonNode told = new RunningPage(SettingsReader.read(config))
                    .get("/api/v1/" + (alarm.matches("\\d+") ? "events/" : "alarms/") + RunningPage.segment(alarm)
                            + "/explain" + query);
            int number = 1;
            for (JsonNode step : told.get("steps")) {
                terminal.out().println("%2d  %s".formatted(number++, step.asText()));
            }
            return Exit.OK;
        } catch (FileNotFoundException unknown) {
            terminal.err().println("trapline: there is no alarm or record " + alarm);
            return Exit.FINDINGS;
        } catch (RunningPage.NotRunningException nobody) {
            terminal.err().println("trapline: " + nobody.getMessage());
            return Exit.NOT_RUNNING;
        } catch (ConfigException | IOException e) {
            return Failure.report(terminal, e);
        }
    }
}
