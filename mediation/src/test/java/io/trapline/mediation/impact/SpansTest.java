package io.trapline.mediation.impact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Sets of spans against sets of single milliseconds. */
class SpansTest {

    private static final int END = 40;

    @Test
    void whatIsTakenAwayIsGoneAndTheRestStays() {
        Spans day = Spans.of(0, 100);
        Spans night = Spans.union(List.of(new Spans.Span(10, 20), new Spans.Span(20, 30), new Spans.Span(90, 200)));
        assertThat(day.minus(night).list()).containsExactly(new Spans.Span(0, 10), new Spans.Span(30, 90));
        assertThat(day.minus(Spans.NONE)).isEqualTo(day);
        assertThat(day.minus(day)).isEqualTo(Spans.NONE);
        assertThat(Spans.NONE.minus(day)).isEqualTo(Spans.NONE);
        assertThat(day.and(night).list()).containsExactly(new Spans.Span(10, 30), new Spans.Span(90, 100));
        assertThat(day.and(Spans.NONE)).isEqualTo(Spans.NONE);
    }

    @Test
    void anySetsAgreeWithTheirMilliseconds() {
        var dice = new Random(20_261_126);
        int differ = 0;
        for (int run = 0; run < 20_000; run++) {
            Spans one = random(dice);
            Spans other = random(dice);
            BitSet left = bits(one);
            left.andNot(bits(other));
            assertThat(bits(one.minus(other))).isEqualTo(left);
            assertThat(one.minus(other).millis()).isEqualTo(left.cardinality());
            BitSet both = bits(one);
            both.and(bits(other));
            assertThat(bits(one.and(other))).isEqualTo(both);
            assertThat(one.minus(other).plus(one.and(other))).isEqualTo(one);
            differ += both.isEmpty() ? 0 : 1;
        }
        assertThat(differ).as("runs in which there was something to take away").isGreaterThan(5_000);
    }

    private static Spans random(Random dice) {
        var spans = new ArrayList<Spans.Span>();
        for (int i = dice.nextInt(5); i > 0; i--) {
            int from = dice.nextInt(END);
            spans.add(new Spans.Span(from, from + dice.nextInt(12)));
        }
        return Spans.union(spans);
    }

    private static BitSet bits(Spans spans) {
        var bits = new BitSet();
        spans.list().forEach(span -> bits.set((int) span.from(), (int) span.to()));
        return bits;
    }
}
