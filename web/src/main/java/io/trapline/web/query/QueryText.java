package io.trapline.web.query;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/** Writes a query string in one order and one encoding. */
final class QueryText {

    private final StringBuilder text = new StringBuilder();

    QueryText add(String name, Collection<String> words) {
        return add(
                name, String.join(",", words.stream().map(Params::one).sorted().toList()));
    }

    /** Leaves out what is empty. */
    QueryText add(String name, String value) {
        if (value.isEmpty()) return this;
        if (!text.isEmpty()) text.append('&');
        text.append(name).append('=').append(encoded(value));
        return this;
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
