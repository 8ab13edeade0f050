package io.trapline.web.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.trapline.web.words.Say;
import io.trapline.web.words.Words;
import java.util.Map;
import java.util.regex.Pattern;

/** The compiled templates in one language. Safe for any thread. */
public final class Templates {

    private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(ContentType.Html);

    /** Asked where nobody logs in; elsewhere it is known who acts. */
    private static final Pattern ASKS_NAME = Pattern.compile("<label>[^<]*<input name=\"operator\"[^>]*></label>");

    private final Words words;
    private final boolean known;

    /** @param known whether it is known who acts: then no form asks for a name */
    public Templates(Words words, boolean known) {
        this.words = words;
        this.known = known;
    }

    /** Renders a template, named by its path without the suffix, with its parameters by name. */
    public String html(String name, Map<String, Object> parameters) {
        return Say.in(words, () -> {
            StringOutput html = new StringOutput(16 * 1024);
            ENGINE.render(name + ".jte", parameters, VisibleOutput.into(html));
            String text = html.toString();
            return known ? ASKS_NAME.matcher(text).replaceAll("") : text;
        });
    }
}
