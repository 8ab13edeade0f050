package io.trapline.agent.usm;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one user at one engine (RFC 3414 section 2.6). Keys for privacy are made when they are
 * first asked for, which is after the digest was right: Reeder's extension hashes a mebibyte. Safe for
 * use by any thread; never printed.
 */
public final class UsmKeys {

    private static final int PASSWORD_STREAM_BYTES = 1 << 20;
    private static final int BLOCK_BYTES = 4_096;

    private final UsmUser user;
    private final byte @Nullable [] authKey;
    private final byte @Nullable [] privBase;
    private final byte[] engineId;

    /** Made when asked for, Blumenthal's extension first. Guarded by this. */
    private final Map<Integer, byte[]> privKeys = new HashMap<>();

    UsmKeys(UsmUser user, byte @Nullable [] authMaster, byte @Nullable [] privMaster, byte[] engineId) {
        this.user = user;
        AuthProtocol auth = user.auth();
        this.authKey = auth == null || authMaster == null ? null : atEngine(auth, authMaster, engineId);
        this.privBase = auth == null || privMaster == null ? null : atEngine(auth, privMaster, engineId);
        this.engineId = engineId;
    }

    /** Localizes a user's passwords for an engine; hashes a mebibyte per password. */
    public static UsmKeys localize(UsmUser user, byte[] engineId) {
        return UsmMaster.of(user).at(engineId);
    }

    UsmUser user() {
        return user;
    }

    byte @Nullable [] authKey() {
        return authKey;
    }

    /** How many keys the user's cipher may have: two where the extensions differ, else one; 0 without privacy. */
    int privKeyCount() {
        PrivProtocol priv = user.priv();
        if (priv == null || privBase == null) {
            return 0;
        }
        // 3DES was drafted with Reeder's way alone.
        return privBase.length >= priv.materialBytes() || priv == PrivProtocol.TRIPLE_DES ? 1 : 2;
    }

    /** Key material for the user's cipher, Blumenthal's before Reeder's. */
    synchronized byte[] privKey(int index) {
        byte[] key = privKeys.get(index);
        PrivProtocol priv = user.priv();
        AuthProtocol auth = user.auth();
        if (key != null) {
            return key;
        }
        if (priv == null || auth == null || privBase == null) {
            throw new IllegalStateException("A user without privacy has no key for it.");
        }
        int needed = priv.materialBytes();
        if (privBase.length >= needed) {
            key = Arrays.copyOf(privBase, needed);
        } else {
            boolean reeder = index == 1 || priv == PrivProtocol.TRIPLE_DES;
            key = extended(reeder ? KeyExtension.REEDER : KeyExtension.BLUMENTHAL, auth, privBase, needed, engineId);
        }
        privKeys.put(index, key);
        return key;
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
        return atEngine(auth, fromPassword(auth, password), engineId);
    }

    /** Password to key: the hash of a mebibyte of it. */
    static byte[] fromPassword(AuthProtocol auth, byte[] password) {
        if (password.length == 0) {
            throw new IllegalArgumentException("A USM password is not empty.");
        }
        MessageDigest digest = digest(auth);
        byte[] block = new byte[password.length * Math.max(1, BLOCK_BYTES / password.length)];
        for (int i = 0; i < block.length; i++) {
            block[i] = password[i % password.length];
        }
        int left = PASSWORD_STREAM_BYTES;
        while (left > 0) {
            int size = Math.min(left, block.length);
            digest.update(block, 0, size);
            left -= size;
        }
        return digest.digest();
    }

    private static byte[] atEngine(AuthProtocol auth, byte[] key, byte[] engineId) {
        MessageDigest digest = digest(auth);
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
