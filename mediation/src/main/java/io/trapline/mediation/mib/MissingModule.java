package io.trapline.mediation.mib;

import java.util.List;
import java.util.stream.Collectors;

/** A module that others import from and nobody has, together with who wants it. */
public record MissingModule(String module, List<Wanter> wanters) {

    /** @param lost the wanted names that nobody else has either; empty when all were found elsewhere */
    public record Wanter(String module, String file, int line, int column, List<String> lost) {}

    /** True when a name is lost by it. */
    public boolean hurts() {
        return wanters.stream().anyMatch(w -> !w.lost().isEmpty());
    }

    @Override
    public String toString() {
        return module + " is missing, wanted by "
                + wanters.stream()
                        .map(w -> "%s (%s:%d:%d%s)"
                                .formatted(
                                        w.module(),
                                        w.file(),
                                        w.line(),
                                        w.column(),
                                        w.lost().isEmpty() ? "" : ", for " + String.join(", ", w.lost())))
                        .collect(Collectors.joining(", "));
    }
}
