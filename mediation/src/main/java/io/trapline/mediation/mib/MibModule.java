package io.trapline.mediation.mib;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A module as written: names not resolved yet.
 *
 * @param file where it was read, for a person
 */
record MibModule(String name, String file, int line, List<Import> imports, List<Declaration> declarations) {

    record Import(String symbol, String module, int line, int column) {}

    /** What a module says about one name. */
    sealed interface Declaration {
        String name();

        int line();

        int column();
    }

    /**
     * A name for an OID.
     *
     * @param syntax of an OBJECT-TYPE; else null
     * @param augments row whose index this row has; null when it has its own or none
     * @param objects of a notification
     */
    record NodeDeclaration(
            String name,
            NodeKind kind,
            OidPath oid,
            @Nullable Syntax syntax,
            List<IndexName> index,
            @Nullable String augments,
            List<String> objects,
            int line,
            int column)
            implements Declaration {}

    /** A textual convention or another type of its own. */
    record TypeDeclaration(
            String name, Syntax syntax, @Nullable String hint, int line, int column) implements Declaration {}

    /** One column of an INDEX clause. */
    record IndexName(String name, boolean implied) {}

    /**
     * An OID as written: the numbers below {@code root}, or from the top when that is null.
     *
     * @param numbers sub-identifiers
     */
    record OidPath(@Nullable String root, int[] numbers) {}

    /**
     * A type as used.
     *
     * @param base a type of ASN.1 or the name of another type
     * @param labels of an enumeration or of BITS; empty for none
     * @param octets exact length of an octet string; -1 when it varies
     */
    record Syntax(String base, Map<Long, String> labels, int octets) {}
}
