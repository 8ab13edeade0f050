package io.trapline.mediation.turn;

import io.trapline.enrichment.AliasKind;
import io.trapline.mediation.Decoded;
import io.trapline.mediation.VarBind;
import io.trapline.mediation.rule.ObjectName;
import io.trapline.mediation.rule.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an operator wrote on a port (ifAlias, RFC 2863) names it too, last of all: customers and circuits stand there. */
final class PortHints {

    /** IF-MIB::ifAlias, and the dot before its row. */
    private static final String IF_ALIAS = "1.3.6.1.2.1.31.1.1.1.18.";

    /** RFC 2863: DisplayString (SIZE (0..64)); devices send more. */
    private static final int CHARACTERS_MAX = 255;

    private PortHints() {}

    /** The verdict with the ifAlias of its trap among its names, where it is about an object and has none. */
    static Verdict added(Verdict verdict, Decoded message) {
        String hint = verdict.objects().isEmpty() ? null : hint(message);
        if (hint == null || verdict.objects().stream().anyMatch(name -> name.kind() == AliasKind.IF_ALIAS)) {
            return verdict;
        }
        List<ObjectName> names = new ArrayList<>(verdict.objects());
        names.add(new ObjectName(AliasKind.IF_ALIAS, hint));
        return new Verdict(
                verdict.ruleId(),
                verdict.recognised(),
                verdict.signal(),
                verdict.alarmType(),
                verdict.eventType(),
                verdict.severity(),
                verdict.probableCause(),
                verdict.specificProblem(),
                List.copyOf(names),
                verdict.care());
    }

    private static @Nullable String hint(Decoded message) {
        if (!(message instanceof Decoded.Trap trap)) {
            return null;
        }
        return trap.varbinds().stream()
                .filter(bound -> bound.oid().startsWith(IF_ALIAS))
                .map(VarBind::value)
                .filter(text -> !text.isBlank() && text.length() <= CHARACTERS_MAX)
                .findFirst()
                .orElse(null);
    }
}
