package io.trapline.deploy.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Function;

/**
 * What decoding promises of every single input, whoever made it: no exception, at most 100 ms, at most
 * 64 bytes of memory per byte and a fixed floor, and the input left as it was.
 *
 * <p>A pause of the machine or what the JVM links on first use is nobody's fault: an input over a limit
 * is decoded again, and the best of {@value #TRIES} counts. Owned by one thread.
 */
public final class Bounds {

    static final long NANOS_MAX = 100_000_000;
    static final int BYTES_PER_BYTE = 64;

    /** What an answer costs however short its message is. */
    public static final long FLOOR_BYTES = 4_096;

    private static final int TRIES = 4;
    private static final int SHOWN_BYTES = 400;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final long floorBytes;

    public Bounds() {
        this(FLOOR_BYTES);
    }

    /** @param floorBytes what this decoding costs for an empty message */
    public Bounds(long floorBytes) {
        this.floorBytes = floorBytes;
    }

    /** Decodes within the bounds; an AssertionError names the one that was broken. */
    public <T> T hold(byte[] input, Function<byte[], T> decoding) {
        long bytesMax = (long) BYTES_PER_BYTE * input.length + floorBytes;
        long nanos = Long.MAX_VALUE;
        long bytes = Long.MAX_VALUE;
        for (int attempt = 0; attempt < TRIES; attempt++) {
            byte[] own = input.clone();
            long before = threads.getCurrentThreadAllocatedBytes();
            long started = System.nanoTime();
            T decoded = decoding.apply(own);
            nanos = Math.min(nanos, System.nanoTime() - started);
            bytes = Math.min(bytes, threads.getCurrentThreadAllocatedBytes() - before);
            if (nanos <= NANOS_MAX && bytes <= bytesMax) {
                check(Arrays.equals(own, input), input, "the input was changed");
                return decoded;
            }
        }
        throw new AssertionError(
                nanos > NANOS_MAX
                        ? failure(input, "hang: " + nanos / 1_000_000 + " ms")
                        : failure(input, "allocation: " + bytes + " bytes, at most " + bytesMax));
    }

    /** States a property of one input. */
    public static void check(boolean holds, byte[] input, String otherwise) {
        if (!holds) {
            throw new AssertionError(failure(input, otherwise));
        }
    }

    /** States that two readings are one. */
    public static void same(Object expected, Object found, byte[] input, String what) {
        if (!expected.equals(found)) {
            throw new AssertionError(failure(input, what + ": expected " + expected + ", found " + found));
        }
    }

    static String failure(byte[] input, String what) {
        String hex = HexFormat.of().formatHex(input, 0, Math.min(input.length, SHOWN_BYTES));
        return what + "; " + input.length + " bytes: " + hex;
    }
}
