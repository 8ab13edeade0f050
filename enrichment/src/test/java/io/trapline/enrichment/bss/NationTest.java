package io.trapline.enrichment.bss;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Runs {@link NationBench} within the heap of the tests, 1 GiB: what does not fit fails. */
class NationTest {

    @Test
    @Tag("long")
    void aNationFitsIntoOneGibibyteDuringASwap() throws Exception {
        NationBench.main(new String[] {Integer.toString(Integer.getInteger("trapline.scale", 1_000_000))});
    }
}
