package io.trapline.deploy.fuzz;

import java.util.Locale;

/** Decoders with one fault each, to prove that the fuzzer finds it. The fault is behind four octets that nobody guesses. */
public final class PlantedTarget {

    /** What is planted. */
    enum Fault {
        THROWS("planted: thrown"),
        HANGS("hang: "),
        ALLOCATES("allocation: "),
        CHANGES("the input was changed"),
        NEVER_ENDS("ERROR: libFuzzer: timeout"),
        NONE("");

        /** What the fuzzer says of it. */
        final String says;

        Fault(String says) {
            this.says = says;
        }
    }

    private static final Bounds BOUNDS = new Bounds();
    private static final Fault FAULT =
            Fault.valueOf(System.getProperty("trapline.fuzz.planted", "NONE").toUpperCase(Locale.ROOT));

    private PlantedTarget() {}

    /** The fuzzer's way in. */
    public static void fuzzerTestOneInput(byte[] input) {
        BOUNDS.hold(input, PlantedTarget::decode);
    }

    private static int decode(byte[] input) {
        if (input.length < 4 || input[0] != 'r' || input[1] != 'a' || input[2] != 'r' || input[3] != 'e') {
            return 0;
        }
        return switch (FAULT) {
            case THROWS -> throw new IllegalStateException("planted: thrown");
            case HANGS -> spin(200_000_000);
            case ALLOCATES -> new byte[(int) (64 * input.length + Bounds.FLOOR_BYTES + 1)].length;
            case CHANGES -> input[0]++;
            case NEVER_ENDS -> spin(Long.MAX_VALUE);
            case NONE -> 1;
        };
    }

    private static int spin(long nanos) {
        long started = System.nanoTime();
        int turns = 0;
        while (System.nanoTime() - started < nanos) {
            turns++;
        }
        return turns;
    }
}
