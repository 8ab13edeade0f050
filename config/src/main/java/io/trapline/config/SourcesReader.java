package io.trapline.config;

import java.util.ArrayList;
import java.util.List;

/** Reads who sends, whom to believe, and how much one of them may send. */
final class SourcesReader {

    private SourcesReader() {}

    static Settings.Sources sources(Section top) {
        try (Section s = top.sectionOrEmpty("sources")) {
            List<String> relays =
                    s.list("trusted_relays").stream().map(Entry::network).toList();
            return new Settings.Sources(relays, evidence(s), share(s), timezones(s));
        }
    }

    private static List<Settings.Evidence> evidence(Section s) {
        Entry list = s.optional("evidence");
        if (list == null) {
            return Settings.Sources.ORDER;
        }
        List<Settings.Evidence> order = new ArrayList<>();
        for (Entry entry : list.oneOrMore()) {
            Settings.Evidence one = entry.word(Settings.Evidence.values(), ListenerReader::word);
            if (entry.isBroken()) {
                continue;
            }
            if (order.contains(one)) {
                entry.error(Codes.DUPLICATE_NAME, "is listed twice");
            } else if (order.contains(Settings.Evidence.SOURCE)) {
                entry.error(Codes.POINTLESS, "does nothing: every message has a source, which stands before it");
            }
            order.add(one);
        }
        if (!order.contains(Settings.Evidence.SOURCE)) {
            order.add(Settings.Evidence.SOURCE);
        }
        return List.copyOf(order);
    }

    private static List<Settings.ZoneOf> timezones(Section sources) {
        List<Settings.ZoneOf> zones = new ArrayList<>();
        for (Section section : sources.sections("timezones")) {
            try (Section s = section) {
                List<String> networks = s.required("networks").oneOrMore().stream()
                        .map(Entry::network)
                        .toList();
                zones.add(new Settings.ZoneOf(networks, s.required("timezone").zone()));
            }
        }
        return List.copyOf(zones);
    }

    private static Settings.Share share(Section sources) {
        try (Section s = sources.sectionOrEmpty("share")) {
            return new Settings.Share(
                    s.optional("rate", "10000").whole(1, 10_000_000),
                    s.optional("burst", "100000").whole(1, 100_000_000));
        }
    }
}
