package io.trapline.enrichment.resolve;

import io.trapline.enrichment.AliasKind;
import io.trapline.enrichment.CardSlot;
import io.trapline.enrichment.NetworkName;
import io.trapline.enrichment.Resource;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which of two words means the larger thing: {@code 0/1/3} contains {@code 0/1/3/32}. Who asks for the
 * smaller one is never answered with the larger.
 */
final class Breadth {

    private static final Pattern PATH = Pattern.compile("[^\\d]*(\\d{1,10}(?:[/.:-]\\d{1,10})*)");
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");
    private static final Pattern SERIAL = Pattern.compile("(?i)[A-Z]{4}[-: ]?[0-9A-F]{8}|[0-9A-F]{16}");
    private static final Pattern ONU_WORD = Pattern.compile("(?i)(?:[a-z]*pon[-_ ]?)?on[ut][-_ :].*");

    private Breadth() {}

    /** True when a name before {@code index} means a part of what the name there means. */
    static boolean wider(List<NetworkName> names, int index) {
        String path = path(names.get(index).value());
        return path != null && names.subList(0, index).stream().anyMatch(earlier -> part(path, earlier.value()));
    }

    private static boolean part(String path, String earlier) {
        String narrow = path(earlier);
        return narrow != null && narrow.startsWith(path + "/");
    }

    /** True when a name before {@code index} is one of an ONU. */
    static boolean afterOnu(List<NetworkName> names, int index) {
        return names.subList(0, index).stream().anyMatch(Breadth::onu);
    }

    private static boolean onu(NetworkName name) {
        return name.kind() == AliasKind.ONU
                || (name.kind() == AliasKind.OBJECT
                        && (SERIAL.matcher(name.value()).matches()
                                || ONU_WORD.matcher(name.value()).matches()));
    }

    /** True for what is no ONU but may have some. */
    static boolean holdsOnus(Resource found) {
        return found.deviceId().equals(found.id())
                || CardSlot.card(found.kind())
                || found.kind().toLowerCase(Locale.ROOT).contains("port");
    }

    /** {@code 0/3} of {@code Gi0/03}; null for a text that is no path. */
    static @Nullable String path(String text) {
        Matcher path = PATH.matcher(text.strip());
        return path.matches() && !ADDRESS.matcher(text.strip()).matches()
                ? path.group(1).replaceAll("[.:-]", "/").replaceAll("(?<![0-9])0+(?=[0-9])", "")
                : null;
    }
}
