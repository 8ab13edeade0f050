package io.trapline.web.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/** The compiled templates. Safe for any thread. */
public final class Templates {

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

    /** Renders a template, named by its path without the suffix, with its parameters by name. */
    public String html(String name, Map<String, Object> parameters) {
        StringOutput html = new StringOutput(16 * 1024);
        engine.render(name + ".jte", parameters, VisibleOutput.into(html));
        return html.toString();
    }
}
