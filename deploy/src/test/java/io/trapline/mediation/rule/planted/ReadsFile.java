package io.trapline.mediation.rule.planted;

import java.nio.file.Path;

/** Planted. */
public final class ReadsFile {

    private final Path path = Path.of("rules");

    @Override
    public String toString() {
        return path.toString();
    }
}
