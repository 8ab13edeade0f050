package io.trapline.mediation.inbox;

import io.trapline.mediation.Decoded;
import io.trapline.mediation.VarBind;
import java.util.List;

/**
 * What makes two unknown traps the same kind.
 *
 * @param enterprise of the message, or what its trap OID says of it (RFC 3584 section 3.2); empty for neither
 * @param trapOid dotted; empty when the message has none
 * @param shape the types of its bindings in order, at most {@value #SHAPE_MAX} of them: the OIDs end in
 *     instances, of which there are as many as ports
 */
public record InboxGroup(String enterprise, String trapOid, List<String> shape) {

    static final int SHAPE_MAX = 64;

    public static InboxGroup of(Decoded.Trap trap) {
        String oid = trap.trapOid() == null ? "" : trap.trapOid();
        String enterprise = trap.enterprise();
        List<String> shape =
                trap.varbinds().stream().limit(SHAPE_MAX).map(VarBind::type).toList();
        return new InboxGroup(enterprise == null ? enterprise(oid) : enterprise, oid, shape);
    }

    private static String enterprise(String trapOid) {
        int last = trapOid.lastIndexOf('.');
        if (last < 0) {
            return "";
        }
        String above = trapOid.substring(0, last);
        return above.endsWith(".0") ? above.substring(0, above.length() - 2) : above;
    }
}
