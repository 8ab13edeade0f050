package io.trapline.agent.usm;

import io.trapline.agent.usm.Opening.Opened;
import io.trapline.agent.usm.Opening.Refused;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Opens SNMPv3 messages: verifies the digest, then decrypts (RFC 3414 section 3.2 steps 6 and 8; the
 * time window of step 7 needs a clock and is the listener's). Never throws for what a message says.
 * Stateless, safe for use by any thread.
 */
public final class UsmOpener {

    private static final int SALT_BYTES = 8;

    private UsmOpener() {}

    /** The engine that a message names as authoritative; null when it is no SNMPv3 message under USM. */
    public static byte @Nullable [] engineId(byte[] message) {
        V3Layout layout = V3Layout.of(message);
        return layout == null ? null : layout.engineId();
    }

    /** Opens with passwords: makes the keys for the message's engine first, which takes milliseconds. */
    public static Opening open(byte[] message, UsmUser user) {
        byte[] engineId = engineId(message);
        return engineId == null ? new Refused(UsmReason.MALFORMED) : open(message, UsmKeys.localize(user, engineId));
    }

    /** Opens with keys that were made for the message's engine. */
    public static Opening open(byte[] message, UsmKeys keys) {
        V3Layout layout = V3Layout.of(message);
        if (layout == null || (layout.isPrivate() && !layout.authenticated())) {
            return new Refused(UsmReason.MALFORMED);
        }
        boolean discovery = layout.user().isEmpty() && !layout.authenticated(); // RFC 3414 section 4
        if (!discovery && !layout.user().equals(keys.user().name())) {
            return new Refused(UsmReason.UNKNOWN_USER);
        }
        byte[] authKey = keys.authKey();
        if ((layout.authenticated() && authKey == null)
                || (layout.isPrivate() && keys.user().priv() == null)) {
            return new Refused(UsmReason.UNSUPPORTED_SECURITY_LEVEL);
        }
        try {
            if (layout.authenticated() && !verified(message, layout, keys, authKey)) {
                return new Refused(UsmReason.WRONG_DIGEST);
            }
            return layout.isPrivate() ? decrypted(message, layout, keys) : plain(message, layout);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK lacks a protocol of USM.", e);
        }
    }

    private static Opening plain(byte[] message, V3Layout layout) {
        return layout.encrypted()
                ? new Refused(UsmReason.MALFORMED)
                : new Opened(Arrays.copyOfRange(message, layout.dataFrom(), layout.end()), 0);
    }

    /** The HMAC over the whole message with its own place zeroed (RFC 3414 section 6.3.2). */
    private static boolean verified(byte[] message, V3Layout layout, UsmKeys keys, byte @Nullable [] authKey)
            throws GeneralSecurityException {
        AuthProtocol auth = keys.user().auth();
        if (auth == null || authKey == null || layout.tagBytes() != auth.tagBytes()) {
            return false;
        }
        Mac mac = Mac.getInstance(auth.hmac());
        mac.init(new SecretKeySpec(authKey, auth.hmac()));
        mac.update(message, 0, layout.tagFrom());
        mac.update(new byte[layout.tagBytes()]);
        int behind = layout.tagFrom() + layout.tagBytes();
        mac.update(message, behind, layout.end() - behind);
        byte[] expected = Arrays.copyOf(mac.doFinal(), auth.tagBytes());
        byte[] stated = Arrays.copyOfRange(message, layout.tagFrom(), behind);
        return MessageDigest.isEqual(expected, stated);
    }

    /** Tries every key extension; what decrypts to a scoped PDU is right. */
    private static Opening decrypted(byte[] message, V3Layout layout, UsmKeys keys) throws GeneralSecurityException {
        PrivProtocol priv = keys.user().priv();
        boolean whole = layout.encrypted() && layout.salt().length == SALT_BYTES;
        if (priv == null || !whole || (priv.desFamily() && layout.dataBytes() % 8 != 0)) {
            return new Refused(UsmReason.DECRYPTION);
        }
        for (int i = 0; i < keys.privKeyCount(); i++) {
            byte[] plain = cipher(Cipher.DECRYPT_MODE, priv, keys.privKey(i), layout)
                    .doFinal(message, layout.dataFrom(), layout.dataBytes());
            int size = V3Layout.scopedPduBytes(plain);
            if (size > 0) {
                return new Opened(size == plain.length ? plain : Arrays.copyOf(plain, size), i);
            }
        }
        return new Refused(UsmReason.DECRYPTION);
    }

    private static Cipher cipher(int mode, PrivProtocol priv, byte[] material, V3Layout layout)
            throws GeneralSecurityException {
        return cipher(mode, priv, material, layout.boots(), layout.time(), layout.salt());
    }

    /** A cipher with the initial vector of one message, whichever way it goes. */
    static Cipher cipher(int mode, PrivProtocol priv, byte[] material, long boots, long time, byte[] salt)
            throws GeneralSecurityException {
        byte[] iv;
        if (priv.desFamily()) {
            // The pre-IV behind the key, mixed with the salt (RFC 3414 section 8.1.1.1).
            iv = Arrays.copyOfRange(material, priv.keyBytes(), priv.keyBytes() + SALT_BYTES);
            for (int i = 0; i < SALT_BYTES; i++) {
                iv[i] ^= salt[i];
            }
        } else {
            // Boots, time and salt (RFC 3826 section 3.1.2.1).
            iv = ByteBuffer.allocate(16)
                    .putInt((int) boots)
                    .putInt((int) time)
                    .put(salt)
                    .array();
        }
        Cipher cipher = Cipher.getInstance(priv.transformation());
        byte[] key = Arrays.copyOf(material, priv.keyBytes());
        cipher.init(mode, new SecretKeySpec(key, priv.cipher()), new IvParameterSpec(iv));
        return cipher;
    }
}
