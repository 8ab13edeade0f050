package io.trapline.deploy.fuzz;

import org.junit.jupiter.api.Tag;

/** An hour, which the targets share. */
@Tag("long")
class LongFuzzTest extends FuzzTest {

    private static final int HOUR = 3_600;

    @Override
    int seconds() {
        return Math.toIntExact(HOUR * AT_A_TIME / campaigns().count());
    }
}
