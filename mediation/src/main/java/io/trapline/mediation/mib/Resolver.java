package io.trapline.mediation.mib;

import io.trapline.mediation.mib.MibModule.NodeDeclaration;
import io.trapline.mediation.mib.MibModule.OidPath;
import io.trapline.mediation.mib.MibModule.Syntax;
import io.trapline.mediation.mib.MibModule.TypeDeclaration;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds what names stand for, across modules. A name is looked for in its own module, where it is imported
 * from, among the words of SMI, and at last in every module: published modules import from the wrong one.
 * Owned by the thread that resolves; every name is resolved once.
 */
final class Resolver {

    /** More parents than this have more numbers than an OID may have. */
    private static final int DEPTH_MAX = 256;

    private static final String IN_PROGRESS = "?";
    private static final String UNKNOWN = "";

    private static final ValueType NO_TYPE = ValueType.of(ValueType.Base.OTHER);

    private final Scope scope;
    private final Map<String, String> oids = new HashMap<>();
    private final Map<String, ValueType> types = new HashMap<>();
    private final Map<String, String> whyUnknown = new HashMap<>();

    Resolver(Scope scope) {
        this.scope = scope;
    }

    /** The OID of a name as {@code module} understands it; null when unknown, see {@link #why}. */
    @Nullable
    String oid(String module, String name) {
        return oid(module, name, 0);
    }

    /** The OID of a declaration of {@code module}, also of one whose name is taken. */
    @Nullable
    String oid(MibModule module, MibModule.NodeDeclaration declaration) {
        boolean first = scope.node(module.name(), declaration.name()) instanceof Scope.Declared found
                && found.declaration() == declaration;
        String key = module.name() + "::" + declaration.name();
        return first ? declared(module.name(), declaration, 0) : path(module.name(), declaration, 0, key);
    }

    /** The word at whose absence the name failed. */
    String why(String module, String name) {
        return whyUnknown.getOrDefault(module + "::" + name, name);
    }

    private @Nullable String oid(String module, String name, int depth) {
        Scope.Found found = scope.node(module, name);
        return switch (found) {
            case Scope.Place place -> place.oid();
            case Scope.Compiled compiled -> compiled.node().oid();
            case Scope.Nothing _ -> null;
            case Scope.Declared(String owner, NodeDeclaration declaration) -> declared(owner, declaration, depth);
        };
    }

    private @Nullable String declared(String module, NodeDeclaration declaration, int depth) {
        String key = module + "::" + declaration.name();
        String known = oids.get(key);
        if (known != null) {
            return known.equals(UNKNOWN) || known.equals(IN_PROGRESS) ? null : known;
        }
        oids.put(key, IN_PROGRESS);
        String oid = depth > DEPTH_MAX ? null : path(module, declaration, depth, key);
        oids.put(key, oid == null ? UNKNOWN : oid);
        return oid;
    }

    private @Nullable String path(String module, NodeDeclaration declaration, int depth, String key) {
        OidPath path = declaration.oid();
        String root = path.root();
        String parent = "";
        if (root != null) {
            // A trap may be named like its enterprise's object; it is never its own parent.
            parent =
                    root.equals(declaration.name()) ? BaseWords.place(root).orElse(null) : oid(module, root, depth + 1);
            if (parent == null) {
                whyUnknown.put(key, why(module, root));
                return null;
            }
        }
        String oid = dotted(parent, path.numbers());
        if (oid == null) {
            whyUnknown.put(key, declaration.name() + " (its OID has too many numbers)");
        }
        return oid;
    }

    private static @Nullable String dotted(String parent, int[] numbers) {
        if (parts(parent) + numbers.length > OidReader.SUB_IDENTIFIERS_MAX) {
            return null;
        }
        var own = new StringBuilder(numbers.length * 4);
        for (int number : numbers) {
            own.append('.').append(Integer.toUnsignedLong(number));
        }
        return parent.isEmpty() ? own.substring(Math.min(1, own.length())) : parent.concat(own.toString());
    }

    private static int parts(String oid) {
        int parts = oid.isEmpty() ? 0 : 1;
        for (int dot = oid.indexOf('.'); dot >= 0; dot = oid.indexOf('.', dot + 1)) {
            parts++;
        }
        return parts;
    }

    /** The type of a value declared with {@code syntax} in {@code module}; null when its name is unknown. */
    @Nullable
    ValueType type(String module, Syntax syntax) {
        ValueType base = type(module, syntax.base(), 0);
        if (base == null) {
            return null;
        }
        boolean bits = base.base() == ValueType.Base.BITS;
        return new ValueType(
                base.base(),
                base.convention(),
                base.hint(),
                syntax.labels().isEmpty() || !(bits || base.number()) ? base.labels() : copy(syntax.labels()),
                syntax.octets() >= 0 ? syntax.octets() : base.octets());
    }

    /** The type of an object's values as {@code module} understands its name; null when unknown. */
    @Nullable
    ValueType objectType(String module, String name) {
        return switch (scope.node(module, name)) {
            case Scope.Compiled compiled -> compiled.node().type();
            case Scope.Declared(String owner, NodeDeclaration declaration) -> {
                Syntax syntax = declaration.syntax();
                yield syntax == null ? null : type(owner, syntax);
            }
            case Scope.Place _ -> null;
            case Scope.Nothing _ -> type(module, name, 0);
        };
    }

    private @Nullable ValueType type(String module, String name, int depth) {
        var smi = BaseWords.type(name);
        if (smi.isPresent()) {
            return smi.get();
        }
        return switch (scope.type(module, name)) {
            case Scope.KnownType known -> known.type();
            case Scope.NoType _ -> null;
            case Scope.DeclaredType(String owner, TypeDeclaration declaration) -> named(owner, declaration, depth);
        };
    }

    private @Nullable ValueType named(String module, TypeDeclaration declaration, int depth) {
        String key = module + "::" + declaration.name();
        ValueType known = types.get(key);
        if (known != null) {
            return known == NO_TYPE ? null : known;
        }
        types.put(key, NO_TYPE); // A type that hangs on itself is none; so is one that nobody defines.
        Syntax syntax = declaration.syntax();
        ValueType base = depth > DEPTH_MAX ? null : type(module, syntax.base(), depth + 1);
        if (base == null) {
            return null;
        }
        String hint = declaration.hint();
        ValueType type = new ValueType(
                base.base(),
                declaration.name(),
                hint == null ? base.hint() : hint,
                syntax.labels().isEmpty() ? base.labels() : copy(syntax.labels()),
                syntax.octets() >= 0 ? syntax.octets() : base.octets());
        types.put(key, type);
        return type;
    }

    /** The type that {@code module} declares under this name; null when it has no known base. */
    @Nullable
    ValueType declaredType(String module, TypeDeclaration declaration) {
        return named(module, declaration, 0);
    }

    private static Map<Long, String> copy(Map<Long, String> labels) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }
}
