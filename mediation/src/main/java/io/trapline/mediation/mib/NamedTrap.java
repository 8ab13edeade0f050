package io.trapline.mediation.mib;

import io.trapline.mediation.Decoded;
import io.trapline.mediation.VarBind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an SNMP message says in names. Every number stays where it was: names are beside them.
 *
 * @param trap name of snmpTrapOID.0; null when unknown
 * @param enterprise name of the enterprise; null when unknown or there is none
 * @param varbinds one for each of the message's, in order
 */
public record NamedTrap(@Nullable NamedOid trap, @Nullable NamedOid enterprise, List<NamedVarBind> varbinds) {

    /**
     * @param name of the object; null when no module knows it as one
     * @param display the value as a person reads it; empty when the value says it as well
     */
    public record NamedVarBind(VarBind varbind, @Nullable NamedOid name, String display) {}

    public static NamedTrap of(Decoded.Trap message, MibNames names) {
        Map<String, Long> addressTypes = new HashMap<>();
        List<@Nullable NamedOid> objects = new ArrayList<>();
        for (VarBind varbind : message.varbinds()) {
            NamedOid object = names.object(varbind.oid());
            objects.add(object);
            ValueType type = object == null ? null : object.node().type();
            if (object != null && type != null && type.convention().equals("InetAddressType")) {
                number(varbind.value(), addressTypes, row(object));
            }
        }
        var varbinds = new ArrayList<NamedVarBind>();
        for (int i = 0; i < message.varbinds().size(); i++) {
            VarBind varbind = message.varbinds().get(i);
            NamedOid object = objects.get(i);
            Long addressType = object == null ? null : addressTypes.get(row(object));
            varbinds.add(new NamedVarBind(varbind, object, display(names, varbind, object, addressType)));
        }
        return new NamedTrap(names.trap(message.trapOid()), names.place(message.enterprise()), List.copyOf(varbinds));
    }

    /** What an address and its type have in common: the row, or the group of scalars. */
    private static String row(NamedOid object) {
        String column = object.node().oid();
        return column.substring(0, Math.max(0, column.lastIndexOf('.'))) + "/" + object.suffix();
    }

    private static void number(String decimal, Map<String, Long> into, String key) {
        try {
            into.put(key, Long.parseLong(decimal));
        } catch (NumberFormatException e) {
            // A device that sends text as an InetAddressType says nothing about the address.
            into.remove(key);
        }
    }

    private static String display(
            MibNames names, VarBind varbind, @Nullable NamedOid object, @Nullable Long addressType) {
        if (varbind.type().equals("OBJECT IDENTIFIER")) {
            NamedOid value = names.place(varbind.value());
            return value == null ? "" : value.text();
        }
        ValueType type = object == null ? null : object.node().type();
        return ValueText.of(type == null ? ValueType.of(ValueType.Base.OTHER) : type, varbind, addressType)
                .orElse("");
    }
}
