package io.trapline.agent.usm;

import java.util.Locale;
import java.util.Optional;

/**
 * Privacy protocols of USM: DES (RFC 3414 section 8), 3DES (draft-reeder-snmpv3-usm-3desede-00), AES
 * with 128 bits (RFC 3826), with 192 and 256 (draft-blumenthal-aes-usm-04).
 */
public enum PrivProtocol {
    DES("DES", "DES", "DES/CBC/NoPadding", 8, 16),
    TRIPLE_DES("3DES", "DESede", "DESede/CBC/NoPadding", 24, 32),
    AES("AES", "AES", "AES/CFB/NoPadding", 16, 16),
    AES_192("AES-192", "AES", "AES/CFB/NoPadding", 24, 24),
    AES_256("AES-256", "AES", "AES/CFB/NoPadding", 32, 32);

    private final String word;
    private final String cipher;
    private final String transformation;
    private final int keyBytes;
    private final int materialBytes;

    PrivProtocol(String word, String cipher, String transformation, int keyBytes, int materialBytes) {
        this.word = word;
        this.cipher = cipher;
        this.transformation = transformation;
        this.keyBytes = keyBytes;
        this.materialBytes = materialBytes;
    }

    /** The name in configuration and output. */
    public String word() {
        return word;
    }

    /** The name of its keys for {@link javax.crypto.spec.SecretKeySpec}. */
    String cipher() {
        return cipher;
    }

    /** The name of its cipher for {@link javax.crypto.Cipher}. */
    String transformation() {
        return transformation;
    }

    int keyBytes() {
        return keyBytes;
    }

    /** Octets of localized key that it needs: the key, and for the DES family eight of initial vector behind it. */
    int materialBytes() {
        return materialBytes;
    }

    boolean desFamily() {
        return this == DES || this == TRIPLE_DES;
    }

    /** The protocol of a name as people write it: {@code AES}, {@code AES-128}, {@code aes256}, {@code 3DES}. */
    public static Optional<PrivProtocol> of(String name) {
        String plain = name.toUpperCase(Locale.ROOT).replace("-", "").replace("_", "");
        return switch (plain) {
            case "DES" -> Optional.of(DES);
            case "3DES", "3DESEDE", "DESEDE" -> Optional.of(TRIPLE_DES);
            case "AES", "AES128" -> Optional.of(AES);
            case "AES192", "AES192C" -> Optional.of(AES_192);
            case "AES256", "AES256C" -> Optional.of(AES_256);
            default -> Optional.empty();
        };
    }
}
