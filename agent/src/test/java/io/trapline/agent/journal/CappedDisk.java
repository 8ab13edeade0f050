package io.trapline.agent.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/** A small ext4 of its own on a loop device, for those who may mount one; others are told and skipped. */
final class CappedDisk implements AutoCloseable {

    private final Path mount;

    private CappedDisk(Path mount) {
        this.mount = mount;
    }

    static CappedDisk mount(Path folder, long bytes) throws Exception {
        boolean may = "root".equals(System.getProperty("user.name"))
                && Files.isExecutable(Path.of("/usr/sbin/mkfs.ext4"))
                && Files.exists(Path.of("/dev/loop-control"));
        assumeTrue(may, "SKIPPED: a size-capped disk needs root, mkfs.ext4 and loop devices.");
        var image = folder.resolve("image");
        try (var file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(bytes);
        }
        var mount = Files.createDirectory(folder.resolve("mount"));
        run("/usr/sbin/mkfs.ext4", "-q", "-m", "0", image.toString());
        assumeTrue(
                exitOf("mount", "-o", "loop", image.toString(), mount.toString()) == 0,
                "SKIPPED: loop mounts are not permitted here.");
        return new CappedDisk(mount);
    }

    Path path() {
        return mount;
    }

    long usableBytes() throws IOException {
        return Files.getFileStore(mount).getUsableSpace();
    }

    /** What any other program may do: writes until the disk has no byte left. */
    Path fill() throws IOException {
        var ballast = mount.resolve("ballast-" + System.nanoTime());
        var chunk = ByteBuffer.allocate(1 << 20);
        try (var file = FileChannel.open(ballast, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            while (true) {
                chunk.clear();
                if (file.write(chunk) < chunk.limit()) {
                    break;
                }
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
        return ballast;
    }

    private static void run(String... command) throws Exception {
        assertThat(exitOf(command)).as("%s", String.join(" ", command)).isZero();
    }

    private static int exitOf(String... command) throws Exception {
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @Override
    public void close() throws Exception {
        run("umount", "-l", mount.toString());
    }
}
