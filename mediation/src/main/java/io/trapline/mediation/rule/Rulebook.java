package io.trapline.mediation.rule;

import io.trapline.mediation.Decoded;

/** An immutable, versioned set of rules. Pure, safe for any thread; cost does not grow with the number of rules. */
public interface Rulebook {

    /** 16 hex digits over the rules: the same rules have the same version everywhere. */
    String version();

    /** Most specific rule wins; never null, never throws: without a rule the generic default answers NOTE. */
    Verdict judge(Decoded message);
}
