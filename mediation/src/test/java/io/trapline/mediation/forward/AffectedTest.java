package io.trapline.mediation.forward;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AffectedTest {

    @Test
    void oneIsNotMany() {
        assertThat(Affected.words(1, 1)).isEqualTo("1 service of 1 customer is affected");
        assertThat(Affected.words(2, 1)).isEqualTo("2 services of 1 customer are affected");
        assertThat(Affected.words(4, 3)).isEqualTo("4 services of 3 customers are affected");
        assertThat(Affected.words(0, 0)).isEqualTo("0 services of 0 customers are affected");
    }
}
