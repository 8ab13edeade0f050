package io.trapline.mediation.rule;

import io.trapline.config.Entry;
import io.trapline.config.Section;
import io.trapline.mediation.Signal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Reads how an alarm is to be treated: {@code hold}, {@code reopen}, {@code clear_after}, {@code flap},
 * {@code adopts_within} at a kind of alarm for all its rules, or at one rule, which then counts.
 */
final class CareReader {

    private static final String[] RAISING = {"hold", "reopen", "clear_after", "flap", "adopts_within"};

    private CareReader() {}

    /** At a kind of alarm. */
    static Care ofType(Section s) {
        return raising(s, Care.NONE);
    }

    /** At a rule: what it does not say is as its kind of alarm says. */
    static Care ofRule(Section s, Signal signal, Care type) {
        if (signal == Signal.RAISE) {
            s.pointless("unverifies", "only what is noted says that clears may have been lost");
            return raising(s, type);
        }
        for (String key : RAISING) {
            s.pointless(key, "only what raises an alarm is treated");
        }
        if (signal == Signal.CLEAR) {
            s.pointless("unverifies", "only what is noted says that clears may have been lost");
            return Care.NONE;
        }
        Entry doubt = s.optional("unverifies");
        return doubt == null || !doubt.flag() ? Care.NONE : doubting();
    }

    private static Care doubting() {
        var none = Care.NONE;
        return new Care(none.hold(), none.reopenWithin(), none.clearAfter(), none.flap(), none.adoptWithin(), true);
    }

    private static Care raising(Section s, Care type) {
        Duration reopen = time(s.optional("reopen"), "24h", type.reopenWithin());
        return new Care(
                time(s.optional("hold"), "1h", type.hold()),
                reopen,
                time(s.optional("clear_after"), "90d", type.clearAfter()),
                flap(s, reopen, type.flap()),
                time(s.optional("adopts_within"), "1h", type.adoptWithin()),
                false);
    }

    private static Duration time(@Nullable Entry entry, String max, Duration otherwise) {
        return entry == null ? otherwise : entry.duration("0s", max);
    }

    private static Care.Flap flap(Section s, Duration reopen, Care.Flap type) {
        Entry entry = s.optional("flap");
        Care.Flap flap =
                entry == null ? type : entry.section().map(CareReader::flap).orElse(type);
        if (flap.turns() > 0 && reopen.compareTo(flap.within()) < 0) {
            String text = "flaps within " + flap.within().toSeconds() + "s are seen only where \"reopen\" is as long";
            if (entry == null) {
                s.error(Codes.INCOMPLETE, text);
            } else {
                entry.error(Codes.INCOMPLETE, text);
            }
            return Care.Flap.NEVER;
        }
        return flap;
    }

    private static Care.Flap flap(Section section) {
        try (Section s = section) {
            return new Care.Flap(
                    s.required("turns").whole(3, Care.Flap.TURNS_MAX),
                    s.required("within").duration("1s", "24h"),
                    s.required("calm").duration("1s", "24h"));
        }
    }
}
