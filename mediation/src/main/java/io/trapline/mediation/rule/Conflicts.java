package io.trapline.mediation.rule;

import io.trapline.config.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds rules that claim the same messages with equal right, so that only their names would decide.
 * Rules that differ in conditions, or in how much text they ask for, do not conflict: the more
 * specific one wins.
 */
final class Conflicts {

    private Conflicts() {}

    static void complain(List<Rule> rules, Catalogue catalogue) {
        Map<String, List<Rule>> claims = new HashMap<>();
        for (Rule rule : rules) {
            for (String claim : claims(rule)) {
                List<Rule> rivals = claims.computeIfAbsent(claim, k -> new ArrayList<>());
                for (Rule rival : rivals) {
                    if (rival != rule && equalRight(rival, rule)) {
                        complain(catalogue.rule(rule.id()), catalogue.rule(rival.id()), rival.id());
                    }
                }
                rivals.add(rule);
            }
        }
    }

    private static void complain(Entry at, Entry rival, String rivalId) {
        at.error(
                Codes.CONFLICT,
                "claims the same messages as \"" + rivalId + "\" (" + rival.source() + ":" + rival.place()
                        + ") and neither is more specific; add a condition to one of them");
    }

    /** Trigger and text: rules without a claim in common never meet, or differ in text. */
    private static List<String> claims(Rule rule) {
        List<String> claims = new ArrayList<>();
        for (Trigger trigger : rule.triggers()) {
            if (rule.patterns().isEmpty()) {
                claims.add(trigger.toString());
            }
            for (TextPattern pattern : rule.patterns()) {
                claims.add(trigger + "\n" + pattern.skeleton());
            }
        }
        return claims;
    }

    private static boolean equalRight(Rule a, Rule b) {
        return a.general() == b.general()
                && a.conditions().size() == b.conditions().size()
                && a.conditions().stream()
                        .noneMatch(one -> b.conditions().stream().anyMatch(one::excludes));
    }
}
