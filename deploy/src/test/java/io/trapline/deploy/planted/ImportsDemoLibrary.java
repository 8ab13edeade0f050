package io.trapline.deploy.planted;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** Planted. */
public final class ImportsDemoLibrary {

    private final Class<?> postgres = EmbeddedPostgres.class;

    @Override
    public String toString() {
        return postgres.getName();
    }
}
