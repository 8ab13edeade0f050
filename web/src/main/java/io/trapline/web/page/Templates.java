package io.trapline.web.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.trapline.web.words.Say;
import io.trapline.web.words.Words;
import java.util.Map;

/** The compiled templates in one language. Safe for any thread. */
public final class Templates {

    private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(ContentType.Html);

    private final Words words;

    public Templates(Words words) {
        this.words = words;
    }

    /** Renders a template, named by its path without the suffix, with its parameters by name. */
    public String html(String name, Map<String, Object> parameters) {
        return Say.in(words, () -> {
            StringOutput html = new StringOutput(16 * 1024);
            ENGINE.render(name + ".jte", parameters, VisibleOutput.into(html));
            return html.toString();
        });
    }
}
