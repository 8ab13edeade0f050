package io.trapline.agent.usm;

import io.trapline.config.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one user at one engine (RFC 3414 section 2.6). Making them hashes a mebibyte per
 * password: milliseconds, so keep them. Immutable; never printed.
 */
public final class UsmKeys {

    private static final int PASSWORD_STREAM_BYTES = 1 << 20;

    private final UsmUser user;
    private final byte @Nullable [] authKey;
    private final List<byte[]> privKeys;

    private UsmKeys(UsmUser user, byte @Nullable [] authKey, List<byte[]> privKeys) {
        this.user = user;
        this.authKey = authKey;
        this.privKeys = privKeys;
    }

    /** Localizes a user's passwords for an engine. */
    public static UsmKeys localize(UsmUser user, byte[] engineId) {
        AuthProtocol auth = user.auth();
        Secret authPassword = user.authPassword();
        if (auth == null || authPassword == null) {
            return new UsmKeys(user, null, List.of());
        }
        Secret privPassword = user.privPassword();
        PrivProtocol priv = user.priv();
        List<byte[]> privKeys =
                priv == null || privPassword == null ? List.of() : privKeys(auth, priv, octets(privPassword), engineId);
        return new UsmKeys(user, localized(auth, octets(authPassword), engineId), privKeys);
    }

    UsmUser user() {
        return user;
    }

    byte @Nullable [] authKey() {
        return authKey;
    }

    /** Key material for the user's cipher; more than one where the two extensions differ, Blumenthal's first. */
    List<byte[]> privKeys() {
        return privKeys;
    }

    private static byte[] octets(Secret password) {
        return password.reveal().getBytes(StandardCharsets.UTF_8);
    }

    private static List<byte[]> privKeys(AuthProtocol auth, PrivProtocol priv, byte[] password, byte[] engineId) {
        byte[] base = localized(auth, password, engineId);
        int needed = priv.materialBytes();
        if (base.length >= needed) {
            return List.of(Arrays.copyOf(base, needed));
        }
        List<byte[]> keys = new ArrayList<>();
        for (KeyExtension way : KeyExtension.values()) {
            // 3DES was drafted with Reeder's way alone.
            if (priv != PrivProtocol.TRIPLE_DES || way == KeyExtension.REEDER) {
                keys.add(extended(way, auth, base, needed, engineId));
            }
        }
        return List.copyOf(keys);
    }

    /** Lengthens a localized key to {@code needed} octets. */
    static byte[] extended(KeyExtension way, AuthProtocol auth, byte[] base, int needed, byte[] engineId) {
        byte[] key = base;
        byte[] last = base;
        while (key.length < needed) {
            last = switch (way) {
                case BLUMENTHAL -> digest(auth).digest(key);
                case REEDER -> localized(auth, last, engineId);
            };
            byte[] longer = Arrays.copyOf(key, key.length + last.length);
            System.arraycopy(last, 0, longer, key.length, last.length);
            key = longer;
        }
        return Arrays.copyOf(key, needed);
    }

    /** Password to key, then key to localized key (RFC 3414 appendix A.2). */
    static byte[] localized(AuthProtocol auth, byte[] password, byte[] engineId) {
        MessageDigest digest = digest(auth);
        if (password.length == 0) {
            throw new IllegalArgumentException("A USM password is not empty.");
        }
        byte[] block = new byte[password.length * Math.max(1, 4096 / password.length)];
        for (int i = 0; i < block.length; i++) {
            block[i] = password[i % password.length];
        }
        int left = PASSWORD_STREAM_BYTES;
        while (left > 0) {
            int size = Math.min(left, block.length);
            digest.update(block, 0, size);
            left -= size;
        }
        byte[] key = digest.digest();
        digest.update(key);
        digest.update(engineId);
        return digest.digest(key);
    }

    private static MessageDigest digest(AuthProtocol auth) {
        try {
            return MessageDigest.getInstance(auth.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK lacks " + auth.digest() + ".", e);
        }
    }
}
