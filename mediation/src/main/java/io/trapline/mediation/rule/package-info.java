/**
 * Rules that say what a decoded message means in alarm words.
 *
 * <p>Operators and we write them in YAML; {@link RuleLoader} checks and compiles them into an immutable
 * {@link Rulebook}. A message finds its rule by an index: traps by trap OID, syslog by the vendor's
 * mnemonic, an SD-ID or a literal in its text. What a rule costs does not depend on how many there are,
 * and no rule can run away: patterns are literals with bounded gaps, never regular expressions.
 */
@NullMarked
package io.trapline.mediation.rule;

import org.jspecify.annotations.NullMarked;
