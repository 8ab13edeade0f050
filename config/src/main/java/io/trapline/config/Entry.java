package io.trapline.config;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One value of an operator's file, asked for as what it should be. Nothing throws: what is wrong is a
 * finding at the value's place, and a placeholder is returned that is never used.
 */
public final class Entry {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,20}");

    private static final int LIST_MAX = 10_000;

    private final Document document;
    private final Node node;
    private final String path;
    /** A finding was made already: further complaints would only repeat it. */
    private boolean broken;
    /** Not in the file: the built-in default was put in its place. */
    private final boolean fallback;

    Entry(Document document, Node node, String path) {
        this(document, node, path, false, false);
    }

    private Entry(Document document, Node node, String path, boolean broken, boolean fallback) {
        this.document = document;
        this.node = node;
        this.path = path;
        this.broken = broken;
        this.fallback = fallback;
    }

    static Entry broken(Document document, String path, Mark at) {
        return new Entry(document, new ScalarNode(Tag.STR, "", at, at, ScalarStyle.PLAIN), path, true, false);
    }

    static Entry fallback(Document document, String text, String path, Mark at) {
        Tag tag = new CoreResolver().resolve(org.yaml.snakeyaml.nodes.NodeId.scalar, text, true);
        return new Entry(document, new ScalarNode(tag, text, at, at, ScalarStyle.PLAIN), path, false, true);
    }

    static MappingNode emptyMapping(Mark at) {
        return new MappingNode(Tag.MAP, true, List.of(), at, at, FlowStyle.BLOCK);
    }

    /** Line and column, for naming this place in a finding elsewhere. */
    public String place() {
        return Document.place(node.getStartMark());
    }

    /** The file this is in. */
    public String source() {
        return document.file();
    }

    /** A finding at this value, which is shown. Only the first counts. */
    public void error(String code, String text) {
        if (!broken) {
            broken = true;
            if (fallback) {
                document.error(node.getStartMark(), code, path + " (default): " + text);
            } else {
                document.errorShown(node, code, path + ": " + text, "");
            }
        }
    }

    /** Worth knowing, and no reason to refuse the file. */
    void warn(String code, String text) {
        if (!broken) {
            document.warning(node.getStartMark(), code, path + ": " + text);
        }
    }

    /** True once a finding was made here: the value returned is a placeholder. */
    public boolean isBroken() {
        return broken;
    }

    /** A finding at this value, which may be a secret and is not shown. */
    void errorHidden(String code, String text) {
        if (!broken) {
            broken = true;
            document.error(node.getStartMark(), code, path + ": " + text);
        }
    }

    public boolean isList() {
        return node instanceof SequenceNode;
    }

    public boolean isSection() {
        return node instanceof MappingNode;
    }

    /** Text that is not empty. */
    public String text() {
        String text = scalar(Section.Kind.TEXT, "text");
        if (text.isEmpty()) {
            error(Codes.FORMAT, "is empty");
        }
        return text;
    }

    /** A single value of any kind, as it stands in the file: 2 and "2" are the same. */
    public String asWritten() {
        Section.Kind kind = Section.Kind.of(node);
        return scalar(kind == Section.Kind.NOTHING ? Section.Kind.TEXT : kind, "a single value");
    }

    /** A short word used in keys, metrics and file names. */
    public String name() {
        String text = scalar(Section.Kind.TEXT, "a name");
        if (!broken && !NAME.matcher(text).matches()) {
            error(Codes.FORMAT, "a name is 1 to 64 letters, digits, dots, dashes or underscores");
        }
        return text;
    }

    /** A value that is never shown; written out in the file it earns a warning. */
    public Secret secret() {
        String written = node instanceof ScalarNode scalar ? scalar.getValue() : "";
        Section.Kind kind = Section.Kind.of(node);
        if (kind == Section.Kind.WHOLE || kind == Section.Kind.DECIMAL || kind == Section.Kind.FLAG) {
            errorHidden(Codes.TYPE, "expected text, found " + kind.words() + "; put it in quotes");
        }
        String value = scalar(Section.Kind.TEXT, "text");
        if (!broken && !document.expansion().applies(written)) {
            if (value.isEmpty()) {
                error(Codes.FORMAT, "is empty; an empty value must be written as ${env:NAME:-}");
            } else {
                document.warning(
                        node.getStartMark(),
                        Codes.CLEAR_SECRET,
                        path + " is written in clear text; move it to ${file:…} or ${cred:…}");
            }
        }
        return new Secret(value);
    }

    /** {@code true} or {@code false}. */
    public boolean flag() {
        return scalar(Section.Kind.FLAG, "true or false").equals("true");
    }

    public int whole(int min, int max) {
        String text = scalar(Section.Kind.WHOLE, "a whole number");
        if (broken) {
            return min;
        }
        try {
            long value = Long.parseLong(text);
            if (value >= min && value <= max) {
                return (int) value;
            }
        } catch (NumberFormatException _) {
            // More digits than a long holds: out of range as well.
        }
        error(Codes.RANGE, text + " is out of range " + min + "–" + max);
        return min;
    }

    /** A length of time such as {@code 30s}, within bounds written the same way. */
    public Duration duration(String min, String max) {
        Optional<Duration> value = measured("a duration such as 30s, 5m, 24h or 7d", Notation::duration);
        Duration least = Notation.duration(min).orElseThrow();
        Duration most = Notation.duration(max).orElseThrow();
        return value.filter(v -> inside(v, least, most, min, max)).orElse(least);
    }

    /** A number of bytes such as {@code 8MiB}, within bounds written the same way. */
    public long size(String min, String max) {
        Optional<Long> value = measured("a size such as 64KiB, 8MiB or 2GiB", Notation::size);
        long least = Notation.size(min).orElseThrow();
        long most = Notation.size(max).orElseThrow();
        return value.filter(v -> inside(v, least, most, min, max)).orElse(least);
    }

    private <T extends Comparable<T>> boolean inside(T value, T least, T most, String min, String max) {
        if (!broken && (value.compareTo(least) < 0 || value.compareTo(most) > 0)) {
            error(Codes.RANGE, "is out of range " + min + "–" + max);
        }
        return !broken;
    }

    private <T> Optional<T> measured(String expected, Function<String, Optional<T>> notation) {
        if (Section.Kind.of(node) == Section.Kind.WHOLE) {
            error(Codes.FORMAT, "the unit is missing; expected " + expected);
            return Optional.empty();
        }
        String text = scalar(Section.Kind.TEXT, expected);
        Optional<T> value = broken ? Optional.empty() : notation.apply(text);
        if (value.isEmpty()) {
            error(Codes.FORMAT, "expected " + expected);
        }
        return value;
    }

    /** One of the words of a closed choice. */
    public <E> E word(E[] choices, Function<E, String> wording) {
        String text = scalar(Section.Kind.TEXT, "a word");
        for (E choice : choices) {
            if (wording.apply(choice).equals(text)) {
                return choice;
            }
        }
        List<String> known = Arrays.stream(choices).map(wording).toList();
        error(
                Codes.UNKNOWN_WORD,
                "unknown word \"" + text + "\"" + Near.hint(text, known) + " (known: " + String.join(", ", known)
                        + ")");
        return choices[0];
    }

    /** Numeric address and port to bind to; port 0 takes any free one, IPv6 goes in brackets. */
    public InetSocketAddress bind() {
        return noted(
                "an address and port such as \"0.0.0.0:162\", \"[::]:514\" or \"localhost:0\"",
                Notation::bind,
                new InetSocketAddress(0));
    }

    /** A network in CIDR form; a bare address counts as the network of that one address. */
    public String network() {
        return noted("a network such as 10.0.0.0/8, 10.0.0.5 or 2001:db8::/32", Notation::network, "");
    }

    private <T> T noted(String expected, Function<String, Notation.Result<T>> notation, T placeholder) {
        String text = scalar(Section.Kind.TEXT, expected);
        if (broken) {
            return placeholder;
        }
        return switch (notation.apply(text)) {
            case Notation.Result.Good<T>(T value) -> value;
            case Notation.Result.Bad<T>(String code, String why) -> {
                error(code, why.isEmpty() ? "expected " + expected : why);
                yield placeholder;
            }
        };
    }

    public ZoneId zone() {
        String text = scalar(Section.Kind.TEXT, "a time zone such as Europe/Berlin");
        try {
            return broken ? ZoneId.of("UTC") : ZoneId.of(text);
        } catch (DateTimeException _) {
            error(
                    Codes.UNKNOWN_WORD,
                    "unknown time zone \"" + text + "\"" + Near.hint(text, ZoneId.getAvailableZoneIds()));
            return ZoneId.of("UTC");
        }
    }

    /** An http or https URL without a user part. */
    public URI http() {
        String text = scalar(Section.Kind.TEXT, "an http or https URL");
        URI placeholder = URI.create("http://localhost/");
        if (broken) {
            return placeholder;
        }
        try {
            URI uri = new URI(text);
            boolean known = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (uri.getRawUserInfo() != null) {
                errorHidden(Codes.FORMAT, "holds a user and password; use \"token\" instead");
            } else if (!known || uri.getHost() == null || uri.getRawFragment() != null) {
                error(Codes.FORMAT, "expected a URL such as https://desk.example/api/tickets");
            }
            return broken ? placeholder : uri;
        } catch (URISyntaxException e) {
            error(Codes.FORMAT, "is no URL: " + e.getReason() + " at character " + (e.getIndex() + 1));
            return placeholder;
        }
    }

    /** A path; a relative one counts from {@code folder}. */
    public Path path(Path folder) {
        String text = text();
        try {
            return folder.resolve(text).normalize();
        } catch (InvalidPathException e) {
            error(Codes.FORMAT, "is no path: " + e.getReason());
            return folder;
        }
    }

    public Optional<Section> section() {
        if (node instanceof MappingNode mapping) {
            return Optional.of(new Section(document, mapping, path));
        }
        mistyped("a section (\"key: value\" lines, indented)");
        return Optional.empty();
    }

    /** Its items; a finding and an empty list when it is none. */
    public List<Entry> list() {
        if (!(node instanceof SequenceNode sequence)) {
            mistyped("a list (lines that begin with \"- \")");
            return List.of();
        }
        if (sequence.getValue().size() > LIST_MAX) {
            error(Codes.TOO_BIG, "has more than " + LIST_MAX + " items");
            return List.of();
        }
        List<Entry> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            items.add(new Entry(document, item, path + "[" + items.size() + "]"));
        }
        return items;
    }

    /** Its items, or itself alone when it is not a list. */
    public List<Entry> oneOrMore() {
        List<Entry> items = isList() ? list() : List.of(this);
        if (items.isEmpty()) {
            error(Codes.FORMAT, "is an empty list");
        }
        return items;
    }

    private String scalar(Section.Kind wanted, String expected) {
        if (broken) {
            return "";
        }
        if (!(node instanceof ScalarNode scalar)) {
            mistyped(expected);
            return "";
        }
        String written = scalar.getValue();
        if (document.expansion().applies(written)) {
            String value = document.expansion().expand(written, this::errorHidden);
            return broken ? "" : wanted == Section.Kind.WHOLE ? digits(value, expected) : value;
        }
        if (Section.Kind.of(node) != wanted) {
            mistyped(expected);
            return "";
        }
        return written;
    }

    private String digits(String value, String expected) {
        if (!WHOLE.matcher(value).matches()) {
            errorHidden(Codes.TYPE, "expected " + expected + ", found text after expansion");
            return "";
        }
        return value;
    }

    private void mistyped(String expected) {
        Section.Kind kind = Section.Kind.of(node);
        @Nullable String hint = null;
        if (kind == Section.Kind.NOTHING) {
            errorHidden(Codes.TYPE, "has no value; expected " + expected);
            return;
        }
        if (kind == Section.Kind.TEXT && node instanceof ScalarNode scalar) {
            String value = scalar.getValue();
            int colon = value.indexOf(':');
            boolean key = colon > 0 && value.substring(0, colon).matches("[a-z_]+");
            hint = key ? "is a space missing behind \"" + value.substring(0, colon) + ":\"?" : null;
        } else if (expected.equals("text") || expected.startsWith("a name")) {
            hint = node instanceof ScalarNode ? "put it in quotes" : null;
        }
        errorHidden(Codes.TYPE, "expected " + expected + ", found " + kind.words() + (hint == null ? "" : "; " + hint));
    }
}
