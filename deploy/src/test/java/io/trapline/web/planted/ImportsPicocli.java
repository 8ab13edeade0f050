package io.trapline.web.planted;

import picocli.CommandLine;

/** Planted. */
public final class ImportsPicocli {

    private final Class<?> line = CommandLine.class;

    @Override
    public String toString() {
        return line.getName();
    }
}
