package io.trapline.web.page;

import io.trapline.web.words.Language;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How somebody wants pages: chosen in the page, kept in cookies, so that the first byte is already right.
 *
 * @param theme {@code auto} follows the system
 * @param time {@code local} is the browser's zone, {@code site} the zone of the network
 * @param here path and query of the page, to come back to
 */
public record Look(Language language, String theme, String time, String here) {

    public static final List<String> THEMES = List.of("auto", "light", "dark");
    public static final List<String> TIMES = List.of("local", "utc", "site");

    /** The address that changes one choice and leads back here. */
    public String href(String choice, String value) {
        return "/look?" + choice + "=" + value + "&back=" + URLEncoder.encode(here, StandardCharsets.UTF_8);
    }

    /** For the root element; null where the system decides. */
    public @org.jspecify.annotations.Nullable String forced() {
        return theme.equals("auto") ? null : theme;
    }
}
