package io.trapline.mediation.mib;

import java.util.Map;

/**
 * How a value is to be understood.
 *
 * @param convention name of the textual convention or other named type it was declared with; empty for none
 * @param hint DISPLAY-HINT (RFC 2579 section 3.1); empty for none
 * @param labels of an enumeration by number, of BITS by position
 * @param octets exact length of an octet string; -1 when it varies
 */
public record ValueType(Base base, String convention, String hint, Map<Long, String> labels, int octets) {

    /** The types of the wire. Order is part of the compiled form: add at the end. */
    public enum Base {
        INTEGER("INTEGER"),
        INTEGER32("Integer32"),
        UNSIGNED32("Unsigned32"),
        GAUGE32("Gauge32"),
        COUNTER32("Counter32"),
        COUNTER64("Counter64"),
        TIME_TICKS("TimeTicks"),
        IP_ADDRESS("IpAddress"),
        OCTET_STRING("OCTET STRING"),
        OBJECT_IDENTIFIER("OBJECT IDENTIFIER"),
        BITS("BITS"),
        OPAQUE("Opaque"),
        NSAP_ADDRESS("NsapAddress"),
        /** Something SMI does not have; shown as it came. */
        OTHER("other");

        private final String word;

        Base(String word) {
            this.word = word;
        }

        /** As the RFCs write it. */
        public String word() {
            return word;
        }
    }

    static ValueType of(Base base) {
        return new ValueType(base, "", "", Map.of(), -1);
    }

    boolean number() {
        return switch (base) {
            case INTEGER, INTEGER32, UNSIGNED32, GAUGE32, COUNTER32, COUNTER64, TIME_TICKS -> true;
            default -> false;
        };
    }
}
