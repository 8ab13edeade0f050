package io.trapline.enrichment.inventory;

import io.trapline.enrichment.AliasKind;
import java.net.InetAddress;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One way to write each alias, so that the network's spelling and the BSS's meet: applied to what the
 * BSS says when it is read and to what the network says when it is looked up.
 */
final class AliasText {

    private static final Pattern VLAN =
            Pattern.compile("(?i)(?:vlan-?(?:if|id)?|vl)?[ .:/-]?(\\d{1,4})(?:[.:/](\\d{1,4}))?");

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
            case IF_NAME, OBJECT, PON_PORT, LAG, VRF -> text;
            case IF_ALIAS -> text.replaceAll("\\s+", " ");
            case ENT_PHYSICAL -> decimal(text) == null ? text : decimal(text);
            case PEER -> address(text) == null ? text : address(text);
            case VLAN -> vlan(text);
            case ONU -> PartPath.serial(text);
            case CIRCUIT -> text.toUpperCase(Locale.ROOT);
            case SITE -> text.toLowerCase(Locale.ROOT);
        };
    }

    /** The fallback spelling under which a canonical alias is found when nothing fits exactly; null for none. */
    static @Nullable String loosely(AliasKind kind, String value) {
        return switch (kind) {
            case HOSTNAME -> shortName(value);
            case IF_NAME, LAG -> InterfaceName.folded(value);
            case PON_PORT, ONU -> PartPath.numbers(value);
            case ENT_PHYSICAL -> decimal(value) == null ? InterfaceName.folded(value) : null;
            case IF_ALIAS, VRF -> value.toLowerCase(Locale.ROOT);
            // Separators may differ, but not where they stand: A-1/11 is not A-11/1.
            case CIRCUIT -> value.replaceAll("[^\\p{L}\\p{N}]+", "-");
            case ADDRESS, ENGINE_ID, IF_INDEX, OBJECT, VLAN, PEER, SITE -> null;
        };
    }

    /** False for kinds of which {@link #loosely} knows no other spelling. */
    static boolean hasLoose(AliasKind kind) {
        return switch (kind) {
            case HOSTNAME, IF_NAME, LAG, PON_PORT, ONU, ENT_PHYSICAL, IF_ALIAS, VRF, CIRCUIT -> true;
            case ADDRESS, ENGINE_ID, IF_INDEX, OBJECT, VLAN, PEER, SITE -> false;
        };
    }

    /** {@code 100}, {@code vlan 100}, {@code Vlanif100}; {@code 100.200} for a VLAN in a VLAN. */
    private static @Nullable String vlan(String text) {
        Matcher tag = VLAN.matcher(text);
        if (!tag.matches()) {
            return null;
        }
        String outer = decimal(tag.group(1));
        String inner = tag.group(2) == null ? null : decimal(tag.group(2));
        return inner == null ? outer : outer + "." + inner;
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
