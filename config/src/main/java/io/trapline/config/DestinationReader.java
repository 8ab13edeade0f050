package io.trapline.config;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the list of destinations that tickets are forwarded to. */
final class DestinationReader {

    private enum Type {
        WEBHOOK
    }

    /** b64token of RFC 6750, section 2.1. */
    private static final Pattern BEARER = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    private final Names names = new Names();

    List<Settings.Destination> destinations(Section top) {
        List<Settings.Destination> destinations = new ArrayList<>();
        for (Section section : top.sections("forwarders")) {
            destinations.add(destination(section));
        }
        return destinations;
    }

    /** Null also for one that is empty on purpose. */
    private static @Nullable Secret bearer(Entry token) {
        Secret secret = token.secret();
        if (!token.isBroken() && secret.reveal().isEmpty()) {
            return null;
        }
        if (!token.isBroken() && !BEARER.matcher(secret.reveal()).matches()) {
            token.errorHidden(Codes.FORMAT, "has a character that no bearer token may have (RFC 6750)");
        }
        return secret;
    }

    private Settings.Destination destination(Section section) {
        try (Section s = section) {
            String name = names.claim(s.required("name"));
            s.required("type").word(Type.values(), ListenerReader::word);
            Entry address = s.required("url");
            URI url = address.http();
            if (!address.isBroken() && url.getRawQuery() != null) {
                address.error(Codes.FORMAT, "has a query; expected a path to which /reference can be added");
            }
            Entry token = s.optional("token");
            Secret secret = token == null ? null : bearer(token);
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
