package io.trapline.mediation.planted;

import io.javalin.http.HttpStatus;

/** Planted. */
public final class ImportsJavalin {

    private final HttpStatus status = HttpStatus.OK;

    @Override
    public String toString() {
        return status.name();
    }
}
