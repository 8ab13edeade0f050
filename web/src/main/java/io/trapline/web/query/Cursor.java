package io.trapline.web.query;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The place after one row in a totally ordered list: (list, rank, time, id). It names a key, not an
 * offset, so that rows that come and go never shift a page. Opaque to callers.
 */
record Cursor(String list, long rank, Instant time, String id) {

    /** Lists that are paged; a place in one is none in another. */
    static final String CUSTOMERS = "c";

    static final String ALARMS = "a";

    String text() {
        String plain = list + " " + rank + " " + time.getEpochSecond() + " " + time.getNano() + " " + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads the {@code cursor} parameter, under its own name or that of the field it came in ({@code next}). */
    static @Nullable Cursor of(Params params, String list) {
        String next = params.text("next");
        String text = params.text("cursor");
        String name = text.isEmpty() ? "next" : "cursor";
        if (text.isEmpty()) text = next;
        if (text.isEmpty()) return null;
        Cursor cursor = read(text);
        if (cursor == null || !cursor.list.equals(list)) {
            throw new BadParameter(name, text, "the \"next\" of an earlier answer of this list");
        }
        return cursor;
    }

    /** A {@link #text} again; null when it is none. */
    static @Nullable Cursor read(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            String[] parts = plain.split(" ", 5);
            Instant time = Instant.ofEpochSecond(Long.parseLong(parts[2]), Long.parseLong(parts[3]));
            return new Cursor(parts[0], Long.parseLong(parts[1]), time, parts[4]);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException | java.time.DateTimeException e) {
            return null;
        }
    }
}
