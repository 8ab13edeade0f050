package io.trapline.config;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the sections {@code web} and {@code auth}: where the pages are, and who gets in. */
final class WebReader {

    private final Binds binds;
    private final TlsReader tls;

    WebReader(Binds binds, TlsReader tls) {
        this.binds = binds;
        this.tls = tls;
    }

    Settings.Web web(Section top) {
        Settings.Auth auth = auth(top);
        try (Section s = top.sectionOrEmpty("web")) {
            Entry bind = s.optional("bind", "127.0.0.1:8080");
            InetSocketAddress at = binds.claim("web", Settings.Wire.TCP, bind);
            Settings.Tls files = tls.pages(s);
            boolean near = bind.isBroken() || at.getAddress().isLoopbackAddress();
            if (!near && auth == null) {
                bind.error(
                        Codes.OPEN_DOOR,
                        "everybody who reaches this address would be let in without a login; "
                                + "add the section \"auth\" (auth: { local: true }), or bind to 127.0.0.1");
            } else if (!near && files == null && auth != null && auth.proxy() == null) {
                bind.warn(
                        Codes.CLEAR_LOGIN,
                        "passwords and sessions cross the network in clear text; set web.tls, or bind to 127.0.0.1 "
                                + "behind a proxy that speaks TLS");
            }
            return new Settings.Web(at, files, auth);
        }
    }

    private static Settings.@Nullable Auth auth(Section top) {
        Section section = top.section("auth");
        if (section == null) {
            return null;
        }
        try (Section s = section) {
            Entry local = s.optional("local", "true");
            boolean users = local.flag();
            Settings.Proxy proxy = proxy(s);
            Settings.Oidc oidc = oidc(s);
            if (!users && proxy == null && oidc == null) {
                local.error(Codes.POINTLESS, "nobody could log in; give \"oidc\" or \"trusted_proxy\" too");
            }
            Entry idle = s.optional("session_idle", "30m");
            Entry longest = s.optional("session_max", "12h");
            Duration unused = idle.duration("1m", "24h");
            Duration most = longest.duration("5m", "7d");
            if (unused.compareTo(most) > 0 && !idle.isBroken() && !longest.isBroken()) {
                idle.error(Codes.RANGE, "is longer than session_max, and would do nothing");
            }
            return new Settings.Auth(
                    users,
                    unused,
                    most,
                    roles(s.optional("hide_revenue_from"), EnumSet.of(Settings.WebRole.VIEWER)),
                    roles(s.optional("hide_names_from"), EnumSet.noneOf(Settings.WebRole.class)),
                    proxy,
                    oidc);
        }
    }

    private static Set<Settings.WebRole> roles(@Nullable Entry list, Set<Settings.WebRole> otherwise) {
        if (list == null) {
            return Set.copyOf(otherwise);
        }
        Set<Settings.WebRole> roles = EnumSet.noneOf(Settings.WebRole.class);
        list.list().forEach(entry -> roles.add(role(entry)));
        return Set.copyOf(roles);
    }

    private static Settings.WebRole role(Entry entry) {
        return entry.word(Settings.WebRole.values(), role -> role.name().toLowerCase(Locale.ROOT));
    }

    private static Settings.@Nullable Proxy proxy(Section auth) {
        Section section = auth.section("trusted_proxy");
        if (section == null) {
            return null;
        }
        try (Section s = section) {
            Entry networks = s.required("networks");
            List<String> cidrs = networks.list().stream().map(Entry::network).toList();
            if (cidrs.isEmpty() && !networks.isBroken()) {
                networks.error(Codes.FORMAT, "is an empty list; name the proxy's own address");
            }
            return new Settings.Proxy(
                    cidrs, s.optional("user_header", "X-Remote-User").name());
        }
    }

    private static Settings.@Nullable Oidc oidc(Section auth) {
        Section section = auth.section("oidc");
        if (section == null) {
            return null;
        }
        try (Section s = section) {
            URI issuer = safe(s.required("issuer"));
            String client = s.required("client_id").text();
            Secret secret = s.required("client_secret").secret();
            URI publicUrl = safe(s.required("public_url"));
            String name = s.optional("name_claim", "preferred_username").text();
            String role = s.optional("role_claim", "groups").text();
            Entry vno = s.optional("vno_claim");
            Entry roles = s.required("roles");
            List<Settings.RoleWord> words = new ArrayList<>();
            for (Entry entry : roles.list()) {
                entry.section().map(WebReader::word).ifPresent(words::add);
            }
            if (words.isEmpty() && !roles.isBroken()) {
                roles.error(Codes.FORMAT, "is an empty list; nobody could log in");
            }
            return new Settings.Oidc(
                    issuer, client, secret, publicUrl, name, role, List.copyOf(words), vno == null ? null : vno.text());
        }
    }

    private static Settings.RoleWord word(Section section) {
        try (Section s = section) {
            return new Settings.RoleWord(s.required("word").text(), role(s.required("role")));
        }
    }

    /** Tokens travel there: in the clear only on this machine. */
    private static URI safe(Entry entry) {
        URI uri = entry.http();
        boolean here = Set.of("localhost", "127.0.0.1", "[::1]").contains(String.valueOf(uri.getHost()));
        if (!entry.isBroken() && "http".equals(uri.getScheme()) && !here) {
            entry.error(Codes.FORMAT, "expected an https URL");
        }
        return uri;
    }
}
