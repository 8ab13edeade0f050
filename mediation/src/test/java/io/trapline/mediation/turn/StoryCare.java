package io.trapline.mediation.turn;

import io.trapline.mediation.rule.Care;
import java.time.Duration;

/** {@code hold=30s reopen=10m clear_after=2h flap=5/10m/5m adopts_within=2m}, each part optional. */
final class StoryCare {

    private StoryCare() {}

    static Care read(String text) {
        Duration hold = Duration.ZERO;
        Duration reopen = Duration.ZERO;
        Duration clearAfter = Duration.ZERO;
        Duration adopt = Duration.ZERO;
        Care.Flap flap = Care.Flap.NEVER;
        for (String part : text.split("\\s+")) {
            String value = part.substring(part.indexOf('=') + 1);
            switch (part.substring(0, part.indexOf('='))) {
                case "hold" -> hold = Story.time(value);
                case "reopen" -> reopen = Story.time(value);
                case "clear_after" -> clearAfter = Story.time(value);
                case "adopts_within" -> adopt = Story.time(value);
                case "flap" -> {
                    String[] f = value.split("/");
                    flap = new Care.Flap(Integer.parseInt(f[0]), Story.time(f[1]), Story.time(f[2]));
                }
                default -> throw new IllegalArgumentException("no such care: " + part);
            }
        }
        return new Care(hold, reopen, clearAfter, flap, adopt, false);
    }
}
