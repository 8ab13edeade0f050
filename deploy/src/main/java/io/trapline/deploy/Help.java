package io.trapline.deploy;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code --help} at every verb and below it, and what a command line that is wrong gets. */
final class Help {

    private static final int COLUMNS = 110;

    private Help() {}

    /** Gives it to this command and all below: usage on stdout, code 0, whatever else is asked for. */
    static CommandLine on(CommandLine line) {
        line.setUsageHelpWidth(COLUMNS).setParameterExceptionHandler((wrong, args) -> refused(wrong));
        add(line);
        return line;
    }

    private static void add(CommandLine line) {
        line.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .arity("0")
                        .type(boolean.class)
                        .description("shows this and ends")
                        .build());
        line.getSubcommands().values().forEach(Help::add);
    }

    private static int refused(ParameterException wrong) {
        CommandLine line = wrong.getCommandLine();
        PrintWriter err = line.getErr();
        err.println(wrong.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(wrong, err)) {
            line.usage(err);
        }
        String verb = line.getCommandSpec().qualifiedName();
        boolean group = !line.getSubcommands().isEmpty();
        err.println("'" + verb + " --help' " + (group ? "lists the verbs." : "says more."));
        return Exit.USAGE;
    }
}
