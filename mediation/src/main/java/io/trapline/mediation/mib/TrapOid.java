package io.trapline.mediation.mib;

import io.trapline.mediation.mib.MibModule.OidPath;
import java.util.Arrays;

/** The OID of an SMIv1 trap (RFC 3584 section 3.1). */
final class TrapOid {

    private TrapOid() {}

    /** The enterprise, a zero and the number; those of {@code snmp} are the generic traps. */
    static OidPath of(OidPath enterprise, int number) {
        if ("snmp".equals(enterprise.root()) && enterprise.numbers().length == 0) {
            return new OidPath("snmpTraps", new int[] {number + 1});
        }
        int[] numbers = Arrays.copyOf(enterprise.numbers(), enterprise.numbers().length + 2);
        numbers[numbers.length - 1] = number;
        return new OidPath(enterprise.root(), numbers);
    }
}
