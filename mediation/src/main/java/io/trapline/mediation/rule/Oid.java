package io.trapline.mediation.rule;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Object identifiers as dotted text. */
final class Oid {

    private static final Pattern OID = Pattern.compile("[0-2](?:\\.(?:0|[1-9][0-9]{0,9})){1,127}");

    private Oid() {}

    static boolean valid(String text) {
        return text.length() <= 1024 && OID.matcher(text).matches();
    }

    /** True when {@code oid} is {@code prefix} or lies below it. */
    static boolean under(String oid, String prefix) {
        return oid.startsWith(prefix) && (oid.length() == prefix.length() || oid.charAt(prefix.length()) == '.');
    }

    /** What {@code oid} has behind {@code prefix} and a dot, or null when it does not lie below it. */
    static @Nullable String behind(String oid, String prefix) {
        boolean below = oid.length() > prefix.length() && oid.startsWith(prefix) && oid.charAt(prefix.length()) == '.';
        return below ? oid.substring(prefix.length() + 1) : null;
    }
}
