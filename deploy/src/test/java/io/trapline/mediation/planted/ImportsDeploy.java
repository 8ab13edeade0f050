package io.trapline.mediation.planted;

import io.trapline.deploy.Main;

/** Planted. */
public final class ImportsDeploy {

    private final Class<?> main = Main.class;

    @Override
    public String toString() {
        return main.getName();
    }
}
