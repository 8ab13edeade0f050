package io.trapline.agent.listen;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * What the kernel says of UDP sockets, read once from {@code /proc/net/udp} and {@code udp6}
 * (proc_net_udp(5)): the last column counts the datagrams that found the socket's buffer full.
 * Empty answers where there is no such file. Immutable.
 */
final class KernelDrops {

    private static final int LOCAL = 1;
    private static final int INODE = 9;
    private static final int DROPS = 12;

    private record Row(boolean six, String address, int port, long inode, long drops) {}

    private final Path self;
    private final List<Row> rows = new ArrayList<>();

    private KernelDrops(Path proc) {
        this.self = proc.resolve("self/fd");
    }

    static KernelDrops read(Path proc) {
        var drops = new KernelDrops(proc);
        drops.add(proc.resolve("net/udp"), false);
        drops.add(proc.resolve("net/udp6"), true);
        return drops;
    }

    /** Of the socket behind a file descriptor of this process. */
    OptionalLong byDescriptor(int descriptor) {
        try {
            String link = Files.readSymbolicLink(self.resolve(Integer.toString(descriptor)))
                    .toString();
            if (!link.startsWith("socket:[")) {
                return OptionalLong.empty();
            }
            long inode = Long.parseLong(link.substring("socket:[".length(), link.length() - 1));
            return rows.stream()
                    .filter(row -> row.inode == inode)
                    .mapToLong(Row::drops)
                    .findFirst();
        } catch (IOException | UnsupportedOperationException e) {
            return OptionalLong.empty();
        }
    }

    /** Of the socket bound to an address, where its descriptor is not known. */
    OptionalLong byAddress(InetSocketAddress bound) {
        boolean four = bound.getAddress() instanceof Inet4Address;
        boolean any = bound.getAddress().isAnyLocalAddress();
        String hex = hex(bound.getAddress().getAddress());
        return rows.stream()
                .filter(row -> row.port == bound.getPort())
                .filter(row -> any || row.address.endsWith(hex) && (row.six || four))
                .mapToLong(Row::drops)
                .findFirst();
    }

    private void add(Path file, boolean six) {
        try {
            var lines = Files.readAllLines(file);
            for (var line : lines.subList(Math.min(1, lines.size()), lines.size())) {
                var columns = line.trim().split("\\s+");
                if (columns.length > DROPS) {
                    int colon = columns[LOCAL].indexOf(':');
                    rows.add(new Row(
                            six,
                            columns[LOCAL].substring(0, colon),
                            Integer.parseInt(columns[LOCAL].substring(colon + 1), 16),
                            Long.parseLong(columns[INODE]),
                            Long.parseLong(columns[DROPS])));
                }
            }
        } catch (IOException e) {
            // No such file: the kernel was built without this family, or this is no Linux.
            return;
        }
    }

    /** The kernel prints addresses as 32-bit words in the byte order of the machine. */
    private static String hex(byte[] address) {
        var text = new StringBuilder();
        boolean little = java.nio.ByteOrder.nativeOrder() == java.nio.ByteOrder.LITTLE_ENDIAN;
        for (int word = 0; word < address.length; word += 4) {
            for (int i = 0; i < 4; i++) {
                text.append(String.format("%02X", address[little ? word + 3 - i : word + i]));
            }
        }
        return text.toString();
    }
}
