package io.trapline.web.access;

import java.util.Locale;

/** What a token is good for. A person's session has them all; the role still counts. */
public enum Scope {
    /** Reads pages and answers. */
    READ,
    /** Does what operators do. */
    ACT,
    /** Reads the wall board and its live stream, nothing else. */
    WALL,
    /** Reads {@code /metrics}. */
    METRICS,
    /** Changes who may do what. */
    ADMIN;

    /** As written in files and answers. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
