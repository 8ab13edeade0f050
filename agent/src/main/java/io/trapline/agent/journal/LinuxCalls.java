package io.trapline.agent.journal;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The four calls of the C library that Java has no word for. Safe for any thread.
 * The constants are those of Linux on x86-64 and aarch64, where they are the same.
 */
@SuppressWarnings("restricted")
final class LinuxCalls {

    private static final Logger log = LoggerFactory.getLogger(LinuxCalls.class);

    static final int EINTR = 4;
    static final int ENOSPC = 28;
    static final int ENOSYS = 38;
    static final int EOPNOTSUPP = 95;
    static final int EDQUOT = 122;
    static final int KEEP_SIZE_AND_PUNCH_HOLE = 1 | 2;

    private static final int O_RDWR_CREAT_CLOEXEC = 02 | 0100 | 02000000;
    private static final int OWNER_ONLY = 0600;
    private static final int MADV_RANDOM = 1;
    private static final int AT_FDCWD = -100;
    private static final int STATX_BLOCKS = 0x400;
    private static final int STATX_BYTES = 256;
    private static final int STATX_BLOCKS_AT = 48;
    private static final int BLOCK_BYTES = 512;

    private static final StructLayout CALL_STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = CALL_STATE.varHandle(PathElement.groupElement("errno"));
    private static final @Nullable LinuxCalls INSTANCE = load();

    private final MethodHandle open;
    private final MethodHandle close;
    private final MethodHandle fallocate;
    private final MethodHandle madvise;
    private final MethodHandle statx;

    private LinuxCalls() {
        var linker = Linker.nativeLinker();
        var symbols = linker.defaultLookup();
        var errno = Linker.Option.captureCallState("errno");
        var i = ValueLayout.JAVA_INT;
        var l = ValueLayout.JAVA_LONG;
        var p = ValueLayout.ADDRESS;
        open = linker.downcallHandle(
                symbols.findOrThrow("open"),
                FunctionDescriptor.of(i, p, i, i),
                errno,
                Linker.Option.firstVariadicArg(2));
        close = linker.downcallHandle(symbols.findOrThrow("close"), FunctionDescriptor.of(i, i));
        fallocate =
                linker.downcallHandle(symbols.findOrThrow("fallocate"), FunctionDescriptor.of(i, i, i, l, l), errno);
        madvise = linker.downcallHandle(symbols.findOrThrow("madvise"), FunctionDescriptor.of(i, l, l, i));
        statx = linker.downcallHandle(symbols.findOrThrow("statx"), FunctionDescriptor.of(i, i, p, i, i, p));
    }

    /** The calls, or null where they are not to be had: another system, or native access denied. */
    static @Nullable LinuxCalls find() {
        return INSTANCE;
    }

    private static @Nullable LinuxCalls load() {
        try {
            return System.getProperty("os.name", "").equals("Linux") ? new LinuxCalls() : null;
        } catch (RuntimeException | LinkageError denied) {
            log.warn(
                    "The C library cannot be called; disk space is allocated by writing. reason={}", denied.toString());
            return null;
        }
    }

    /** fallocate(2) on a file that is created when absent; 0, or the errno. */
    int fallocate(Path file, int mode, long from, long length) throws IOException {
        try (var arena = Arena.ofConfined()) {
            var state = arena.allocate(CALL_STATE);
            int fd = (int)
                    open.invokeExact(state, arena.allocateFrom(file.toString()), O_RDWR_CREAT_CLOEXEC, OWNER_ONLY);
            if (fd < 0) {
                return (int) ERRNO.get(state, 0L);
            }
            try {
                int answer;
                do {
                    answer = (int) fallocate.invokeExact(state, fd, mode, from, length);
                } while (answer < 0 && (int) ERRNO.get(state, 0L) == EINTR);
                return answer == 0 ? 0 : (int) ERRNO.get(state, 0L);
            } finally {
                int ignored = (int) close.invokeExact(fd);
            }
        } catch (RuntimeException | Error ours) {
            throw ours;
        } catch (Throwable never) {
            throw new IOException("fallocate " + file, never);
        }
    }

    /** Tells the kernel not to fill a window around each first touch of a mapping. */
    void adviseRandom(long address, long length) {
        try {
            int answer = (int) madvise.invokeExact(address, length, MADV_RANDOM);
            if (answer != 0) {
                log.debug("madvise was refused. address={} length={}", address, length);
            }
        } catch (RuntimeException | Error ours) {
            throw ours;
        } catch (Throwable never) {
            throw new IllegalStateException("madvise", never);
        }
    }

    /** Bytes that a file occupies on the disk; 0 when it is not there. */
    long allocatedBytes(Path file) throws IOException {
        try (var arena = Arena.ofConfined()) {
            MemorySegment answer = arena.allocate(STATX_BYTES, Long.BYTES);
            int failed =
                    (int) statx.invokeExact(AT_FDCWD, arena.allocateFrom(file.toString()), 0, STATX_BLOCKS, answer);
            return failed != 0 ? 0 : answer.get(ValueLayout.JAVA_LONG, STATX_BLOCKS_AT) * BLOCK_BYTES;
        } catch (RuntimeException | Error ours) {
            throw ours;
        } catch (Throwable never) {
            throw new IOException("statx " + file, never);
        }
    }
}
