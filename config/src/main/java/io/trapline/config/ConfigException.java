package io.trapline.config;

import java.util.List;
import java.util.stream.Collectors;

/** Everything found wrong in one reading, never only the first. */
public final class ConfigException extends Exception {

    private final transient List<Finding> findings;

    public ConfigException(List<Finding> findings) {
        super(findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
        this.findings = List.copyOf(findings);
    }

    public List<Finding> findings() {
        return findings;
    }
}
