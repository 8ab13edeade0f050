package io.trapline.deploy.doctor;

import io.trapline.agent.listen.PortProbe;
import io.trapline.config.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Whether each listener would get its port and its receive buffer, and what the kernel dropped at a
 * socket that holds the port now.
 */
final class PortsCheck implements Check {

    @Override
    public List<Finding> look(Settings settings) {
        List<Finding> findings = new ArrayList<>();
        var running = RunningTrapline.over(settings.data());
        int most = 0;
        for (Settings.Listener listener : settings.listeners()) {
            var probe = PortProbe.of(listener);
            findings.add(port(listener, probe, running));
            probe.kernelDrops().ifPresent(drops -> findings.add(drops(listener, drops)));
            if (probe.grantedBytes() < probe.askedBytes()) {
                most = Math.max(most, probe.askedBytes());
                findings.add(Finding.warning(
                        "buffer",
                        listener.name() + " asks for " + probe.askedBytes() + " bytes, the kernel grants "
                                + probe.grantedBytes() + "; bursts beyond that are lost",
                        "echo 'net.core.rmem_max=" + probe.askedBytes()
                                + "' | sudo tee /etc/sysctl.d/60-trapline.conf && sudo sysctl --system"));
            } else if (probe.askedBytes() > 0) {
                findings.add(Finding.fine("buffer", listener.name() + " gets its " + probe.askedBytes() + " bytes"));
            }
        }
        return widest(findings, most);
    }

    private static Finding port(Settings.Listener listener, PortProbe probe, OptionalLong running) {
        var failure = probe.failure();
        if (failure != null && running.isPresent() && running.equals(probe.holder())) {
            return Finding.fine(
                    "port",
                    listener.name() + " is held by the Trapline that runs over this data folder (pid "
                            + running.getAsLong() + ")");
        }
        if (failure != null) {
            return Finding.failure("port", String.valueOf(failure.getMessage()), null);
        }
        return Finding.fine(
                "port",
                listener.name() + " can bind " + listener.wire().name().toLowerCase(Locale.ROOT) + " "
                        + listener.bind().getAddress().getHostAddress() + ":"
                        + listener.bind().getPort());
    }

    private static Finding drops(Settings.Listener listener, long drops) {
        String text = "the kernel dropped " + drops + " datagrams at the socket that holds the port of "
                + listener.name() + " now";
        return drops == 0
                ? Finding.fine("drops", text)
                : Finding.warning("drops", text, "raise receive_buffer and net.core.rmem_max");
    }

    /** One value serves all listeners: each fix names the largest. */
    private static List<Finding> widest(List<Finding> findings, int most) {
        return findings.stream()
                .map(f -> f.fix() == null || !f.topic().equals("buffer")
                        ? f
                        : Finding.warning(
                                f.topic(), f.text(), f.fix().replaceFirst("rmem_max=\\d+", "rmem_max=" + most)))
                .toList();
    }
}
