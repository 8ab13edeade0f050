package io.trapline.mediation.mib;

import io.trapline.mediation.mib.ValueType.Base;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What every module may use without saying where it comes from: the types of ASN.1 and SMI, and the top of
 * the tree (RFC 1155, RFC 2578). Real modules forget to import them.
 */
final class BaseWords {

    private static final Map<String, Base> TYPES = Map.ofEntries(
            Map.entry("INTEGER", Base.INTEGER),
            Map.entry("Integer32", Base.INTEGER32),
            Map.entry("Integer64", Base.INTEGER),
            Map.entry("BOOLEAN", Base.INTEGER),
            Map.entry("Unsigned32", Base.UNSIGNED32),
            Map.entry("UInteger32", Base.UNSIGNED32),
            Map.entry("Unsigned64", Base.COUNTER64),
            Map.entry("Gauge", Base.GAUGE32),
            Map.entry("Gauge32", Base.GAUGE32),
            Map.entry("Counter", Base.COUNTER32),
            Map.entry("Counter32", Base.COUNTER32),
            Map.entry("Counter64", Base.COUNTER64),
            Map.entry("TimeTicks", Base.TIME_TICKS),
            Map.entry("IpAddress", Base.IP_ADDRESS),
            Map.entry("NetworkAddress", Base.IP_ADDRESS),
            Map.entry("OCTET STRING", Base.OCTET_STRING),
            Map.entry("OBJECT IDENTIFIER", Base.OBJECT_IDENTIFIER),
            Map.entry("BITS", Base.BITS),
            Map.entry("Opaque", Base.OPAQUE),
            Map.entry("NsapAddress", Base.NSAP_ADDRESS),
            Map.entry("NULL", Base.OTHER),
            Map.entry("ObjectSyntax", Base.OTHER),
            Map.entry("SEQUENCE OF", Base.OTHER));

    private static final Map<String, String> PLACES = places();

    private static final Set<String> TOPS =
            Set.of("0", "1", "2", "1.3", "1.3.6", "1.3.6.1", "1.3.6.1.2", "1.3.6.1.2.1", "1.3.6.1.4", "1.3.6.1.4.1");

    private static final Set<String> MACROS = Set.of(
            "TEXTUAL-CONVENTION", "OBJECT-TYPE", "NOTIFICATION-TYPE", "TRAP-TYPE", "Integer32", "NotificationName");

    private BaseWords() {}

    static Optional<ValueType> type(String name) {
        Base base = TYPES.get(name);
        return base == null ? Optional.empty() : Optional.of(ValueType.of(base));
    }

    static Optional<String> place(String name) {
        return Optional.ofNullable(PLACES.get(name));
    }

    /** True for a place that everything hangs on, so that naming it says nothing. */
    static boolean top(String oid) {
        return TOPS.contains(oid);
    }

    /** True for what an import may name without anybody having to define it. */
    static boolean known(String symbol) {
        return TYPES.containsKey(symbol)
                || PLACES.containsKey(symbol)
                || MACROS.contains(symbol)
                || MibText.MACROS.contains(symbol);
    }

    private static Map<String, String> places() {
        Map<String, String> places = new HashMap<>();
        places.put("ccitt", "0");
        places.put("zeroDotZero", "0.0");
        places.put("iso", "1");
        places.put("joint-iso-ccitt", "2");
        places.put("org", "1.3");
        places.put("dod", "1.3.6");
        places.put("internet", "1.3.6.1");
        places.put("directory", "1.3.6.1.1");
        places.put("mgmt", "1.3.6.1.2");
        places.put("mib-2", "1.3.6.1.2.1");
        places.put("mib", "1.3.6.1.2.1");
        places.put("transmission", "1.3.6.1.2.1.10");
        places.put("snmp", "1.3.6.1.2.1.11");
        places.put("experimental", "1.3.6.1.3");
        places.put("private", "1.3.6.1.4");
        places.put("enterprises", "1.3.6.1.4.1");
        places.put("security", "1.3.6.1.5");
        places.put("snmpV2", "1.3.6.1.6");
        places.put("snmpDomains", "1.3.6.1.6.1");
        places.put("snmpProxys", "1.3.6.1.6.2");
        places.put("snmpModules", "1.3.6.1.6.3");
        places.put("snmpTraps", "1.3.6.1.6.3.1.1.5");
        return Map.copyOf(places);
    }
}
