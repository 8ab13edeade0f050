package io.trapline.enrichment.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Pools that grow from one another share their arrays, and none sees what another one added. */
class TextPoolTest {

    @Test
    void aPoolThatGrowsSharesWhatWasThere() {
        TextPool base = pool("a", "bc").with(pool("d"));
        TextPool grown = base.with(pool("e", "fg"));
        assertThat(texts(grown)).containsExactly("a", "bc", "d", "e", "fg");
        assertThat(grown.bytes()).isSameAs(base.bytes());
        assertThat(texts(base)).containsExactly("a", "bc", "d");
        assertThat(base.start()).containsExactly(0, 1, 3, 4);
        assertThat(base.byteCount()).isEqualTo(4);
    }

    @Test
    void twoThatGrowFromOnePoolDoNotWriteOverOneAnother() {
        TextPool base = pool("a").with(pool("b"));
        TextPool one = base.with(pool("one"));
        TextPool other = base.with(pool("other", "x"));
        assertThat(texts(one)).containsExactly("a", "b", "one");
        assertThat(texts(other)).containsExactly("a", "b", "other", "x");
        assertThat(texts(one.with(other))).containsExactly("a", "b", "one", "a", "b", "other", "x");
    }

    @Test
    void whatDoesNotFitIsCopied() {
        TextPool base = pool("a").with(pool("b"));
        String[] many = IntStream.range(0, 20_000).mapToObj(i -> "text " + i).toArray(String[]::new);
        TextPool grown = base.with(pool(many));
        assertThat(grown.bytes()).isNotSameAs(base.bytes());
        assertThat(grown.size()).isEqualTo(20_002);
        assertThat(grown.text(20_001)).isEqualTo("text 19999");
        assertThat(grown.text(1)).isEqualTo("b");
    }

    private static TextPool pool(String... texts) {
        var draft = new TextPoolDraft();
        for (String text : texts) {
            draft.intern(text);
        }
        return draft.build();
    }

    private static List<String> texts(TextPool pool) {
        return IntStream.range(0, pool.size()).mapToObj(pool::text).toList();
    }
}
