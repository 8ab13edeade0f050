package io.trapline.web.planted;

import java.sql.Timestamp;

/** Planted. */
public final class ImportsJdbc {

    private final Timestamp at = new Timestamp(0);

    @Override
    public String toString() {
        return at.toString();
    }
}
