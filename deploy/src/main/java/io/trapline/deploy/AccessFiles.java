package io.trapline.deploy;

import io.trapline.config.ConfigException;
import io.trapline.config.Settings;
import io.trapline.config.SettingsReader;
import io.trapline.web.access.Access;
import io.trapline.web.access.AuditLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** What the commands about access have in common: the files in the data folder, and a line in the audit log. */
final class AccessFiles {

    interface Work {
        int run(Settings settings) throws IOException;
    }

    private AccessFiles() {}

    static int told(Terminal terminal, Path config, Work work) {
        try {
            return work.run(SettingsReader.read(config));
        } catch (UncheckedIOException e) {
            return Failure.report(terminal, new IOException(e.getMessage(), e));
        } catch (ConfigException | IOException e) {
            return Failure.report(terminal, e);
        }
    }

    /** Who is logged in to this machine did it. */
    static void note(Settings settings, String what, String on) throws IOException {
        String who = System.getProperty("user.name", "unknown");
        Access.audit(settings.data()).write(new AuditLog.Line(who, "command line", what, on, "ok"));
    }
}
