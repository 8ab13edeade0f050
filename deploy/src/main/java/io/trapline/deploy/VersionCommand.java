package io.trapline.deploy;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Prints which Trapline this is and the Java that runs it. */
@Command(name = "version", description = "Prints the version.")
final class VersionCommand implements Callable<Integer> {

    private final Terminal terminal;

    VersionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        terminal.out().println("trapline " + version() + " (Java " + Runtime.version() + ")");
        return Exit.OK;
    }

    static String version() {
        var packaged = VersionCommand.class.getPackage().getImplementationVersion();
        return packaged == null ? "unpackaged" : packaged;
    }
}
