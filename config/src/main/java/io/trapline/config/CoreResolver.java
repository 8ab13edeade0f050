package io.trapline.config;

import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Which plain words are not text: true and false, decimal numbers, null. Everything else stays what
 * was written: {@code on}, {@code NO}, {@code 12:30:45}, {@code 00123}, {@code 0x1F}, {@code <<}.
 */
final class CoreResolver extends Resolver {

    private static final Pattern FLAG = Pattern.compile("true|false");
    private static final Pattern WHOLE = Pattern.compile("[-+]?(?:0|[1-9][0-9]*)");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(?:0|[1-9][0-9]*)\\.[0-9]+(?:[eE][-+]?[0-9]+)?");
    private static final Pattern NOTHING = Pattern.compile("null|~|");

    @Override
    protected void addImplicitResolvers() {
        addImplicitResolver(Tag.BOOL, FLAG, "tf");
        addImplicitResolver(Tag.INT, WHOLE, "-+0123456789");
        addImplicitResolver(Tag.FLOAT, DECIMAL, "-+0123456789");
        addImplicitResolver(Tag.NULL, NOTHING, "~n\0");
        addImplicitResolver(Tag.NULL, Pattern.compile(""), null);
    }
}
