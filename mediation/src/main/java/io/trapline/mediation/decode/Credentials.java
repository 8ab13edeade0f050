package io.trapline.mediation.decode;

import com.fasterxml.jackson.databind.JsonNode;
import io.trapline.agent.usm.AuthProtocol;
import io.trapline.agent.usm.Opening;
import io.trapline.agent.usm.PrivProtocol;
import io.trapline.agent.usm.UsmOpener;
import io.trapline.agent.usm.UsmReason;
import io.trapline.agent.usm.UsmUser;
import io.trapline.config.Secret;
import io.trapline.mediation.Decoded;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a line of offline decoding knows about a v3 sender. Privacy comes only with authentication.
 *
 * @param engineId lower-case hex; null when not stated: the message's own
 */
record Credentials(UsmUser user, @Nullable String engineId) {

    /** Reads {@code {user, engine_id, auth, auth_pass, priv, priv_pass}}; null when it makes no sense. */
    static @Nullable Credentials of(JsonNode usm) {
        String name = text(usm, "user");
        String auth = text(usm, "auth");
        String priv = text(usm, "priv");
        AuthProtocol authProtocol = auth == null ? null : AuthProtocol.of(auth).orElse(null);
        PrivProtocol privProtocol = priv == null ? null : PrivProtocol.of(priv).orElse(null);
        Secret authPassword = secret(usm, "auth_pass", authProtocol != null);
        Secret privPassword = secret(usm, "priv_pass", privProtocol != null);
        boolean whole = (auth == null) == (authProtocol == null)
                && (priv == null) == (privProtocol == null)
                && (authProtocol == null) == (authPassword == null)
                && (privProtocol == null) == (privPassword == null)
                && (privProtocol == null || authProtocol != null);
        if (name == null || !whole) {
            return null;
        }
        String engine = text(usm, "engine_id");
        return new Credentials(
                new UsmUser(name, authProtocol, authPassword, privProtocol, privPassword),
                engine == null
                        ? null
                        : engine.toLowerCase(Locale.ROOT)
                                .replaceFirst("^0x", "")
                                .replaceAll("[:. ]", ""));
    }

    private static @Nullable String text(JsonNode usm, String field) {
        String text = usm.path(field).asText("");
        return text.isEmpty() || usm.path(field).isNull() ? null : text;
    }

    private static @Nullable Secret secret(JsonNode usm, String field, boolean wanted) {
        String text = wanted ? text(usm, field) : null;
        return text == null ? null : new Secret(text);
    }

    /** Opens a message and decodes it; one below v3 needs no opening. */
    Decoded open(byte[] message, SnmpDecoder decoder) {
        byte[] engine = UsmOpener.engineId(message);
        if (engine == null) {
            return decoder.decode(message);
        }
        if (engineId != null && !HexFormat.of().formatHex(engine).equals(engineId)) {
            return refused(message, decoder, UsmReason.UNKNOWN_ENGINE);
        }
        return switch (UsmOpener.open(message, user)) {
            case Opening.Opened opened -> decoder.decode(message, opened.scopedPdu());
            case Opening.Refused refused -> refused(message, decoder, refused.reason());
        };
    }

    private static Decoded refused(byte[] message, SnmpDecoder decoder, UsmReason reason) {
        return decoder.refused(message, reason.word(), "USM does not open the message.");
    }
}
