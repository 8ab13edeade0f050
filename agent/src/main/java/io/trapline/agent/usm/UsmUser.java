package io.trapline.agent.usm;

import io.trapline.config.Secret;
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
        @Nullable Secret privPassword) {

    public UsmUser {
        if ((auth == null) != (authPassword == null) || (priv == null) != (privPassword == null)) {
            throw new IllegalArgumentException("A protocol and its password come together.");
        }
        if (priv != null && auth == null) {
            throw new IllegalArgumentException("Privacy without authentication does not exist.");
        }
    }
}
