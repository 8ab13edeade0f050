package io.trapline.agent.listen;

import io.trapline.config.Settings;
import io.trapline.config.Settings.Wire;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Says why an address could not be taken, and what helps. */
final class BindReason {

    private static final Path PROC = Path.of("/proc");
    private static final int LOCAL = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final String TCP_LISTEN = "0A";
    private static final int PRIVILEGED_BELOW = 1024;

    /** A process, as people know it. */
    record Holder(String name, long pid) {}

    private BindReason() {}

    static BindFailure failure(Settings.Listener listener, Throwable cause) {
        var bind = listener.bind();
        String where = "Listener \"" + listener.name() + "\" cannot bind "
                + listener.wire().name().toLowerCase(Locale.ROOT) + "/" + text(bind) + ": ";
        return new BindFailure(where + reason(listener.wire(), bind, cause), cause);
    }

    private static String reason(Wire wire, InetSocketAddress bind, Throwable cause) {
        String said = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (said.contains("in use")) {
            return "the port is already in use"
                    + holder(wire, bind.getPort())
                            .map(by -> " by " + by.name() + " (pid " + by.pid() + ")")
                            .orElse("")
                    + "; stop that program or choose another port.";
        }
        if (said.contains("permission") || cause instanceof SecurityException) {
            return bind.getPort() < PRIVILEGED_BELOW
                    ? "permission denied; give the process CAP_NET_BIND_SERVICE or choose a port above 1023."
                    : "permission denied; a security policy forbids this port, allow it or choose another.";
        }
        if (said.contains("assign")) {
            return "this machine has no such address; bind one of its own addresses, or 0.0.0.0 for all.";
        }
        if (bind.isUnresolved()) {
            return "the name has no address; write the address itself.";
        }
        return said + "; choose another address or port.";
    }

    private static String text(InetSocketAddress bind) {
        String host =
                bind.isUnresolved() ? bind.getHostString() : bind.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + bind.getPort();
    }

    /** A process with a socket on the port; empty when /proc does not show it to us. */
    static Optional<Holder> holder(Wire wire, int port) {
        var inodes = new HashSet<String>();
        String family = wire == Wire.UDP ? "udp" : "tcp";
        inodes(PROC.resolve("net").resolve(family), wire, port, inodes);
        inodes(PROC.resolve("net").resolve(family + "6"), wire, port, inodes);
        if (inodes.isEmpty()) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (var process : processes) {
                if (holds(process, inodes)) {
                    String name = Files.readString(process.resolve("comm")).trim();
                    return Optional.of(new Holder(
                            name, Long.parseLong(process.getFileName().toString())));
                }
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static void inodes(Path file, Wire wire, int port, Set<String> inodes) {
        String ending = String.format(":%04X", port);
        try {
            for (var line : Files.readAllLines(file)) {
                var columns = line.trim().split("\\s+");
                if (columns.length > INODE
                        && columns[LOCAL].endsWith(ending)
                        && (wire == Wire.UDP || columns[STATE].equals(TCP_LISTEN))) {
                    inodes.add("socket:[" + columns[INODE] + "]");
                }
            }
        } catch (IOException e) {
            // Without the file nobody can be named; the sentence does without.
            return;
        }
    }

    private static boolean holds(Path process, Set<String> inodes) {
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
            for (var descriptor : descriptors) {
                if (Files.isSymbolicLink(descriptor)
                        && inodes.contains(Files.readSymbolicLink(descriptor).toString())) {
                    return true;
                }
            }
        } catch (IOException e) {
            // It ended meanwhile, or belongs to someone else.
            return false;
        }
        return false;
    }
}
