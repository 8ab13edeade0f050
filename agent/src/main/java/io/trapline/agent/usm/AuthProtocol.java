package io.trapline.agent.usm;

import java.util.Locale;
import java.util.Optional;

/** HMAC authentication protocols of USM: RFC 3414 section 6 and 7, RFC 7860 section 4. */
public enum AuthProtocol {
    MD5("MD5", "MD5", "HmacMD5", 12),
    SHA("SHA", "SHA-1", "HmacSHA1", 12),
    SHA_224("SHA-224", "SHA-224", "HmacSHA224", 16),
    SHA_256("SHA-256", "SHA-256", "HmacSHA256", 24),
    SHA_384("SHA-384", "SHA-384", "HmacSHA384", 32),
    SHA_512("SHA-512", "SHA-512", "HmacSHA512", 48);

    private final String word;
    private final String digest;
    private final String hmac;
    private final int tagBytes;

    AuthProtocol(String word, String digest, String hmac, int tagBytes) {
        this.word = word;
        this.digest = digest;
        this.hmac = hmac;
        this.tagBytes = tagBytes;
    }

    /** The name in configuration and output. */
    public String word() {
        return word;
    }

    /** The name of its hash for {@link java.security.MessageDigest}. */
    String digest() {
        return digest;
    }

    /** The name of its HMAC for {@link javax.crypto.Mac}. */
    String hmac() {
        return hmac;
    }

    /** Octets of msgAuthenticationParameters: the truncated HMAC. */
    int tagBytes() {
        return tagBytes;
    }

    /** The protocol of a name as people write it: {@code SHA-256}, {@code sha256}, {@code SHA1}. */
    public static Optional<AuthProtocol> of(String name) {
        String plain = name.toUpperCase(Locale.ROOT).replace("-", "").replace("_", "");
        return switch (plain) {
            case "MD5" -> Optional.of(MD5);
            case "SHA", "SHA1" -> Optional.of(SHA);
            case "SHA224" -> Optional.of(SHA_224);
            case "SHA256" -> Optional.of(SHA_256);
            case "SHA384" -> Optional.of(SHA_384);
            case "SHA512" -> Optional.of(SHA_512);
            default -> Optional.empty();
        };
    }
}
