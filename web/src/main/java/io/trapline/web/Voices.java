package io.trapline.web;

import io.javalin.http.Context;
import io.trapline.mediation.board.Readings;
import io.trapline.web.page.Screens;
import io.trapline.web.page.Templates;
import io.trapline.web.words.Language;
import io.trapline.web.words.Words;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The screens, once for every language. */
final class Voices {

    private final Map<Language, Templates> templates = new EnumMap<>(Language.class);
    private final Map<Language, Screens> screens = new EnumMap<>(Language.class);

    /** @param known whether it is known who acts */
    Voices(Readings readings, boolean known) {
        for (Language language : Language.values()) {
            Templates spoken = new Templates(Words.in(language), known);
            templates.put(language, spoken);
            screens.put(language, Screens.over(spoken, readings));
        }
    }

    Map<Language, Templates> templates() {
        return templates;
    }

    Map<Language, Screens> screens() {
        return screens;
    }

    Templates templates(Context ctx) {
        return Objects.requireNonNull(templates.get(Looks.language(ctx)));
    }

    Screens screens(Context ctx) {
        return Objects.requireNonNull(screens.get(Looks.language(ctx)));
    }

    /** A text in the language of a request. */
    static String text(Context ctx, String key, Object... values) {
        return Words.in(Looks.language(ctx)).text(key, values);
    }
}
