package io.trapline.web.query;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The place after one row in a totally ordered list: (rank, time, id). It names a key, not an
 * offset, so that rows that come and go never shift a page. Opaque to callers.
 */
record Cursor(long rank, Instant time, String id) {

    String text() {
        String plain = rank + " " + time.getEpochSecond() + " " + time.getNano() + " " + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads the {@code cursor} parameter, under its own name or that of the field it came in ({@code next}). */
    static @Nullable Cursor of(Params params) {
        String next = params.text("next");
        String text = params.text("cursor");
        if (text.isEmpty()) text = next;
        if (text.isEmpty()) return null;
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            String[] parts = plain.split(" ", 4);
            Instant time = Instant.ofEpochSecond(Long.parseLong(parts[1]), Long.parseLong(parts[2]));
            return new Cursor(Long.parseLong(parts[0]), time, parts[3]);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException | java.time.DateTimeException e) {
            throw new BadParameter("cursor", text, "the \"next\" of an earlier answer");
        }
    }
}
