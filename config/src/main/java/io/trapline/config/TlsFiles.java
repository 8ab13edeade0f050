package io.trapline.config;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What the files of a listener's TLS hold, as of one reading.
 *
 * @param chain the server's certificate first
 * @param clientCas authorities of clients; empty asks no client for a certificate
 */
public record TlsFiles(List<X509Certificate> chain, PrivateKey key, List<X509Certificate> clientCas) {

    /** Reads them; the key must belong to the first certificate. */
    public static TlsFiles read(Settings.Tls tls) throws PemException {
        var chain = Pem.certificates(tls.cert());
        var key = Pem.key(tls.key());
        if (!match(key, chain.getFirst().getPublicKey())) {
            throw new PemException(tls.key() + " is not the key of the first certificate in " + tls.cert());
        }
        return new TlsFiles(chain, key, tls.clientCa() == null ? List.of() : Pem.certificates(tls.clientCa()));
    }

    private static boolean match(PrivateKey key, PublicKey certified) {
        String algorithm = switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
        try {
            byte[] probe = {1, 2, 3, 4};
            var signing = Signature.getInstance(algorithm);
            signing.initSign(key);
            signing.update(probe);
            byte[] signed = signing.sign();
            var verifying = Signature.getInstance(algorithm);
            verifying.initVerify(certified);
            verifying.update(probe);
            return verifying.verify(signed);
        } catch (GeneralSecurityException e) {
            // Keys of two kinds, for one.
            return false;
        }
    }
}
