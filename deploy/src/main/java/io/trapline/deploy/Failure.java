package io.trapline.deploy;

import io.trapline.agent.listen.PortProbe;
import io.trapline.config.ConfigException;
import io.trapline.config.Settings.Wire;
import io.trapline.deploy.demo.PortTaken;
import java.io.IOException;

/** Why the product did not start, as one {@link Exit} code and words for a person. */
final class Failure {

    private Failure() {}

    /** The same for a start that may have been given up because a stop was asked for: that is no failure. */
    static int report(Terminal terminal, StopRequest stop, Exception failure) {
        if (stop.isEarly() && !(failure instanceof ConfigException)) {
            terminal.err().println("trapline: stopped during the start.");
            return stop.asked();
        }
        return report(terminal, failure);
    }

    /** Says on stderr what is wrong and how to mend it, and answers with the code. */
    static int report(Terminal terminal, Exception failure) {
        var err = terminal.err();
        return switch (failure) {
            case ConfigException wrong -> {
                wrong.findings().forEach(err::println);
                yield Exit.CONFIG;
            }
            case io.trapline.agent.listen.BindFailure taken -> said(terminal, taken, Exit.BIND);
            case io.trapline.web.BindFailure taken -> {
                said(terminal, taken, Exit.BIND);
                PortProbe.holder(Wire.TCP, taken.port())
                        .ifPresent(holder -> err.println("trapline: the port is held by " + holder + "."));
                yield Exit.BIND;
            }
            case PortTaken taken -> said(terminal, taken, Exit.BIND);
            case IOException broken -> said(terminal, broken, Exit.JOURNAL);
            default -> {
                failure.printStackTrace(err);
                yield Exit.SOFTWARE;
            }
        };
    }

    private static int said(Terminal terminal, Exception failure, int code) {
        terminal.err().println("trapline: " + failure.getMessage());
        return code;
    }
}
