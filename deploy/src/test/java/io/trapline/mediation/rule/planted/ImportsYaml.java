package io.trapline.mediation.rule.planted;

import org.yaml.snakeyaml.LoaderOptions;

/** Planted. */
public final class ImportsYaml {

    private final LoaderOptions options = new LoaderOptions();

    @Override
    public String toString() {
        return options.toString();
    }
}
