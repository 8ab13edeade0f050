package io.trapline.agent.usm;

import io.trapline.config.Secret;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one user before any engine is (RFC 3414 appendix A.2, "Ku"): the mebibyte is hashed
 * here, once per password, so that an engine nobody has seen before costs one short hash and not
 * milliseconds. Immutable; never printed.
 */
public final class UsmMaster {

    private final UsmUser user;
    private final byte @Nullable [] auth;
    private final byte @Nullable [] priv;

    private UsmMaster(UsmUser user, byte @Nullable [] auth, byte @Nullable [] priv) {
        this.user = user;
        this.auth = auth;
        this.priv = priv;
    }

    public static UsmMaster of(UsmUser user) {
        return new UsmMaster(user, key(user.auth(), user.authPassword()), key(user.auth(), user.privPassword()));
    }

    /** The keys of the user at an engine. */
    public UsmKeys at(byte[] engineId) {
        return new UsmKeys(user, auth, priv, engineId);
    }

    UsmUser user() {
        return user;
    }

    private static byte @Nullable [] key(@Nullable AuthProtocol auth, @Nullable Secret password) {
        return auth == null || password == null
                ? null
                : UsmKeys.fromPassword(auth, password.reveal().getBytes(StandardCharsets.UTF_8));
    }
}
