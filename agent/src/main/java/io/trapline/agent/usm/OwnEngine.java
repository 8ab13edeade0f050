package io.trapline.agent.usm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;

/**
 * Our own engine (RFC 3414 section 2.2): its identity for ever, the count of its starts, seconds since
 * this one. Kept in one file, forced before the first message is answered, because a boots value that
 * comes twice would let old informs be replayed. Immutable.
 */
public final class OwnEngine {

    /** RFC 3414 section 2.2.2: an engine whose boots reach this is at its end. */
    static final long BOOTS_MAX = Integer.MAX_VALUE;

    private static final int NANOS_PER_SECOND = 1_000_000_000;

    private final byte[] id;
    private final long boots;
    private final LongSupplier nanos;
    private final long startedAt;

    OwnEngine(byte[] id, long boots, LongSupplier nanos) {
        this.id = id;
        this.boots = boots;
        this.nanos = nanos;
        this.startedAt = nanos.getAsLong();
    }

    /** Reads the file, or makes an identity when there is none, and counts this start. */
    public static OwnEngine start(Path file) throws IOException {
        byte[] id = fresh();
        long boots = 0;
        if (Files.exists(file)) {
            var lines = Files.readAllLines(file);
            if (lines.size() < 2
                    || !lines.get(0).matches("([0-9a-f]{2}){5,32}")
                    || !lines.get(1).matches("[0-9]{1,10}")) {
                throw new IOException("Engine file " + file + " is damaged: expected an engine ID in hex and a count"
                        + " of starts; restore it, or delete it to become a new engine.");
            }
            id = HexFormat.of().parseHex(lines.get(0));
            boots = Long.parseLong(lines.get(1));
        }
        boots = Math.min(boots + 1, BOOTS_MAX);
        DurableFile.write(file, HexFormat.of().formatHex(id) + "\n" + boots + "\n");
        return new OwnEngine(id, boots, System::nanoTime);
    }

    public byte[] id() {
        return id.clone();
    }

    long boots() {
        return boots;
    }

    /** Seconds since this start. */
    long time() {
        return (nanos.getAsLong() - startedAt) / NANOS_PER_SECOND;
    }

    /** RFC 3411 section 5: the high bit, no enterprise of ours, format 5 (octets), eight at random. */
    private static byte[] fresh() {
        byte[] id = new byte[13];
        ThreadLocalRandom.current().nextBytes(id);
        id[0] = (byte) 0x80;
        id[1] = 0;
        id[2] = 0;
        id[3] = 0;
        id[4] = 5;
        return id;
    }
}
