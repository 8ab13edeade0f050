package io.trapline.web.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses of pages. Ids are percent-encoded: they come from the BSS and may hold anything. */
public final class Links {

    private Links() {}

    public static String customers(String query) {
        return with("/customers", query);
    }

    public static String customer(String id) {
        return "/customers/" + segment(id);
    }

    public static String alarms(String query) {
        return with("/alarms", query);
    }

    public static String alarm(String id) {
        return "/alarms/" + segment(id);
    }

    public static String event(long recordNumber) {
        return "/events/" + recordNumber;
    }

    private static String with(String path, String query) {
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** One path segment. */
    public static String segment(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
