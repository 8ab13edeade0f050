package io.trapline.web.route;

import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The shape of a Java type, as Jackson is told to write it: enums as their words, instants as text. */
final class JavaShape {

    private JavaShape() {}

    static Shape of(AnnotatedType type) {
        Shape shape = plain(type);
        return type.isAnnotationPresent(Nullable.class) ? shape.orNull() : shape;
    }

    private static Shape plain(AnnotatedType type) {
        if (type instanceof AnnotatedArrayType) return Shape.text();
        Class<?> raw = raw(type.getType());
        if (Collection.class.isAssignableFrom(raw)) return Shape.list(argument(type, 0));
        if (Map.class.isAssignableFrom(raw)) return Shape.map(argument(type, 1));
        if (raw.isRecord()) return Shape.record(raw);
        if (raw.isEnum()) return Shape.word(words(raw));
        return scalar(raw);
    }

    private static Shape argument(AnnotatedType type, int at) {
        return type instanceof AnnotatedParameterizedType generic
                ? of(generic.getAnnotatedActualTypeArguments()[at])
                : Shape.any();
    }

    private static Class<?> raw(Type type) {
        return switch (type) {
            case Class<?> plain -> plain;
            case ParameterizedType generic -> (Class<?>) generic.getRawType();
            default -> Object.class;
        };
    }

    private static Shape scalar(Class<?> type) {
        if (type == String.class) return Shape.text();
        if (type == boolean.class || type == Boolean.class) return Shape.truth();
        if (type == Instant.class) return Shape.time();
        if (type == double.class || type == Double.class || type == BigDecimal.class) return Shape.number();
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return Shape.whole();
        }
        if (type == Object.class) return Shape.any();
        throw new IllegalArgumentException("no shape is known for " + type.getName());
    }

    /** An enum that says its word is written with it, any other by its name. */
    private static List<String> words(Class<?> type) {
        return Stream.of(type.getEnumConstants()).map(JavaShape::word).toList();
    }

    private static String word(Object constant) {
        try {
            return (String) constant.getClass().getMethod("word").invoke(constant);
        } catch (ReflectiveOperationException noWord) {
            return ((Enum<?>) constant).name();
        }
    }
}
