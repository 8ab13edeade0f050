package io.trapline.web;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Addresses that come from outside and go back there. */
final class Addresses {

    private static final String HOME = "/customers";

    private Addresses() {}

    /** A path of ours to go on to: never one that a browser takes for another site. */
    static String next(@Nullable String wanted) {
        if (wanted == null) return HOME;
        boolean ours = wanted.startsWith("/")
                && !wanted.startsWith("//")
                && wanted.chars().allMatch(c -> c > ' ' && c != '\\' && c != 127);
        return ours ? wanted : HOME;
    }

    /** The query string with its mark and without one parameter; empty when nothing is left. */
    static String without(@Nullable String query, String name) {
        if (query == null) return "";
        String rest = Arrays.stream(query.split("&", -1))
                .filter(pair -> !pair.startsWith(name + "="))
                .collect(Collectors.joining("&"));
        return rest.isEmpty() ? "" : "?" + rest;
    }
}
