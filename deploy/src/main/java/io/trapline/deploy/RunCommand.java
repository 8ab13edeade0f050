package io.trapline.deploy;

import io.trapline.config.ConfigException;
import io.trapline.config.SettingsReader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the product in the foreground until a signal. */
@Command(name = "run", description = "Runs with a main file until Ctrl-C or SIGTERM.")
final class RunCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final StopRequest stop;

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "the main file")
    private Path config = Path.of("trapline.yaml");

    RunCommand(Terminal terminal, StopRequest stop) {
        this.terminal = terminal;
        this.stop = stop;
    }

    @Override
    public Integer call() {
        try (var application = new Application(SettingsReader.read(config), List.of(), stop)) {
            var web = application.start().web();
            terminal.out().println("READY http://" + web.getHostString() + ":" + web.getPort());
            stop.await();
            return stop.asked();
        } catch (ConfigException e) {
            return Failure.report(terminal, new ConfigException(OperatorFiles.findings(config)));
        } catch (Exception e) {
            return Failure.report(terminal, stop, e);
        }
    }
}
