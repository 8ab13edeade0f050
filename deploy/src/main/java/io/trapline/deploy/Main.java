package io.trapline.deploy;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. Flags stand after the verb; data goes to stdout, talk to stderr. */
@Command(
        name = "trapline",
        description = "Shows which customers a network fault hurts, while it happens.",
        synopsisSubcommandLabel = "COMMAND")
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        nothingInTheHomeFolder();
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        var stop = runs(args) ? StopRequest.bySignal() : new StopRequest();
        int code = execute(new Terminal(System.in, System.out, System.err), stop, args);
        stop.stopped();
        System.exit(code);
    }

    /** Whether it goes on until a signal; a signal just ends any other command. */
    private static boolean runs(String... args) {
        return args.length > 0 && (args[0].equals("run") || args[0].equals("demo"));
    }

    /** JNA, by which Chronicle calls the kernel, would make ~/.cache; elsewhere it removes what it unpacked. */
    private static void nothingInTheHomeFolder() {
        if (System.getProperty("jna.tmpdir") == null) {
            System.setProperty("jna.tmpdir", System.getProperty("java.io.tmpdir"));
        }
    }

    /** Runs one command line and answers with its {@link Exit} code. */
    static int execute(Terminal terminal, StopRequest stop, String... args) {
        var line = commands(terminal, stop);
        if (args.length == 0) {
            line.usage(terminal.err());
            return Exit.USAGE;
        }
        return line.execute(args);
    }

    /** Every verb, with {@code --help} at each. */
    static CommandLine commands(Terminal terminal, StopRequest stop) {
        var line = new CommandLine(new Main())
                .addSubcommand(new DemoCommand(terminal, stop))
                .addSubcommand(new RunCommand(terminal, stop))
                .addSubcommand(new ConfigCommand(terminal))
                .addSubcommand(new MibCommand(terminal))
                .addSubcommand(new DecodeCommand(terminal))
                .addSubcommand(new TestCommand(terminal))
                .addSubcommand(new ReplayCommand(terminal))
                .addSubcommand(new DoctorCommand(terminal))
                .addSubcommand(new BssCommand(terminal))
                .addSubcommand(new UnmatchedCommand(terminal))
                .addSubcommand(new ExplainCommand(terminal))
                .addSubcommand(new UserCommand(terminal))
                .addSubcommand(new TokenCommand(terminal))
                .addSubcommand(new AuditCommand(terminal))
                .addSubcommand(new VersionCommand(terminal))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    failure.printStackTrace(terminal.err());
                    return Exit.SOFTWARE;
                });
        return Help.on(line);
    }
}
