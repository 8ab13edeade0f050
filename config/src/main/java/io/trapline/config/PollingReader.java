package io.trapline.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads whom we may ask whether a port is up, and how. */
final class PollingReader {

    private PollingReader() {}

    /** Null without the section: nobody is asked. */
    static Settings.@Nullable Polling polling(Section top) {
        Section section = top.section("polling");
        if (section == null) {
            return null;
        }
        try (Section s = section) {
            List<Settings.PollTarget> targets = new ArrayList<>();
            for (Entry entry : s.required("targets").oneOrMore()) {
                entry.section().map(PollingReader::target).ifPresent(targets::add);
            }
            return new Settings.Polling(
                    List.copyOf(targets),
                    s.optional("rate", "20").whole(1, 1_000),
                    s.optional("timeout", "2s").duration("100ms", "30s"),
                    s.optional("retries", "1").whole(0, 5));
        }
    }

    private static Settings.PollTarget target(Section section) {
        try (Section s = section) {
            List<String> networks = s.required("networks").oneOrMore().stream()
                    .map(Entry::network)
                    .toList();
            int port = s.optional("port", "161").whole(1, 65_535);
            boolean alarmTable = s.optional("alarm_table", "false").flag();
            Section v3 = s.section("v3");
            if (v3 != null) {
                s.pointless("community", "\"v3\" says who asks");
                return new Settings.PollTarget(networks, port, null, V3UserReader.asker(v3), alarmTable);
            }
            return new Settings.PollTarget(
                    networks, port, s.required("community").secret(), null, alarmTable);
        }
    }
}
