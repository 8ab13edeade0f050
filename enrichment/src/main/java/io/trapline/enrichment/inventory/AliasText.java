package io.trapline.enrichment.inventory;

import io.trapline.enrichment.AliasKind;
import java.net.InetAddress;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One way to write each alias, so that the network's spelling and the BSS's meet: applied to what the
 * BSS says when it is read and to what the network says when it is looked up.
 */
final class AliasText {

    private AliasText() {}

    /** The canonical spelling; null when the value cannot be an alias of this kind. */
    static @Nullable String canonical(AliasKind kind, String value) {
        String text = value.strip();
        if (text.isEmpty()) {
            return null;
        }
        return switch (kind) {
            case ADDRESS -> address(text);
            case HOSTNAME -> hostname(text);
            case ENGINE_ID -> engineId(text);
            case IF_INDEX -> decimal(text);
            case IF_NAME, OBJECT -> text;
        };
    }

    /** Without a name service: PostgreSQL writes a host of type inet with or without its full mask. */
    private static @Nullable String address(String text) {
        String host = text;
        if (text.endsWith("/32") || text.endsWith("/128")) {
            host = text.substring(0, text.lastIndexOf('/'));
        }
        try {
            return InetAddress.ofLiteral(host).getHostAddress();
        } catch (IllegalArgumentException notAnAddress) {
            return null;
        }
    }

    private static String hostname(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.length() > 1 && lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    private static @Nullable String engineId(String text) {
        String hex = text.toLowerCase(Locale.ROOT);
        hex = hex.startsWith("0x") ? hex.substring(2) : hex;
        hex = hex.replace(":", "").replace(" ", "").replace("-", "");
        // RFC 3411 section 5: SnmpEngineID is 5 to 32 octets
        boolean valid = hex.length() >= 10
                && hex.length() <= 64
                && hex.length() % 2 == 0
                && hex.chars().allMatch(c -> Character.digit(c, 16) >= 0);
        return valid ? hex : null;
    }

    private static @Nullable String decimal(String text) {
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                return null;
            }
            if (digit == '0' && start == i && i < text.length() - 1) {
                start = i + 1;
            }
        }
        return text.substring(start);
    }

    /** The part before the first dot; null when there is no dot or the text is an address. */
    static @Nullable String shortName(String hostname) {
        int dot = hostname.indexOf('.');
        if (dot <= 0 || address(hostname) != null) {
            return null;
        }
        return hostname.substring(0, dot);
    }
}
