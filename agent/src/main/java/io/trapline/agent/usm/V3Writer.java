package io.trapline.agent.usm;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Writes SNMPv3 messages under USM (layout: {@link V3Layout}): sealed ones as we send them
 * (RFC 3414 section 3.1), plain ones as we keep them. Safe for use by any thread.
 */
final class V3Writer {

    private static final int MESSAGE_BYTES_MAX = 65_507;
    private static final int USM = 3;
    private static final int SALT_BYTES = 8;
    private static final int DES_BLOCK_BYTES = 8;

    /** Never the same twice while the process lives, and hardly over restarts (RFC 3414 section 8.1.1.1). */
    private static final AtomicLong SALT =
            new AtomicLong(ThreadLocalRandom.current().nextLong());

    /** Where a message comes from in its engine's time, and who speaks. */
    record Header(long msgId, int flags, byte[] engineId, long boots, long time, String user) {}

    private V3Writer() {}

    /** A message without security parameters around a plain scoped PDU. */
    static byte[] plain(Header header, byte[] scopedPdu) {
        return message(header, new byte[0], new byte[0], scopedPdu);
    }

    /** A message sealed as its flags say. */
    static byte[] sealed(Header header, byte[] scopedPdu, UsmKeys keys, int privKey) {
        try {
            AuthProtocol auth = keys.user().auth();
            byte[] authKey = keys.authKey();
            if ((header.flags & V3Layout.AUTH) == 0 || auth == null || authKey == null) {
                return plain(header, scopedPdu);
            }
            PrivProtocol priv =
                    (header.flags & V3Layout.PRIV) == 0 ? null : keys.user().priv();
            byte[] salt = priv == null ? new byte[0] : salt(priv, header);
            byte[] data = priv == null ? scopedPdu : encrypted(priv, keys.privKey(privKey), header, salt, scopedPdu);
            byte[] message = message(header, new byte[auth.tagBytes()], salt, data);
            var layout = V3Layout.of(message);
            if (layout == null) {
                throw new IllegalStateException("A message of ours that we cannot read.");
            }
            Mac mac = Mac.getInstance(auth.hmac());
            mac.init(new SecretKeySpec(authKey, auth.hmac()));
            System.arraycopy(mac.doFinal(message), 0, message, layout.tagFrom(), auth.tagBytes());
            return message;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK lacks a protocol of USM.", e);
        }
    }

    private static byte[] salt(PrivProtocol priv, Header header) {
        long next = SALT.incrementAndGet();
        var salt = ByteBuffer.allocate(SALT_BYTES);
        return (priv.desFamily() ? salt.putInt((int) header.boots).putInt((int) next) : salt.putLong(next)).array();
    }

    private static byte[] encrypted(PrivProtocol priv, byte[] material, Header header, byte[] salt, byte[] plain)
            throws GeneralSecurityException {
        Cipher cipher = UsmOpener.cipher(Cipher.ENCRYPT_MODE, priv, material, header.boots, header.time, salt);
        int padding = priv.desFamily() ? -plain.length & (DES_BLOCK_BYTES - 1) : 0;
        var in = ByteBuffer.allocate(plain.length + padding).put(plain).array();
        return tlv(0x04, cipher.doFinal(in));
    }

    private static byte[] message(Header header, byte[] tag, byte[] salt, byte[] data) {
        byte[] global = tlv(
                0x30,
                integer(header.msgId),
                integer(MESSAGE_BYTES_MAX),
                tlv(0x04, new byte[] {(byte) header.flags}),
                integer(USM));
        byte[] security = tlv(
                0x30,
                tlv(0x04, header.engineId),
                integer(header.boots),
                integer(header.time),
                tlv(0x04, header.user.getBytes(StandardCharsets.UTF_8)),
                tlv(0x04, tag),
                tlv(0x04, salt));
        return tlv(0x30, integer(3), global, tlv(0x04, security), data);
    }

    /** A Report of one counter (RFC 3412 section 7.1.3): the scoped PDU in our own context. */
    static byte[] report(byte[] engineId, long requestId, int counter, long value) {
        byte[] oid = {0x2b, 6, 1, 6, 3, 15, 1, 1, (byte) counter, 0};
        byte[] binding = tlv(0x30, tlv(0x06, oid), tlv(0x41, unsigned(value)));
        byte[] pdu = tlv(0xa8, integer(requestId), integer(0), integer(0), tlv(0x30, binding));
        return tlv(0x30, tlv(0x04, engineId), tlv(0x04), pdu);
    }

    private static byte[] integer(long value) {
        return tlv(0x02, BigInteger.valueOf(value).toByteArray());
    }

    private static byte[] unsigned(long value) {
        return BigInteger.valueOf(value & 0xffffffffL).toByteArray();
    }

    private static byte[] tlv(int tag, byte[]... parts) {
        var out = new ByteArrayOutputStream();
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        out.write(tag);
        if (length < 0x80) {
            out.write(length);
        } else if (length < 0x100) {
            out.write(0x81);
            out.write(length);
        } else if (length < 0x10000) {
            out.write(0x82);
            out.write(length >> 8);
            out.write(length);
        } else {
            throw new IllegalArgumentException("An SNMP message of " + length + " bytes.");
        }
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
