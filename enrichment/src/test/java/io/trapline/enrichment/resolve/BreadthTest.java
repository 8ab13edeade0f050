package io.trapline.enrichment.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BreadthTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "Gi0/03, 0/3",
                "0/1/3:32, 0/1/3/32",
                "xe-1.2-000, 1/2/0",
                "' Slot 7 ', 7",
                "port0010, 10",
                "1.2.3, 1/2/3",
                "1.2.3.4.5, 1/2/3/4/5",
                "1/2/3/4, 1/2/3/4",
                "Gi10.20.30.40, 10/20/30/40",
                "1000.2.3.4, 1000/2/3/4",
                "10.20.30.40, none",
                "Gi0/3/, none",
                "Gi0//3, none",
                "Gi0/3 up, none",
                "12345678901, none",
                "eth, none",
                "'', none"
            })
    void readsThePathThatATextEndsWith(String text, String path) {
        assertThat(Breadth.path(text)).isEqualTo(path);
    }
}
