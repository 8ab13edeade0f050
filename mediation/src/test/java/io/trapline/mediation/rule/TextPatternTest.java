package io.trapline.mediation.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.mediation.rule.TextPattern.Part.Gap;
import io.trapline.mediation.rule.TextPattern.Part.Literal;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TextPatternTest {

    private static final TextPattern LINK = new TextPattern(
            "", List.of(new Literal("Interface "), new Gap("port", false), new Literal(", changed state to down")));

    @Test
    void aGapIsWhatStandsBetweenItsLiterals() {
        Captures captures = new Captures();
        assertThat(LINK.matches("%LINK-3-UPDOWN: Interface Gi0/3, changed state to down", captures))
                .isTrue();
        assertThat(captures.value("port")).isEqualTo("Gi0/3");
    }

    @Test
    void aWordGapHoldsNoSpaceAndIsNotEmpty() {
        assertThat(LINK.matches("Interface Gi 0/3, changed state to down", new Captures()))
                .isFalse();
        assertThat(LINK.matches("Interface , changed state to down", new Captures()))
                .isFalse();
    }

    @Test
    void aLaterStartIsTriedAndAFailedOneLeavesNothingBehind() {
        Captures captures = new Captures();
        assertThat(LINK.matches("Interface table: Interface Gi0/4, changed state to down", captures))
                .isTrue();
        assertThat(captures.value("port")).isEqualTo("Gi0/4");
        assertThat(LINK.matches("Interface Gi0/5, changed state to up", captures))
                .isFalse();
    }

    @Test
    void theLastGapEndsWithItsWordAndLosesTheFullStop() {
        TextPattern last = new TextPattern("", List.of(new Literal("left the channel "), new Gap("lag", false)));
        Captures captures = new Captures();
        assertThat(last.matches("Gi1 left the channel Po1. Bye", captures)).isTrue();
        assertThat(captures.value("lag")).isEqualTo("Po1");
    }

    @Test
    void aLeadingGapTakesTheWordToItsLeft() {
        TextPattern leading = new TextPattern("", List.of(new Gap("port", false), new Literal(" link down")));
        Captures captures = new Captures();
        assertThat(leading.matches("interface,info ether3 link down", captures)).isTrue();
        assertThat(captures.value("port")).isEqualTo("ether3");
    }

    /** A regular expression of the same shape would try every pair of starts and ends: 10^10 steps. */
    @Test
    void aMessageMadeToRunAwayIsDoneInNoTime() {
        TextPattern many = new TextPattern(
                "",
                List.of(
                        new Literal("a"),
                        new Gap("", true),
                        new Literal("b"),
                        new Gap("", true),
                        new Literal("c"),
                        new Gap("", true),
                        new Literal("d")));
        String hostile = "a".repeat(30_000) + "ab".repeat(20_000) + "c".repeat(20_000);
        long start = System.nanoTime();
        for (int i = 0; i < 1000; i++) {
            assertThat(many.matches(hostile, new Captures())).isFalse();
        }
        assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
    }
}
