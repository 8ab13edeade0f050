package io.trapline.config;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Settings as text with the secrets shown, so that two readings can be compared whole. */
final class Revealed {

    private Revealed() {}

    static String of(@Nullable Object value) {
        return switch (value) {
            case Secret secret -> "secret " + secret.reveal();
            case List<?> list -> list.stream().map(Revealed::of).toList().toString();
            case java.util.Set<?> set -> new java.util.TreeSet<>(set).toString();
            case Record record -> {
                List<String> parts = new ArrayList<>();
                for (RecordComponent component : record.getClass().getRecordComponents()) {
                    try {
                        parts.add(component.getName() + "="
                                + of(component.getAccessor().invoke(record)));
                    } catch (ReflectiveOperationException e) {
                        throw new AssertionError(e);
                    }
                }
                yield parts.toString();
            }
            case null, default -> String.valueOf(value);
        };
    }
}
