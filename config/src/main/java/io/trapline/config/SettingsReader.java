package io.trapline.config;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the main file into {@link Settings}. Reads that file and what it refers to by
 * <code>${…}</code>, looks whether the folders it names are there, and touches nothing else.
 */
public final class SettingsReader {

    /**
     * What one reading gave.
     *
     * @param settings empty when there is an error among the findings
     * @param readable what could be read beside the errors, with placeholders in their places: good
     *     for finding more mistakes, not for a start; empty when the file is no YAML
     * @param findings errors and warnings, by place
     */
    public record Reading(Optional<Settings> settings, Optional<Settings> readable, List<Finding> findings) {}

    /** {@code jdbc:postgresql:}, hosts with or without ports, database, parameters; all but the first may lack. */
    private static final Pattern POSTGRESQL =
            Pattern.compile("(?s)jdbc:postgresql:(?://HOST(?:,HOST)*(?:/[^?]*)?|[^/?:]+)(?:\\?.*)?"
                    .replace("HOST", "(?:\\[[0-9a-fA-F:.%]+]|[^/?#,:\\[\\]]*)(?::\\d{1,5})?"));

    private final Path folder;
    private final Folders folders;

    private SettingsReader(Path folder) {
        this.folder = folder;
        this.folders = new Folders(folder);
    }

    /** The settings, or every error of the file. */
    public static Settings read(Path file) throws ConfigException {
        Reading reading = check(file);
        return reading.settings().orElseThrow(() -> new ConfigException(reading.findings()));
    }

    /** The same with warnings, for those who only want to know. */
    public static Reading check(Path file) {
        return check(file, System.getenv());
    }

    static Reading check(Path file, Map<String, String> environment) {
        Findings findings = new Findings();
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file.toAbsolutePath());
        Optional<Settings> settings = YamlFile.read(file, findings, new Surroundings(environment, folder))
                .map(top -> new SettingsReader(folder).settings(top));
        return new Reading(findings.refuse() ? Optional.empty() : settings, settings, findings.sorted());
    }

    /** Reads what it can; a placeholder stands wherever there is a finding. */
    static Settings settings(Section top, Path folder) {
        return new SettingsReader(folder).settings(top);
    }

    private Settings settings(Section top) {
        try (top) {
            Entry version = top.required("version");
            if (version.whole(0, Integer.MAX_VALUE) != 1) {
                version.error(Codes.VERSION, "this release reads version 1 only");
            }
            Binds binds = new Binds();
            Settings.Site site = site(top);
            Path data = folders.writable(top.optional("data", "/var/lib/trapline"));
            List<Settings.Listener> listeners = new ListenerReader(binds, new TlsReader(folder)).listeners(top);
            List<Settings.V3User> users = new V3UserReader().users(top, listeners);
            Settings.Sources sources = SourcesReader.sources(top);
            Settings.Journal journal = journal(top);
            List<Path> rules = rules(top);
            Path mibs = mibs(top);
            Settings.Bss bss = bss(top);
            DestinationReader.Destinations to = new DestinationReader(folder, folders).destinations(top);
            return new Settings(
                    site,
                    data,
                    listeners,
                    users,
                    sources,
                    journal,
                    rules,
                    mibs,
                    bss,
                    to.webhooks(),
                    to.files(),
                    new WebReader(binds, new TlsReader(folder)).web(top),
                    northbound(top),
                    PollingReader.polling(top),
                    ScoreReader.score(top));
        }
    }

    private static Settings.Site site(Section top) {
        Optional<Section> site = top.required("site").section();
        if (site.isEmpty()) {
            return new Settings.Site("", ZoneId.of("UTC"));
        }
        try (Section s = site.get()) {
            return new Settings.Site(
                    s.required("name").name(), s.optional("timezone", "UTC").zone());
        }
    }

    private static Settings.Journal journal(Section top) {
        try (Section s = top.sectionOrEmpty("journal")) {
            return new Settings.Journal(
                    s.optional("reserve", "2GiB").size("1MiB", "1TiB"),
                    s.optional("keep", "20GiB").size("64MiB", "1024TiB"));
        }
    }

    private List<Path> rules(Section top) {
        Entry rules = top.optional("rules");
        if (rules == null) {
            return List.of(folder.resolve("rules"));
        }
        List<Path> paths = new ArrayList<>();
        for (Entry entry : rules.list()) {
            Path path = folders.present(entry);
            if (paths.contains(path)) {
                entry.error(Codes.DUPLICATE_NAME, "is listed twice; every rule in it would be there twice");
            }
            paths.add(path);
        }
        return List.copyOf(paths);
    }

    /** One that is named must be there; the default one may come later. */
    private Path mibs(Section top) {
        Entry mibs = top.optional("mibs");
        return mibs == null ? folder.resolve("mibs") : folders.present(mibs);
    }

    private Settings.@Nullable Bss bss(Section top) {
        Section section = top.section("bss");
        if (section == null) {
            return null;
        }
        try (Section s = section) {
            String url = postgresql(s.required("url"));
            String user = s.required("user").text();
            Secret password = s.required("password").secret();
            Path views = folders.present(s.optional("views", "bss"));
            Entry pool = s.optional("pool", "3");
            int connections = pool.whole(1, 50);
            Duration refresh = s.optional("refresh", "5m").duration("1s", "7d");
            String channel = channel(s.optional("notify_channel"));
            if (channel != null && connections < 2 && !pool.isBroken()) {
                pool.error(Codes.RANGE, "expected at least 2: notify_channel takes one connection for itself");
            }
            Duration timeout = s.optional("load_timeout", "2m").duration("1s", "1h");
            int shrink = s.optional("shrink_percent_max", "20").whole(0, 100);
            return new Settings.Bss(url, user, password, views, connections, refresh, channel, timeout, shrink);
        }
    }

    private static String postgresql(Entry entry) {
        String url = entry.text();
        if (!entry.isBroken() && url.matches("(?s).*(?:[?&](?:user|password)=|//[^/?]*@).*")) {
            entry.errorHidden(Codes.FORMAT, "holds a user or password; use the keys \"user\" and \"password\"");
        }
        if (!entry.isBroken() && !POSTGRESQL.matcher(url).matches()) {
            entry.error(Codes.FORMAT, "expected a URL such as jdbc:postgresql://db1,db2:5432/bss");
        }
        return url;
    }

    private static @Nullable String channel(@Nullable Entry entry) {
        if (entry == null) {
            return null;
        }
        String name = entry.text();
        if (!entry.isBroken() && !name.matches("[a-z_][a-z0-9_]{0,62}")) {
            entry.error(Codes.FORMAT, "a channel is 1 to 63 lower-case letters, digits or underscores, no digit first");
        }
        return name;
    }

    private static Settings.Northbound northbound(Section top) {
        try (Section s = top.sectionOrEmpty("northbound")) {
            return new Settings.Northbound(
                    s.list("callbacks").stream().map(Entry::http).toList(),
                    s.optional("request_timeout", "10s").duration("100ms", "5m"),
                    s.optional("give_up_after", "7d").duration("1m", "366d"));
        }
    }
}
