package io.trapline.mediation.mib;

import io.trapline.mediation.mib.MibModule.Declaration;
import io.trapline.mediation.mib.MibModule.Import;
import io.trapline.mediation.mib.MibModule.NodeDeclaration;
import io.trapline.mediation.mib.MibModule.TypeDeclaration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which module says what about a name: modules as written, and compiled ones below them. */
final class Scope {

    /** What a name of the tree is. */
    sealed interface Found {}

    record Declared(String module, NodeDeclaration declaration) implements Found {}

    record Compiled(MibNode node) implements Found {}

    record Place(String oid) implements Found {}

    record Nothing() implements Found {}

    /** What a name of a type is. */
    sealed interface FoundType {}

    record DeclaredType(String module, TypeDeclaration declaration) implements FoundType {}

    record KnownType(ValueType type) implements FoundType {}

    record NoType() implements FoundType {}

    private static final Found NOTHING = new Nothing();
    private static final FoundType NO_TYPE = new NoType();

    private final Map<String, MibModule> written = new TreeMap<>();
    private final Map<String, ModuleNames> compiled;
    private final Map<String, Map<String, Declaration>> declarations = new HashMap<>();
    private final Map<String, Map<String, String>> imports = new HashMap<>();
    private final Map<String, List<String>> definers = new HashMap<>();

    /** @param compiled by name; a written module of the same name hides it */
    Scope(Map<String, MibModule> written, Map<String, ModuleNames> compiled) {
        this.written.putAll(written);
        this.compiled = compiled;
        this.written.values().forEach(this::index);
        compiled.forEach((name, module) -> {
            if (!written.containsKey(name)) {
                module.nodes().keySet().forEach(symbol -> define(symbol, name));
                module.types().keySet().forEach(symbol -> define(symbol, name));
            }
        });
    }

    private void index(MibModule module) {
        Map<String, Declaration> own = HashMap.newHashMap(module.declarations().size());
        for (Declaration declaration : module.declarations()) {
            if (own.putIfAbsent(declaration.name(), declaration) == null) {
                define(declaration.name(), module.name());
            }
        }
        declarations.put(module.name(), own);
        Map<String, String> from = HashMap.newHashMap(module.imports().size());
        for (Import one : module.imports()) {
            from.putIfAbsent(one.symbol(), one.module());
        }
        imports.put(module.name(), from);
    }

    private void define(String symbol, String module) {
        List<String> all = definers.get(symbol);
        if (all == null) {
            definers.put(symbol, List.of(module));
        } else {
            List<String> more = all.size() == 1 ? new ArrayList<>(all) : all;
            more.add(module);
            definers.put(symbol, more);
        }
    }

    boolean has(String module) {
        return written.containsKey(module) || compiled.containsKey(module);
    }

    /** True when {@code module} itself says something about the symbol. */
    boolean defines(String module, String symbol) {
        Map<String, Declaration> own = declarations.get(module);
        if (own != null) {
            return own.containsKey(symbol);
        }
        ModuleNames ready = compiled.get(module);
        return ready != null
                && (ready.nodes().containsKey(symbol) || ready.types().containsKey(symbol));
    }

    Found node(String module, String name) {
        Found own = nodeIn(module, name);
        if (own == null) {
            own = nodeIn(imports.getOrDefault(module, Map.of()).get(name), name);
        }
        if (own == null) {
            own = BaseWords.place(name).map(Place::new).orElse(null);
        }
        if (own != null) {
            return own;
        }
        for (String definer : definers.getOrDefault(name, List.of())) {
            Found other = nodeIn(definer, name);
            if (other != null) {
                return other;
            }
        }
        return NOTHING;
    }

    private @Nullable Found nodeIn(@Nullable String module, String name) {
        if (module == null) {
            return null;
        }
        Map<String, Declaration> own = declarations.get(module);
        if (own != null) {
            return own.get(name) instanceof NodeDeclaration node ? new Declared(module, node) : null;
        }
        ModuleNames ready = compiled.get(module);
        MibNode node = ready == null ? null : ready.nodes().get(name);
        return node == null ? null : new Compiled(node);
    }

    FoundType type(String module, String name) {
        FoundType own = typeIn(module, name);
        if (own == null) {
            own = typeIn(imports.getOrDefault(module, Map.of()).get(name), name);
        }
        if (own != null) {
            return own;
        }
        for (String definer : definers.getOrDefault(name, List.of())) {
            FoundType other = typeIn(definer, name);
            if (other != null) {
                return other;
            }
        }
        return NO_TYPE;
    }

    private @Nullable FoundType typeIn(@Nullable String module, String name) {
        if (module == null) {
            return null;
        }
        Map<String, Declaration> own = declarations.get(module);
        if (own != null) {
            return own.get(name) instanceof TypeDeclaration type ? new DeclaredType(module, type) : null;
        }
        ModuleNames ready = compiled.get(module);
        ValueType type = ready == null ? null : ready.types().get(name);
        return type == null ? null : new KnownType(type);
    }

    Iterable<MibModule> written() {
        return written.values();
    }

    /** The compiled modules that no written one hides. */
    List<ModuleNames> compiled() {
        return compiled.values().stream()
                .filter(m -> !written.containsKey(m.module()))
                .toList();
    }
}
