package io.trapline.web.page;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import org.jspecify.annotations.Nullable;

/**
 * Where templates write: every piece of text that is not the template's own is first made
 * {@link Visible}, then escaped for the place it stands in. No template can forget either.
 */
final class VisibleOutput extends OwaspHtmlTemplateOutput {

    private VisibleOutput(StringOutput html) {
        super(html);
    }

    static VisibleOutput into(StringOutput html) {
        return new VisibleOutput(html);
    }

    @Override
    public void writeUserContent(@Nullable String text) {
        if (text != null) super.writeUserContent(Visible.of(text));
    }
}
