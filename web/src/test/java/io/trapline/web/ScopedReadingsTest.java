package io.trapline.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.mediation.board.Readings;
import io.trapline.web.scope.ScopedReadings;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing that can be read is passed on because nobody thought of it. */
final class ScopedReadingsTest {

    /** Planted: readings that answer by inheritance. */
    interface Careless extends Readings {}

    @Test
    void everyQuestionIsAnsweredForTheAudience() {
        assertThat(forgotten(ScopedReadings.class)).isEmpty();
        assertThat(forgotten(Careless.class)).contains("unmatched", "board");
    }

    private static Stream<String> forgotten(Class<?> type) {
        return Arrays.stream(Readings.class.getMethods())
                .filter(method -> !own(type, method))
                .map(Method::getName)
                .distinct();
    }

    private static boolean own(Class<?> type, Method method) {
        try {
            return type.getDeclaredMethod(method.getName(), method.getParameterTypes()) != null;
        } catch (NoSuchMethodException inherited) {
            return false;
        }
    }
}
