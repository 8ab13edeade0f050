package io.trapline.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A mapping of an operator's file, read key by key. Nothing throws: what is wrong becomes a finding
 * and a harmless placeholder is returned, so that one run finds everything; the reader refuses the
 * whole file afterwards. {@link #close()} complains about every key that nobody asked for.
 */
public final class Section implements AutoCloseable {

    private static final Pattern POSITION = Pattern.compile("\\[[0-9]+\\]");

    private static final int KNOWN_SHOWN_MAX = 16;

    private final Document document;
    private final MappingNode node;
    private final String path;
    private final Map<String, NodeTuple> given = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();
    private final Set<String> pointless = new LinkedHashSet<>();

    Section(Document document, MappingNode node, String path) {
        this.document = document;
        this.node = node;
        this.path = path;
        for (NodeTuple tuple : node.getValue()) {
            given.putIfAbsent(((ScalarNode) tuple.getKeyNode()).getValue(), tuple);
        }
    }

    static Optional<Section> top(Document document, Node root) {
        if (root instanceof MappingNode mapping) {
            return Optional.of(new Section(document, mapping, ""));
        }
        document.error(
                root.getStartMark(),
                Codes.TYPE,
                "the file must consist of \"key: value\" lines, found "
                        + Kind.of(root).words());
        return Optional.empty();
    }

    /** As a person says it: {@code listeners[0]}, {@code the top level}. */
    public String where() {
        return where(path);
    }

    static String where(String path) {
        return path.isEmpty() ? "the top level" : path;
    }

    /** Line and column, {@code 11:5}, for naming this place in a finding elsewhere. */
    public String place() {
        return Document.place(node.getStartMark());
    }

    /** The file this is in. */
    public String source() {
        return document.file();
    }

    public boolean has(String key) {
        return given.containsKey(key);
    }

    /** The keys as written, in order; for sections whose keys are names an operator chose. */
    public List<String> keys() {
        return List.copyOf(given.keySet());
    }

    public Entry required(String key) {
        ask(key);
        NodeTuple tuple = given.get(key);
        if (tuple == null) {
            error(Codes.MISSING_KEY, "key \"" + key + "\" is missing in " + where());
            return Entry.broken(document, at(key), node.getStartMark());
        }
        return new Entry(document, tuple.getValueNode(), at(key));
    }

    /** The entry, or one that reads like {@code fallback} written in its place. */
    public Entry optional(String key, String fallback) {
        Entry entry = optional(key);
        return entry == null ? Entry.fallback(document, fallback, at(key), node.getStartMark()) : entry;
    }

    public @Nullable Entry optional(String key) {
        ask(key);
        NodeTuple tuple = given.get(key);
        return tuple == null ? null : new Entry(document, tuple.getValueNode(), at(key));
    }

    /** The section below a key, or null when the key is not given (or not a section, which is a finding). */
    public @Nullable Section section(String key) {
        Entry entry = optional(key);
        return entry == null ? null : entry.section().orElse(null);
    }

    /** The section below a key; an empty one when it is not given, so that its defaults are read. */
    public Section sectionOrEmpty(String key) {
        Section section = section(key);
        return section == null ? new Section(document, Entry.emptyMapping(node.getStartMark()), at(key)) : section;
    }

    /** The entries of a list; empty when the key is not given. */
    public List<Entry> list(String key) {
        Entry entry = optional(key);
        return entry == null ? List.of() : entry.list();
    }

    /** The sections of a list; empty when the key is not given. */
    public List<Section> sections(String key) {
        List<Section> all = new ArrayList<>();
        for (Entry entry : list(key)) {
            entry.section().ifPresent(all::add);
        }
        return all;
    }

    /** Says that a key would do nothing here; a setting that does nothing is an error. */
    public void pointless(String key, String why) {
        pointless.add(key);
        NodeTuple tuple = given.get(key);
        if (tuple != null) {
            document.errorShown(
                    tuple.getKeyNode(), Codes.POINTLESS, "\"" + key + "\" does nothing in " + where() + ": " + why, "");
        }
    }

    /** A finding about this section as a whole. */
    public void error(String code, String text) {
        document.error(node.getStartMark(), code, text);
    }

    /** Complains about keys that nobody asked for. */
    @Override
    public void close() {
        for (Map.Entry<String, NodeTuple> one : given.entrySet()) {
            String key = one.getKey();
            if (!asked.contains(key) && !pointless.contains(key)) {
                document.errorShown(
                        one.getValue().getKeyNode(),
                        Codes.UNKNOWN_KEY,
                        "unknown key \"" + key + "\" in " + where(),
                        advice(key));
            }
        }
    }

    private String advice(String key) {
        List<String> names = List.copyOf(asked);
        String known = String.join(", ", names.subList(0, Math.min(KNOWN_SHOWN_MAX, names.size())))
                + (names.size() > KNOWN_SHOWN_MAX ? ", …" : "");
        String near =
                Near.to(key, names).map(n -> "did you mean \"" + n + "\"?  ").orElse("");
        return near + "(known keys: " + known + ")";
    }

    private void ask(String key) {
        asked.add(key);
        document.asked().add(POSITION.matcher(at(key)).replaceAll("[]"));
    }

    private String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** What a node is, in an operator's words. */
    enum Kind {
        TEXT("text"),
        WHOLE("a whole number"),
        DECIMAL("a decimal number"),
        FLAG("true or false"),
        NOTHING("nothing"),
        LIST("a list"),
        SECTION("a section");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        static Kind of(Node node) {
            return switch (node) {
                case SequenceNode _ -> LIST;
                case MappingNode _ -> SECTION;
                default ->
                    switch (node.getTag().getValue()) {
                        case "tag:yaml.org,2002:int" -> WHOLE;
                        case "tag:yaml.org,2002:float" -> DECIMAL;
                        case "tag:yaml.org,2002:bool" -> FLAG;
                        case "tag:yaml.org,2002:null" -> NOTHING;
                        default -> TEXT;
                    };
            };
        }
    }

    Mark start() {
        return node.getStartMark();
    }
}
