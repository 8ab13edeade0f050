package io.trapline.agent.journal;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How one journal is kept.
 *
 * @param folder holds the queue folders {@code q-000001}, {@code q-000002}, ...; created when absent;
 *     one process at a time
 * @param synced true: durable means forced to the disk and read back; false: durable follows last()
 * @param consecutive true: numbers leave no gaps, so a gap found by a reader is a loss and is counted;
 *     false (the outcome journal): numbers only ascend
 * @param floor numbers start above it, also when less is found on disk: the last number that is known
 *     from elsewhere, 0 when nothing is
 * @param reserveBytes free space that is never touched: appends are answered Full below it
 * @param blockBytes size of one mapped chunk, a power of two from 1 MiB to 64 MiB; a document stays
 *     below an eighth of it
 * @param aheadBytes how far ahead of the append position disk space is allocated
 * @param roll stream time per roll file; fixed for a folder when that is created
 * @param commitEvery the longest a written record waits to be forced while nobody asks for it
 */
public record JournalOptions(
        Path folder,
        boolean synced,
        boolean consecutive,
        long floor,
        long reserveBytes,
        int blockBytes,
        long aheadBytes,
        RollEvery roll,
        Duration commitEvery) {

    private static final int MIB = 1 << 20;

    /** The largest payload a journal ever takes; with a small block it is less: {@link #payloadBytesMax()}. */
    public static final int PAYLOAD_BYTES_LIMIT = MIB;

    public JournalOptions {
        if (blockBytes < MIB || blockBytes > QueueFolder.BLOCK_BYTES_MAX || Integer.bitCount(blockBytes) != 1) {
            throw new IllegalArgumentException(
                    "blockBytes: found " + blockBytes + ", expected a power of two from 1 MiB to 64 MiB");
        }
        if (aheadBytes < blockBytes / 4 || reserveBytes < 0 || floor < 0 || commitEvery.isNegative()) {
            throw new IllegalArgumentException("journal options out of range: aheadBytes=" + aheadBytes
                    + " reserveBytes=" + reserveBytes + " floor=" + floor + " commitEvery=" + commitEvery);
        }
    }

    /** The input journal: synced, consecutive. */
    public static JournalOptions input(Path folder) {
        return new JournalOptions(
                folder, true, true, 0, 512L * MIB, 16 * MIB, 64L * MIB, RollEvery.FIVE_MINUTES, Duration.ofMillis(10));
    }

    /** The outcome journal: not synced (it is rebuilt from the input), numbers with gaps. */
    public static JournalOptions outcomes(Path folder) {
        return new JournalOptions(
                folder,
                false,
                false,
                0,
                256L * MIB,
                16 * MIB,
                32L * MIB,
                RollEvery.FIVE_MINUTES,
                Duration.ofMillis(10));
    }

    public JournalOptions withFloor(long number) {
        return new JournalOptions(
                folder, synced, consecutive, number, reserveBytes, blockBytes, aheadBytes, roll, commitEvery);
    }

    public JournalOptions withSynced(boolean yes) {
        return new JournalOptions(
                folder, yes, consecutive, floor, reserveBytes, blockBytes, aheadBytes, roll, commitEvery);
    }

    public JournalOptions withReserveBytes(long bytes) {
        return new JournalOptions(folder, synced, consecutive, floor, bytes, blockBytes, aheadBytes, roll, commitEvery);
    }

    public JournalOptions withBlocks(int block, long ahead) {
        return new JournalOptions(folder, synced, consecutive, floor, reserveBytes, block, ahead, roll, commitEvery);
    }

    public JournalOptions withRoll(RollEvery every) {
        return new JournalOptions(
                folder, synced, consecutive, floor, reserveBytes, blockBytes, aheadBytes, every, commitEvery);
    }

    /** The largest document, header included. */
    int documentBytesMax() {
        return blockBytes / 8 - 64;
    }

    /** The largest payload that {@code append} takes; a larger one is an {@link IllegalArgumentException}. */
    public int payloadBytesMax() {
        return Math.min(PAYLOAD_BYTES_LIMIT, documentBytesMax() - Document.HEADER_BYTES - Integer.BYTES);
    }
}
