package io.trapline.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The section {@code score}. */
final class ScoreReader {

    private static final Pattern TIER = Pattern.compile("([^=]{1,64})=([0-9]{1,3})");
    private static final int TIER_MAX = 100;
    private static final int POINTS_MAX = 999;

    private ScoreReader() {}

    static ScoreWeights score(Section top) {
        try (Section s = top.sectionOrEmpty("score")) {
            return new ScoreWeights(
                    tiers(s.optional("tiers")),
                    s.optional("other_tier", "1").whole(0, TIER_MAX),
                    s.optional("degraded_percent", "40").whole(0, 100),
                    s.optional("at_risk_percent", "15").whole(0, 100),
                    s.optional("unit", "40").whole(0, POINTS_MAX),
                    s.optional("sla", "250").whole(0, POINTS_MAX),
                    s.optional("revenue_band", "20").whole(0, POINTS_MAX),
                    s.optional("flag", "100").whole(0, POINTS_MAX));
        }
    }

    private static Map<String, Integer> tiers(@Nullable Entry list) {
        if (list == null) {
            return ScoreWeights.DEFAULT.tiers();
        }
        var tiers = new LinkedHashMap<String, Integer>();
        for (Entry entry : list.oneOrMore()) {
            String text = entry.text();
            Matcher tier = TIER.matcher(text);
            if (entry.isBroken()) {
                continue;
            }
            if (!tier.matches() || Integer.parseInt(tier.group(2)) > TIER_MAX) {
                entry.error(Codes.FORMAT, "expected a tier and its weight from 0 to " + TIER_MAX + " such as gold=4");
            } else if (tiers.put(tier.group(1), Integer.parseInt(tier.group(2))) != null) {
                entry.error(Codes.DUPLICATE_NAME, "this tier has a weight already");
            }
        }
        return Map.copyOf(tiers);
    }
}
