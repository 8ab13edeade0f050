package io.trapline.agent.poll;

import io.trapline.config.Secret;
import io.trapline.config.Settings.V3Auth;
import io.trapline.config.Settings.V3Priv;
import io.trapline.config.Settings.V3User;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.snmp4j.security.AuthHMAC128SHA224;
import org.snmp4j.security.AuthHMAC192SHA256;
import org.snmp4j.security.AuthHMAC256SHA384;
import org.snmp4j.security.AuthHMAC384SHA512;
import org.snmp4j.security.AuthMD5;
import org.snmp4j.security.AuthSHA;
import org.snmp4j.security.Priv3DES;
import org.snmp4j.security.PrivAES128;
import org.snmp4j.security.PrivAES192;
import org.snmp4j.security.PrivAES256;
import org.snmp4j.security.PrivDES;
import org.snmp4j.security.USM;
import org.snmp4j.security.UsmUser;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;

/** A user of the configuration in the words of the SNMP library. */
final class V3Protocols {

    private V3Protocols() {}

    /** Makes the user known. */
    static void add(USM usm, V3User user) {
        var name = new OctetString(user.name());
        V3Auth auth = user.auth();
        V3Priv priv = user.priv();
        usm.addUser(
                name,
                new UsmUser(
                        name,
                        auth == null ? null : of(auth),
                        word(user.authPassword()),
                        priv == null ? null : of(priv),
                        word(user.privPassword())));
    }

    private static @Nullable OctetString word(@Nullable Secret password) {
        return password == null ? null : new OctetString(password.reveal().getBytes(StandardCharsets.UTF_8));
    }

    private static OID of(V3Auth auth) {
        return switch (auth) {
            case MD5 -> AuthMD5.ID;
            case SHA_1 -> AuthSHA.ID;
            case SHA_224 -> AuthHMAC128SHA224.ID;
            case SHA_256 -> AuthHMAC192SHA256.ID;
            case SHA_384 -> AuthHMAC256SHA384.ID;
            case SHA_512 -> AuthHMAC384SHA512.ID;
        };
    }

    /** Longer keys of AES by Blumenthal's draft. */
    private static OID of(V3Priv priv) {
        return switch (priv) {
            case DES -> PrivDES.ID;
            case TRIPLE_DES -> Priv3DES.ID;
            case AES_128 -> PrivAES128.ID;
            case AES_192 -> PrivAES192.ID;
            case AES_256 -> PrivAES256.ID;
        };
    }
}
