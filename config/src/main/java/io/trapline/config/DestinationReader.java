package io.trapline.config;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the list of destinations: webhooks that get tickets, files that get events. */
final class DestinationReader {

    private static final String TOKEN = "token";

    private enum Type {
        WEBHOOK,
        FILE
    }

    /** By what is spoken there, each in the order of the file. */
    record Destinations(List<Settings.Destination> webhooks, List<Settings.EventFile> files) {}

    /** b64token of RFC 6750, section 2.1. */
    private static final Pattern BEARER = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    private final Path base;
    private final Folders folders;
    private final Names names = new Names();
    private final Map<Path, String> paths = new HashMap<>();

    /** @param base what relative paths count from */
    DestinationReader(Path base, Folders folders) {
        this.base = base;
        this.folders = folders;
    }

    Destinations destinations(Section top) {
        List<Settings.Destination> webhooks = new ArrayList<>();
        List<Settings.EventFile> files = new ArrayList<>();
        for (Section section : top.sections("forwarders")) {
            try (Section s = section) {
                String name = names.claim(s.required("name"));
                Entry typed = s.required("type");
                Type type = typed.word(Type.values(), ListenerReader::word);
                if (type == Type.FILE) {
                    files.add(file(s, name));
                } else {
                    webhooks.add(webhook(s, name, typed.isBroken()));
                }
            }
        }
        return new Destinations(List.copyOf(webhooks), List.copyOf(files));
    }

    private Settings.Destination webhook(Section s, String name, boolean unsure) {
        if (!unsure) {
            refuse(s, "it is for files; a webhook is posted to", "path", "rotate_at", "files_kept");
        }
        Entry address = s.required("url");
        URI url = address.http();
        if (!address.isBroken() && url.getRawQuery() != null) {
            address.error(Codes.FORMAT, "has a query; expected a path to which /reference can be added");
        }
        Entry token = s.optional(TOKEN);
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

    private Settings.EventFile file(Section s, String name) {
        refuse(
                s,
                "it is for webhooks; a file gets every event as it comes",
                "url",
                TOKEN,
                "grouping_wait",
                "request_timeout",
                "backoff",
                "give_up_after");
        Path path = place(s.required("path"));
        long rotateAt = s.optional("rotate_at", "256MiB").size("1MiB", "1TiB");
        int kept = s.optional("files_kept", "16").whole(1, 100_000);
        return new Settings.EventFile(name, path, rotateAt, kept);
    }

    /** A file that is there or can be made, and that no other destination writes. */
    private Path place(Entry entry) {
        Path path = entry.path(base).normalize();
        @Nullable Path parent = path.getParent();
        if (entry.isBroken() || parent == null) {
            return path;
        }
        if (Files.isDirectory(path)) {
            entry.error(Codes.FOLDER, path + " is a folder, expected a file");
            return path;
        }
        String before = paths.putIfAbsent(path, entry.place());
        if (before != null) {
            entry.error(
                    Codes.DUPLICATE_NAME, "is the same file as at " + before + "; two writers would mix their lines");
        }
        folders.writable(entry, parent);
        return path;
    }

    private static void refuse(Section s, String why, String... keys) {
        for (String key : keys) {
            s.pointless(key, why);
        }
    }
}
