package io.trapline.config;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Certificates and private keys in PEM form (RFC 7468). Every mistake is a sentence with its cure. */
final class Pem {

    private static final long FILE_BYTES_MAX = 1 << 20;
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]*PRIVATE KEY)-----([^-]*)-----END \\1-----");

    /** AlgorithmIdentifier of rsaEncryption (RFC 8017 appendix C) behind the version of PKCS #8. */
    private static final byte[] RSA = HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

    /** The OID ecPublicKey (RFC 5480 section 2.1.1). */
    private static final byte[] EC = HexFormat.of().parseHex("06072a8648ce3d0201");

    private Pem() {}

    /** All certificates of a file, at least one. */
    static List<X509Certificate> certificates(Path file) throws PemException {
        String text = text(file);
        if (!text.contains("-----BEGIN CERTIFICATE-----")) {
            throw new PemException(file + " holds no certificate in PEM form (\"-----BEGIN CERTIFICATE-----\")");
        }
        try {
            var all = CertificateFactory.getInstance("X.509")
                    .generateCertificates(
                            new ByteArrayInputStream(certificatesOf(text).getBytes(StandardCharsets.US_ASCII)));
            return all.stream().map(X509Certificate.class::cast).toList();
        } catch (CertificateException e) {
            throw new PemException(file + " holds a certificate that cannot be read; look at it with"
                    + " \"openssl x509 -in " + file.getFileName() + " -text\"");
        }
    }

    /** The private key of a file: PKCS #8, PKCS #1 (RSA) or SEC 1 (EC), not encrypted. */
    static PrivateKey key(Path file) throws PemException {
        Matcher found = KEY.matcher(text(file));
        if (!found.find()) {
            throw new PemException(file + " holds no private key in PEM form (\"-----BEGIN PRIVATE KEY-----\")");
        }
        try {
            byte[] der = Base64.getMimeDecoder().decode(found.group(2));
            return switch (found.group(1)) {
                case "PRIVATE KEY" -> pkcs8(der);
                case "RSA PRIVATE KEY" -> pkcs8(der(0x30, RSA, der(0x04, der)));
                case "EC PRIVATE KEY" ->
                    pkcs8(der(0x30, new byte[] {2, 1, 0}, der(0x30, EC, curve(der)), der(0x04, der)));
                case "ENCRYPTED PRIVATE KEY" ->
                    throw new PemException(file + " is encrypted; take the passphrase away with \"openssl pkey -in "
                            + file.getFileName() + "\" and let nobody else read the file");
                default ->
                    throw new PemException(file + " holds a \"" + found.group(1) + "\", which is not read;"
                            + " convert it with \"openssl pkey -in " + file.getFileName() + "\"");
            };
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new PemException(
                    file + " holds a private key that cannot be read; look at it with \"openssl pkey -in "
                            + file.getFileName() + " -noout -text\"");
        }
    }

    private static String text(Path file) throws PemException {
        try {
            if (Files.size(file) > FILE_BYTES_MAX) {
                throw new PemException(file + " is larger than a mebibyte, which no certificate is");
            }
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            throw new PemException(file + " does not exist; correct the path");
        } catch (IOException e) {
            throw new PemException(file + " cannot be read by this user; check its owner with ls -l");
        }
    }

    /** Only the certificates: a file may hold a key and words between. */
    private static String certificatesOf(String text) {
        var certificates = new StringBuilder();
        var found = Pattern.compile("-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----")
                .matcher(text);
        while (found.find()) {
            certificates.append(found.group()).append('\n');
        }
        return certificates.toString();
    }

    private static PrivateKey pkcs8(byte[] der) throws GeneralSecurityException {
        var spec = new PKCS8EncodedKeySpec(der);
        GeneralSecurityException last = new GeneralSecurityException("no algorithm tried");
        for (String algorithm : List.of("RSA", "EC", "EdDSA")) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(spec);
            } catch (GeneralSecurityException e) {
                last = e;
            }
        }
        throw last;
    }

    /** The curve's OID with its header, out of an ECPrivateKey (RFC 5915 section 3). */
    private static byte[] curve(byte[] der) {
        for (int i = 0; i + 3 < der.length; i++) {
            // parameters [0] with an OID in it
            if ((der[i] & 0xff) == 0xa0 && der[i + 2] == 0x06 && der[i + 1] == der[i + 3] + 2) {
                return Arrays.copyOfRange(der, i + 2, i + 2 + der[i + 1]);
            }
        }
        throw new IllegalArgumentException("an EC key without its curve");
    }

    private static byte[] der(int tag, byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        byte[] header = length < 0x80
                ? new byte[] {(byte) tag, (byte) length}
                : new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
        byte[] out = Arrays.copyOf(header, header.length + length);
        int to = header.length;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, out, to, part.length);
            to += part.length;
        }
        return out;
    }
}
