package io.trapline.config;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads the list of destinations that tickets are forwarded to. */
final class DestinationReader {

    private enum Type {
        WEBHOOK
    }

    private final Names names = new Names();

    List<Settings.Destination> destinations(Section top) {
        List<Settings.Destination> destinations = new ArrayList<>();
        for (Section section : top.sections("forwarders")) {
            destinations.add(destination(section));
        }
        return destinations;
    }

    private Settings.Destination destination(Section section) {
        try (Section s = section) {
            String name = names.claim(s.required("name"));
            s.required("type").word(Type.values(), ListenerReader::word);
            URI url = s.required("url").http();
            Entry token = s.optional("token");
            Secret secret = token == null ? null : token.secret();
            Duration grouping = s.optional("grouping_wait", "1m").duration("0s", "24h");
            Duration timeout = s.optional("request_timeout", "10s").duration("100ms", "5m");
            Duration min;
            Duration max;
            try (Section backoff = s.sectionOrEmpty("backoff")) {
                min = backoff.optional("min", "1s").duration("10ms", "1h");
                Entry most = backoff.optional("max", "5m");
                max = most.duration("10ms", "24h");
                if (!most.isBroken() && max.compareTo(min) < 0) {
                    most.error(Codes.RANGE, "is shorter than min");
                }
            }
            Duration giveUp = s.optional("give_up_after", "7d").duration("1s", "366d");
            return new Settings.Destination(name, url, secret, grouping, timeout, min, max, giveUp);
        }
    }
}
