package io.trapline.mediation.mib;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands at an OID.
 *
 * @param oid dotted, without a leading dot
 * @param type of an object's values; null for everything else
 * @param index of a row, also when it augments another; else empty
 * @param objects OIDs of what a notification carries, in order; an object nobody knows is left out
 */
public record MibNode(
        String oid,
        String name,
        String module,
        NodeKind kind,
        @Nullable ValueType type,
        List<IndexPart> index,
        List<String> objects) {

    /** One column of a row's index, told by the sub-identifiers after the column's OID. */
    public record IndexPart(String name, ValueType type, boolean implied) {}

    /** {@code IF-MIB::ifOperStatus}. */
    public String qualified() {
        return module + "::" + name;
    }
}
