package io.trapline.mediation.mib;

import java.util.List;
import java.util.Map;

/**
 * A module whose names are resolved, as far as they can be.
 *
 * @param file where it was read; {@value #SHIPPED} for the catalogue
 * @param nodes by name, in the order of the module
 * @param types textual conventions and other named types
 * @param remarks on its text and on what could not be resolved
 */
public record ModuleNames(
        String module, String file, Map<String, MibNode> nodes, Map<String, ValueType> types, List<Remark> remarks) {

    public static final String SHIPPED = "shipped";

    public boolean shipped() {
        return file.equals(SHIPPED);
    }

    /** True when a name or a value of it is lost. */
    public boolean broken() {
        return remarks.stream().anyMatch(r -> r.level() == Remark.Level.ERROR);
    }

    public long count(NodeKind kind) {
        return nodes.values().stream().filter(n -> n.kind() == kind).count();
    }
}
