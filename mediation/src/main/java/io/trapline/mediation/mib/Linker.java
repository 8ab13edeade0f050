package io.trapline.mediation.mib;

import io.trapline.mediation.mib.MibModule.Declaration;
import io.trapline.mediation.mib.MibModule.Import;
import io.trapline.mediation.mib.MibModule.IndexName;
import io.trapline.mediation.mib.MibModule.NodeDeclaration;
import io.trapline.mediation.mib.MibModule.Syntax;
import io.trapline.mediation.mib.MibModule.TypeDeclaration;
import io.trapline.mediation.mib.MissingModule.Wanter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes modules with resolved names out of modules as written. Used once, by one thread. */
final class Linker {

    private final Scope scope;
    private final Resolver resolver;
    private final Map<String, List<Wanter>> missing = new TreeMap<>();

    Linker(Scope scope) {
        this.scope = scope;
        this.resolver = new Resolver(scope);
    }

    /** Modules that are imported from and are nowhere; complete after {@link #link}. */
    List<MissingModule> missing() {
        return missing.entrySet().stream()
                .map(e -> new MissingModule(e.getKey(), List.copyOf(e.getValue())))
                .toList();
    }

    /** @param ofText remarks on the file's text */
    ModuleNames link(MibModule module, List<Remark> ofText) {
        var remarks = new ArrayList<>(ofText);
        imports(module, remarks);
        Map<String, MibNode> nodes = new LinkedHashMap<>();
        Map<String, ValueType> types = new LinkedHashMap<>();
        var orphans = new Orphans();
        for (Declaration declaration : module.declarations()) {
            switch (declaration) {
                case TypeDeclaration type -> type(module, type, types, orphans);
                case NodeDeclaration node -> node(module, node, nodes, orphans);
            }
        }
        remarks.addAll(orphans.remarks(module.file()));
        return new ModuleNames(module.name(), module.file(), nodes, types, List.copyOf(remarks));
    }

    private void imports(MibModule module, List<Remark> remarks) {
        Map<String, List<Import>> absent = new LinkedHashMap<>();
        for (Import one : module.imports()) {
            if (!scope.has(one.module())) {
                if (!BaseWords.known(one.symbol()) || !one.module().startsWith("RFC")) {
                    absent.computeIfAbsent(one.module(), _ -> new ArrayList<>()).add(one);
                }
            } else if (!scope.defines(one.module(), one.symbol()) && !BaseWords.known(one.symbol())) {
                String found = found(module, one.symbol()) ? "; it is taken from elsewhere" : "";
                remarks.add(new Remark(
                        found.isEmpty() ? Remark.Level.ERROR : Remark.Level.WARNING,
                        module.file(),
                        one.line(),
                        one.column(),
                        one.module() + " has no " + one.symbol() + found));
            }
        }
        absent.forEach((name, wanted) -> {
            Import first = wanted.getFirst();
            List<String> lost = wanted.stream()
                    .map(Import::symbol)
                    .filter(symbol -> !BaseWords.known(symbol) && !found(module, symbol))
                    .toList();
            missing.computeIfAbsent(name, _ -> new ArrayList<>())
                    .add(new Wanter(module.name(), module.file(), first.line(), first.column(), lost));
            remarks.add(new Remark(
                    lost.isEmpty() ? Remark.Level.WARNING : Remark.Level.ERROR,
                    module.file(),
                    first.line(),
                    first.column(),
                    "module " + name + " is missing"
                            + (lost.isEmpty()
                                    ? "; what is imported from it was found elsewhere"
                                    : ", and nobody else has " + String.join(", ", lost))));
        });
    }

    private boolean found(MibModule module, String symbol) {
        return !(scope.node(module.name(), symbol) instanceof Scope.Nothing)
                || !(scope.type(module.name(), symbol) instanceof Scope.NoType);
    }

    private void type(MibModule module, TypeDeclaration declaration, Map<String, ValueType> types, Orphans orphans) {
        ValueType type = resolver.declaredType(module.name(), declaration);
        if (type == null) {
            orphans.add("", declaration.syntax().base(), declaration);
        } else {
            types.putIfAbsent(declaration.name(), type);
        }
    }

    private void node(MibModule module, NodeDeclaration declaration, Map<String, MibNode> nodes, Orphans orphans) {
        String oid = resolver.oid(module, declaration);
        if (oid == null) {
            orphans.add("", resolver.why(module.name(), declaration.name()), declaration);
            return;
        }
        Syntax syntax = declaration.syntax();
        ValueType type = syntax == null ? null : resolver.type(module.name(), syntax);
        if (syntax != null && type == null) {
            orphans.add("type ", syntax.base(), declaration);
            type = ValueType.of(ValueType.Base.OTHER);
        }
        nodes.putIfAbsent(
                declaration.name(),
                new MibNode(
                        oid,
                        declaration.name(),
                        module.name(),
                        declaration.kind(),
                        type,
                        index(module.name(), declaration, 0),
                        objects(module, declaration, orphans)));
    }

    private List<String> objects(MibModule module, NodeDeclaration of, Orphans orphans) {
        if (of.objects().isEmpty()) {
            return List.of();
        }
        var oids = new ArrayList<String>(of.objects().size());
        for (String name : of.objects()) {
            String oid = resolver.oid(module.name(), name);
            if (oid == null) {
                orphans.add("object ", name, of);
            } else {
                oids.add(oid);
            }
        }
        return Collections.unmodifiableList(oids);
    }

    /** A row that augments has the index of the other, which may itself augment: a few steps at most. */
    private List<MibNode.IndexPart> index(String module, NodeDeclaration row, int depth) {
        String other = row.augments();
        if (other != null && row.index().isEmpty()) {
            return switch (scope.node(module, other)) {
                case Scope.Compiled compiled -> compiled.node().index();
                case Scope.Declared(String owner, NodeDeclaration base) when depth < 8 -> index(owner, base, depth + 1);
                default -> List.of();
            };
        }
        var parts = new ArrayList<MibNode.IndexPart>();
        for (IndexName part : row.index()) {
            ValueType type = resolver.objectType(module, part.name());
            if (type == null) {
                return List.of();
            }
            parts.add(new MibNode.IndexPart(part.name(), type, part.implied()));
        }
        return List.copyOf(parts);
    }
}
