package io.trapline.config;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects everything wrong in one reading of one or more files. Owned by the thread that reads. */
public final class Findings {

    // A set: an anchored value is met once for each place that refers to it.
    private final Set<Finding> all = new LinkedHashSet<>();

    public void add(Finding finding) {
        all.add(finding);
    }

    /** Takes over what another reading found, behind what is here. */
    public void addAll(Findings others) {
        all.addAll(others.all);
    }

    /** By place; files in the order of their first finding. */
    public List<Finding> sorted() {
        List<String> files = all.stream().map(Finding::file).distinct().toList();
        return all.stream()
                .sorted(Comparator.<Finding>comparingInt(f -> files.indexOf(f.file()))
                        .thenComparingInt(Finding::line)
                        .thenComparingInt(Finding::column))
                .toList();
    }

    /** True when there is an error among them; warnings do not count. */
    public boolean refuse() {
        return all.stream().anyMatch(f -> f.level() == Finding.Level.ERROR);
    }

    /** Ends a reading that found an error. */
    public void throwIfRefused() throws ConfigException {
        if (refuse()) {
            throw new ConfigException(sorted());
        }
    }
}
