package io.trapline.mediation.mib;

import io.trapline.mediation.TrapOid;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is known of OIDs at a time: immutable, safe for any thread. */
public final class MibNames {

    /** Nothing has a name. */
    public static final MibNames NONE = new MibNames(Map.of(), List.of());

    private final Map<String, ModuleNames> modules;
    private final List<MissingModule> missing;
    private final Map<String, MibNode> byOid = new HashMap<>();
    private final Map<String, List<MibNode>> byName = new HashMap<>();

    private MibNames(Map<String, ModuleNames> modules, List<MissingModule> missing) {
        this.modules = modules;
        this.missing = missing;
        for (ModuleNames module : modules.values()) {
            for (MibNode node : module.nodes().values()) {
                byOid.merge(node.oid(), node, this::better);
                byName.merge(node.name(), List.of(node), MibNames::both);
            }
        }
    }

    /** Adds the nodes of {@code more}; a list that has several already is our own and grows. */
    private static List<MibNode> both(List<MibNode> all, List<MibNode> more) {
        List<MibNode> grown = all.size() == 1 ? new ArrayList<>(all) : all;
        grown.addAll(more);
        return grown;
    }

    static MibNames of(Collection<ModuleNames> modules, List<MissingModule> missing) {
        Map<String, ModuleNames> byModule = new TreeMap<>();
        modules.forEach(m -> byModule.put(m.module(), m));
        return new MibNames(byModule, missing);
    }

    /**
     * Two modules may name one OID. What an operator brought wins over what shipped, what has values over
     * what has none, and SMIv2 over the module it replaced.
     */
    private MibNode better(MibNode a, MibNode b) {
        return rank(b) > rank(a) ? b : a;
    }

    private int rank(MibNode node) {
        ModuleNames module = modules.get(node.module());
        boolean brought = module != null && !module.shipped();
        return (node.kind() == NodeKind.PLACE ? 0 : 4)
                + (brought ? 2 : 0)
                + (node.module().startsWith("RFC") ? 0 : 1);
    }

    /** What stands at exactly this OID. */
    public Optional<MibNode> node(String oid) {
        return Optional.ofNullable(byOid.get(oid));
    }

    /** {@code IF-MIB::ifIndex}, or the bare name where only one OID has it. */
    public Optional<MibNode> named(String name) {
        int colons = name.indexOf("::");
        if (colons > 0) {
            ModuleNames module = modules.get(name.substring(0, colons));
            return module == null
                    ? Optional.empty()
                    : Optional.ofNullable(module.nodes().get(name.substring(colons + 2)));
        }
        List<MibNode> all = byName.getOrDefault(name, List.of());
        return all.isEmpty() ? Optional.empty() : all.stream().reduce(this::better);
    }

    /** All that have this name, in the order of their modules. */
    public List<MibNode> allNamed(String name) {
        return Collections.unmodifiableList(byName.getOrDefault(name, List.of()));
    }

    /** An object's OID with its instance; null when no module knows an object there. */
    @Nullable
    NamedOid object(String oid) {
        MibNode node = nearest(oid);
        if (node == null || node.kind() != NodeKind.OBJECT) {
            return null;
        }
        String suffix = oid.length() == node.oid().length()
                ? ""
                : oid.substring(node.oid().length() + 1);
        MibNode row = byOid.get(node.oid().substring(0, Math.max(0, node.oid().lastIndexOf('.'))));
        List<MibNode.IndexPart> index = row == null || row.kind() != NodeKind.ROW ? List.of() : row.index();
        return new NamedOid(oid, node, suffix, IndexText.read(index, suffix));
    }

    /**
     * A trap's OID, which must be known as a whole; null when it is not. The zero that RFC 3584 section 3.1
     * puts before the last number of an SNMPv1 trap is passed over where only the rest is a notification.
     */
    @Nullable
    NamedOid trap(@Nullable String oid) {
        MibNode node = oid == null ? null : byOid.get(oid);
        if (oid != null && (node == null || node.kind() != NodeKind.NOTIFICATION)) {
            MibNode older = withoutZero(oid);
            node = older == null ? node : older;
        }
        return node == null || oid == null ? null : new NamedOid(oid, node, "", List.of());
    }

    /** The notification that SNMPv1 sends under this OID (RFC 3584 section 3.2 (2)); null when there is none. */
    private @Nullable MibNode withoutZero(String oid) {
        String older = TrapOid.withoutZero(oid);
        MibNode node = older.equals(oid) ? null : byOid.get(older);
        return node == null || node.kind() != NodeKind.NOTIFICATION ? null : node;
    }

    /** Any OID, named as far as somebody knows more than the top of the tree; else null. */
    @Nullable
    public NamedOid place(@Nullable String oid) {
        MibNode node = oid == null ? null : nearest(oid);
        if (oid != null
                && node != null
                && node.kind() == NodeKind.PLACE
                && node.oid().length() < oid.length()) {
            NamedOid trap = trap(oid);
            if (trap != null) {
                return trap;
            }
        }
        if (node == null || oid == null || BaseWords.top(node.oid())) {
            return null;
        }
        if (node.kind() == NodeKind.OBJECT) {
            return object(oid);
        }
        String suffix = oid.length() == node.oid().length()
                ? ""
                : oid.substring(node.oid().length() + 1);
        return new NamedOid(oid, node, suffix, List.of());
    }

    /** The node at the longest known part of an OID; null when not even its top is known. */
    @Nullable
    MibNode nearest(String oid) {
        String part = oid;
        while (true) {
            MibNode node = byOid.get(part);
            if (node != null) {
                return node;
            }
            int dot = part.lastIndexOf('.');
            if (dot < 0) {
                return null;
            }
            part = part.substring(0, dot);
        }
    }

    public Optional<ModuleNames> module(String name) {
        return Optional.ofNullable(modules.get(name));
    }

    /** Modules by name. */
    public Map<String, ModuleNames> modules() {
        return modules;
    }

    /** Modules that others want and nobody has. */
    public List<MissingModule> missing() {
        return missing;
    }

    /** How many OIDs have a name. */
    public int size() {
        return byOid.size();
    }
}
