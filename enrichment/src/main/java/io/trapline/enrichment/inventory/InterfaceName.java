package io.trapline.enrichment.inventory;

import java.util.Locale;
import java.util.Map;

/**
 * Port names as people and devices vary them, folded to one spelling: {@code GigabitEthernet0/1},
 * {@code Gi0/1} and {@code gi 0/01} are one port, {@code 0/03/12} is {@code 0/3/12}. Only a fallback:
 * an exact name always wins, and Juniper's {@code ge-0/0/1} stays what it is.
 */
final class InterfaceName {

    /** Long forms by the short ones that Cisco, Huawei and Arista print for them. */
    private static final Map<String, String> SHORT = Map.ofEntries(
            Map.entry("ethernet", "et"),
            Map.entry("eth", "et"),
            Map.entry("fastethernet", "fa"),
            Map.entry("gigabitethernet", "gi"),
            Map.entry("gige", "gi"),
            Map.entry("ge", "gi"),
            Map.entry("tengigabitethernet", "te"),
            Map.entry("tengige", "te"),
            Map.entry("xgigabitethernet", "xge"),
            Map.entry("twentyfivegige", "twe"),
            Map.entry("twentyfivegigabitethernet", "twe"),
            Map.entry("fortygige", "fo"),
            Map.entry("fortygigabitethernet", "fo"),
            Map.entry("hundredgige", "hu"),
            Map.entry("hundredgigabitethernet", "hu"),
            Map.entry("port-channel", "po"),
            Map.entry("bundle-ether", "be"),
            Map.entry("loopback", "lo"),
            Map.entry("serial", "se"),
            Map.entry("tunnel", "tu"),
            Map.entry("vlan", "vl"));

    private InterfaceName() {}

    static String folded(String name) {
        String text = name.toLowerCase(Locale.ROOT).replace(" ", "");
        int digit = 0;
        while (digit < text.length() && !digit(text.charAt(digit))) {
            digit++;
        }
        String prefix = text.substring(0, digit);
        StringBuilder folded = new StringBuilder(text.length()).append(SHORT.getOrDefault(prefix, prefix));
        for (int i = digit; i < text.length(); i++) {
            boolean startsNumber = i == 0 || !digit(text.charAt(i - 1));
            while (startsNumber && text.charAt(i) == '0' && i + 1 < text.length() && digit(text.charAt(i + 1))) {
                i++;
            }
            folded.append(text.charAt(i));
        }
        return folded.toString();
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
