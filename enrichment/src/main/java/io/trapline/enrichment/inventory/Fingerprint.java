package io.trapline.enrichment.inventory;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 over texts and numbers, whole or cut to 16 hex digits. A text is preceded by its length, so that no
 * two sequences feed the same bytes.
 */
final class Fingerprint {

    private final MessageDigest digest;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 13);

    Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    void number(int value) {
        if (buffer.remaining() < 4) {
            drain();
        }
        buffer.putInt(value);
    }

    void text(TextPool texts, int text) {
        int length = texts.length(text);
        number(length);
        if (buffer.remaining() < length) {
            drain();
        }
        if (length > buffer.capacity()) {
            digest.update(texts.bytes(), texts.offset(text), length);
        } else {
            buffer.put(texts.bytes(), texts.offset(text), length);
        }
    }

    /** @param bytes always as many */
    void bytes(byte[] bytes) {
        drain();
        digest.update(bytes);
    }

    /** 32 bytes; the end. */
    byte[] digest() {
        drain();
        return digest.digest();
    }

    /** The first 16 hex digits; the end. */
    String hex() {
        return HexFormat.of().formatHex(digest(), 0, 8);
    }

    private void drain() {
        digest.update(buffer.flip());
        buffer.clear();
    }
}
