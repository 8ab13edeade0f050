package io.trapline.web.access;

import java.util.Locale;

/** What a person may do; each may what the ones before it may. */
public enum Role {
    /** Looks. */
    VIEWER,
    /** Acts on alarms, customers and windows. */
    OPERATOR,
    /** Changes who may do what. */
    ADMIN;

    /** As written in files, tokens and answers. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean covers(Role needed) {
        return compareTo(needed) >= 0;
    }
}
