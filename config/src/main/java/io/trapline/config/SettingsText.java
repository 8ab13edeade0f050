package io.trapline.config;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Every setting as it is in force, defaults too, by its path. A {@link Secret} is never revealed. */
public final class SettingsText {

    /**
     * One setting.
     *
     * @param path e.g. {@code listeners[0].bind}
     */
    public record Line(String path, String value) {}

    private SettingsText() {}

    public static List<Line> of(Record settings) {
        List<Line> lines = new ArrayList<>();
        add("", settings, lines);
        return List.copyOf(lines);
    }

    private static void add(String path, @org.jspecify.annotations.Nullable Object value, List<Line> lines) {
        switch (value) {
            case null -> lines.add(new Line(path, ""));
            case Record record -> components(path, record, lines);
            case List<?> list
            when list.stream().anyMatch(Record.class::isInstance) -> {
                for (int i = 0; i < list.size(); i++) add(path + "[" + i + "]", list.get(i), lines);
            }
            case Enum<?> word -> lines.add(new Line(path, word.name().toLowerCase(Locale.ROOT)));
            default -> lines.add(new Line(path, masked(value.toString())));
        }
    }

    /** Addresses may carry what only a {@link Secret} should. */
    private static String masked(String text) {
        return text.replaceAll("(?i)(password|token|secret)=[^&;\\s]+", "$1=(secret)")
                .replaceAll("//[^/@\\s]+@", "//(secret)@");
    }

    private static void components(String path, Record record, List<Line> lines) {
        for (RecordComponent part : record.getClass().getRecordComponents()) {
            String name = path.isEmpty() ? part.getName() : path + "." + part.getName();
            try {
                part.getAccessor().setAccessible(true);
                add(name, part.getAccessor().invoke(record), lines);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
