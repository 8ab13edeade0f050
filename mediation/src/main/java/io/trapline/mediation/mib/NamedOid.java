package io.trapline.mediation.mib;

import java.util.List;

/**
 * An OID with the name that is known for it.
 *
 * @param node at its longest known part
 * @param suffix what follows that part, dotted; empty when all of it is known
 * @param index the suffix by the parts of the row's index; empty when it is no column or does not fit
 */
public record NamedOid(String oid, MibNode node, String suffix, List<IndexValue> index) {

    /** One part of an index, its value as a person reads it. */
    public record IndexValue(String name, String value) {}

    /** {@code IF-MIB::ifOperStatus.3}. */
    public String text() {
        return suffix.isEmpty() ? node.qualified() : node.qualified() + "." + suffix;
    }
}
