package io.trapline.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the users of SNMPv3: names, what they prove and hide with, the engines they may speak from. */
final class V3UserReader {

    /** RFC 3411 section 5: SnmpEngineID is 5 to 32 octets; here in hex, with or without 0x and colons. */
    private static final String ENGINE = "(0x)?([0-9a-f]{2}:?){4,31}[0-9a-f]{2}";

    /** RFC 3414 section 11.2. */
    private static final int PASSWORD_MIN = 8;

    /** SnmpAdminString as msgUserName (RFC 3414 section 2.4). */
    private static final int NAME_MAX = 32;

    List<Settings.V3User> users(Section top, List<Settings.Listener> listeners) {
        Entry list = top.optional("v3_users");
        if (list == null) {
            return List.of();
        }
        boolean heard = listeners.stream()
                .anyMatch(l -> l.type() == Settings.ListenerType.SNMP_TRAP
                        && l.snmp().versions().contains(Settings.SnmpVersion.V3));
        Names names = new Names();
        List<Settings.V3User> users = new ArrayList<>();
        for (Entry entry : list.list()) {
            entry.section().map(section -> user(section, names)).ifPresent(users::add);
        }
        if (!users.isEmpty() && !heard) {
            list.error(Codes.POINTLESS, "would do nothing: no snmp-trap listener accepts v3");
        }
        return List.copyOf(users);
    }

    private static Settings.V3User user(Section section, Names names) {
        try (Section s = section) {
            String name = name(s.required("name"), names);
            return user(s, name, engines(s));
        }
    }

    /** One that asks: it speaks to any engine. */
    static Settings.V3User asker(Section section) {
        try (Section s = section) {
            return user(s, name(s.required("name"), new Names()), List.of());
        }
    }

    private static String name(Entry named, Names names) {
        String name = names.claim(named);
        if (name.length() > NAME_MAX) {
            named.error(Codes.RANGE, "has more than " + NAME_MAX + " characters (RFC 3414)");
        }
        return name;
    }

    private static Settings.V3User user(Section s, String name, List<String> engines) {
        Entry auth = s.optional("auth");
        Entry priv = s.optional("priv");
        if (auth == null && priv != null) {
            priv.error(Codes.FORMAT, "needs \"auth\" too: SNMPv3 has no privacy without authentication");
        }
        return new Settings.V3User(
                name,
                auth == null ? null : auth.word(Settings.V3Auth.values(), Settings.V3Auth::word),
                password(s, "auth_password", auth, "auth"),
                priv == null ? null : priv.word(Settings.V3Priv.values(), Settings.V3Priv::word),
                password(s, "priv_password", priv, "priv"),
                engines);
    }

    private static @Nullable Secret password(Section s, String key, @Nullable Entry protocol, String needs) {
        if (protocol == null) {
            s.pointless(key, "there is no \"" + needs + "\" to use it");
            return null;
        }
        Entry entry = s.required(key);
        Secret password = entry.secret();
        if (!entry.isBroken() && password.reveal().length() < PASSWORD_MIN) {
            entry.errorHidden(Codes.RANGE, "is shorter than " + PASSWORD_MIN + " characters (RFC 3414)");
        }
        return password;
    }

    private static List<String> engines(Section s) {
        List<String> engines = new ArrayList<>();
        for (Entry entry : s.list("engines")) {
            String text = entry.text().toLowerCase(Locale.ROOT);
            if (!entry.isBroken() && !text.matches(ENGINE)) {
                entry.error(Codes.FORMAT, "expected an engine ID of 5 to 32 octets in hex, such as 0x8000000001020304");
            }
            engines.add(text.replace("0x", "").replace(":", ""));
        }
        return List.copyOf(engines);
    }
}
