package io.trapline.deploy.fuzz;

import org.junit.jupiter.api.Tag;

/** Every target for an hour. */
@Tag("long")
class LongFuzzTest extends FuzzTest {

    @Override
    int seconds() {
        return 3_600;
    }
}
