package io.trapline.web;

import io.javalin.http.Context;
import io.trapline.web.page.Look;
import io.trapline.web.words.Language;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads how somebody wants pages, and remembers it in cookies of a year that hold nothing else. */
final class Looks {

    private static final String LANGUAGE = "language";
    private static final String THEME = "theme";
    private static final String TIME = "time";
    private static final int YEAR_SECONDS = 365 * 24 * 3_600;

    private Looks() {}

    static Look of(Context ctx) {
        String query = ctx.queryString();
        return new Look(
                language(ctx),
                known(ctx.cookie(cookie(THEME)), Look.THEMES),
                known(ctx.cookie(cookie(TIME)), Look.TIMES),
                query == null ? ctx.path() : ctx.path() + "?" + query);
    }

    /** {@code ?language=} of the page itself, then the cookie, then what the browser asks for. */
    static Language language(Context ctx) {
        return Language.tagged(ctx.queryParam(LANGUAGE))
                .or(() -> Language.tagged(ctx.cookie(cookie(LANGUAGE))))
                .orElseGet(() -> Language.accepted(ctx.header("Accept-Language")));
    }

    /** {@code /look?theme=dark&back=/alarms}: keeps the choice and leads back. Unknown choices change nothing. */
    static void choose(Context ctx) {
        keep(
                ctx,
                LANGUAGE,
                List.of(Language.values()).stream().map(Language::tag).toList());
        keep(ctx, THEME, Look.THEMES);
        keep(ctx, TIME, Look.TIMES);
        ctx.status(303).header("Location", ours(ctx.queryParam("back")));
    }

    private static void keep(Context ctx, String choice, List<String> words) {
        String value = ctx.queryParam(choice);
        if (value == null || !words.contains(value)) return;
        ctx.res()
                .addHeader(
                        "Set-Cookie",
                        cookie(choice) + "=" + value + "; Path=/; Max-Age=" + YEAR_SECONDS
                                + "; HttpOnly; SameSite=Lax");
    }

    private static String cookie(String choice) {
        return "trapline_" + choice;
    }

    private static String known(@Nullable String value, List<String> words) {
        return value != null && words.contains(value) ? value : words.getFirst();
    }

    /** Only a path of this server: an address that leads elsewhere, or breaks the header, is not followed. */
    private static String ours(@Nullable String back) {
        return back != null && back.matches("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]*") ? back : "/customers";
    }
}
