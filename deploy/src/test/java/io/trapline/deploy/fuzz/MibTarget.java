package io.trapline.deploy.fuzz;

import static io.trapline.deploy.fuzz.Bounds.check;
import static io.trapline.deploy.fuzz.Bounds.same;

import io.trapline.mediation.mib.MibLoader;
import io.trapline.mediation.mib.MibNames;
import io.trapline.mediation.mib.MibText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A folder with one file of anything: it is read within the bounds, linked, and takes no other file down. */
public final class MibTarget {

    /** What any reading costs, however short. */
    private static final long FLOOR_BYTES = 16_384;

    /** What it costs to make a folder of two files known. */
    private static final long LINKING_BYTES = 16_384;

    private static final String GOOD_NAME = "TRAPLINE-FUZZ-GOOD-MIB";
    private static final MibText GOOD = MibText.read("""
            TRAPLINE-FUZZ-GOOD-MIB DEFINITIONS ::= BEGIN
            traplineFuzzGood OBJECT IDENTIFIER ::= { iso 3 6 1 4 1 32473 77 }
            END
            """.getBytes(StandardCharsets.US_ASCII));
    private static final Bounds BOUNDS = new Bounds(FLOOR_BYTES);
    private static final Bounds LINKING = new Bounds(LINKING_BYTES);

    private MibTarget() {}

    /** The fuzzer's way in. */
    public static void fuzzerTestOneInput(byte[] input) {
        MibText text = BOUNDS.hold(input, bytes -> MibText.read("fuzzed", bytes));
        check(text.declarations() <= input.length, input, "declarations " + text.declarations());
        MibNames names = LINKING.hold(
                input, bytes -> MibLoader.load(List.of(text, GOOD), Map.of()).names());
        if (!text.moduleNames().contains(GOOD_NAME)) {
            String oid = names.allNamed("traplineFuzzGood").stream()
                    .filter(node -> node.module().equals(GOOD_NAME))
                    .map(node -> node.oid())
                    .findFirst()
                    .orElse("nothing");
            same("1.3.6.1.4.1.32473.77", oid, input, "a good module beside it");
        }
        names.place("1.3.6.1.4.1.7.1.1.5.1.97");
    }
}
