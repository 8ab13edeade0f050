package io.trapline.agent.usm;

import io.trapline.config.Secret;
import io.trapline.config.Settings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a USM user before any engine is: passwords, not keys.
 *
 * @param auth null for a user without authentication
 * @param priv null for a user without privacy; never without {@code auth}
 */
public record UsmUser(
        String name,
        @Nullable AuthProtocol auth,
        @Nullable Secret authPassword,
        @Nullable PrivProtocol priv,
        @Nullable Secret privPassword,
        List<String> engines) {

    public UsmUser {
        if ((auth == null) != (authPassword == null) || (priv == null) != (privPassword == null)) {
            throw new IllegalArgumentException("A protocol and its password come together.");
        }
        if (priv != null && auth == null) {
            throw new IllegalArgumentException("Privacy without authentication does not exist.");
        }
        engines = List.copyOf(engines);
    }

    /** One that may speak from every engine. */
    public UsmUser(
            String name,
            @Nullable AuthProtocol auth,
            @Nullable Secret authPassword,
            @Nullable PrivProtocol priv,
            @Nullable Secret privPassword) {
        this(name, auth, authPassword, priv, privPassword, List.of());
    }

    /** The users of the configuration. */
    public static List<UsmUser> of(List<Settings.V3User> users) {
        return users.stream().map(UsmUser::of).toList();
    }

    private static UsmUser of(Settings.V3User user) {
        Settings.V3Auth auth = user.auth();
        Settings.V3Priv priv = user.priv();
        return new UsmUser(
                user.name(),
                auth == null ? null : AuthProtocol.of(auth.word()).orElseThrow(),
                user.authPassword(),
                priv == null ? null : PrivProtocol.of(priv.word()).orElseThrow(),
                user.privPassword(),
                user.engines());
    }
}
