package io.trapline.deploy.micro;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * Bytes on the heap of an object and of what only it holds, as HotSpot lays them out with compressed
 * pointers: 12 bytes of header (16 of an array), fields, rounded up to 8. What a second object of the
 * same kind shares with the first, such as names of types, is not counted.
 */
final class Footprint {

    private static final int HEADER = 12;
    private static final int ARRAY_HEADER = 16;
    private static final int POINTER = 4;

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    /** The bytes of {@code second} that {@code first}, which says the same, does not have too. */
    static long own(Object first, Object second) {
        Footprint footprint = new Footprint();
        footprint.add(first);
        return footprint.add(second);
    }

    private long add(Object root) {
        Deque<Object> queue = new ArrayDeque<>();
        queue.add(root);
        long bytes = 0;
        while (!queue.isEmpty()) {
            Object object = queue.remove();
            if (seen.add(object)) {
                bytes += object.getClass().isArray() ? array(object, queue) : fields(object, queue);
            }
        }
        return bytes;
    }

    private static long array(Object array, Deque<Object> queue) {
        int length = Array.getLength(array);
        Class<?> of = array.getClass().getComponentType();
        for (int i = 0; i < length && !of.isPrimitive(); i++) {
            Object element = Array.get(array, i);
            if (element != null) {
                queue.add(element);
            }
        }
        return rounded(ARRAY_HEADER + (long) length * size(of));
    }

    private static long fields(Object object, Deque<Object> queue) {
        long bytes = HEADER;
        for (Class<?> c = object.getClass(); c != null; c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    bytes += size(field.getType());
                    follow(field, object, queue);
                }
            }
        }
        return rounded(bytes);
    }

    private static void follow(Field field, Object object, Deque<Object> queue) {
        if (field.getType().isPrimitive()) {
            return;
        }
        try {
            field.setAccessible(true);
            Object value = field.get(object);
            if (value != null) {
                queue.add(value);
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int size(Class<?> type) {
        if (type == long.class || type == double.class) {
            return Long.BYTES;
        }
        if (type == short.class || type == char.class) {
            return Short.BYTES;
        }
        return type == byte.class || type == boolean.class ? 1 : POINTER;
    }

    private static long rounded(long bytes) {
        return (bytes + 7) / 8 * 8;
    }
}
