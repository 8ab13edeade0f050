package io.trapline.deploy.e2e;

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

/** An ext4 of its own for the product's data, on a loop device; for those who may mount one. */
record SmallDisk(Path path) implements AutoCloseable {

    private static final int MIB = 1 << 20;

    static SmallDisk mount(Path folder, int mebibytes) throws Exception {
        var image = folder.resolve("disk.image");
        try (var file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength((long) mebibytes * MIB);
        }
        var place = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                succeeds("mkfs.ext4", "-q", "-m", "0", image.toString())
                        && succeeds("mount", "-o", "loop", image.toString(), place.toString()),
                "SKIPPED: a disk of its own needs root, mkfs.ext4 and loop devices.");
        return new SmallDisk(place);
    }

    /** What any other program may do: takes so much, or all there is. */
    Path ballast(String name, int mebibytesMax) throws IOException {
        var file = path.resolve(name);
        var chunk = ByteBuffer.allocate(MIB);
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int i = 0; i < mebibytesMax; i++) {
                chunk.clear();
                if (channel.write(chunk) < MIB) {
                    break;
                }
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
        return file;
    }

    long usableMebibytes() throws IOException {
        return Files.getFileStore(path).getUsableSpace() / MIB;
    }

    private static boolean succeeds(String... command) throws IOException, InterruptedException {
        var builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().merge("PATH", "/usr/sbin:/sbin", (path, more) -> path + ":" + more);
        var process = builder.start();
        return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        assertThat(succeeds("umount", "-l", path.toString())).isTrue();
    }
}
