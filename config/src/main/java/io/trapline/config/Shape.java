package io.trapline.config;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** What holds for every YAML file of ours, whatever it says: keys are words, once each; no anchors, no tags. */
final class Shape {

    private final Document document;
    private boolean usable = true;

    Shape(Document document) {
        this.document = document;
    }

    /** False when the file is not worth reading on; true with findings when only places in it are wrong. */
    boolean check(@Nullable Node root) {
        if (root != null) {
            walk(root, "");
        }
        return usable;
    }

    private void walk(Node node, String path) {
        if (node.getAnchor() != null) {
            // An anchored node may contain itself: nothing below it is looked at.
            usable = false;
            document.error(
                    node.getStartMark(),
                    Codes.ANCHOR,
                    "\"&" + node.getAnchor() + "\" is an anchor; anchors are not supported, write it out twice."
                            + " Quote the value if it begins with &");
            return;
        }
        if (!known(node)) {
            document.error(node.getStartMark(), Codes.ANCHOR, "tags (\"!…\") are not supported; quote the value");
        }
        if (node instanceof SequenceNode list) {
            for (int i = 0; i < list.getValue().size(); i++) {
                walk(list.getValue().get(i), path + "[" + i + "]");
            }
        } else if (node instanceof MappingNode mapping) {
            walkMapping(mapping, path);
        }
    }

    private void walkMapping(MappingNode mapping, String path) {
        Map<String, Node> first = new HashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Node key = tuple.getKeyNode();
            if (!(key instanceof ScalarNode word)) {
                usable = false;
                document.error(key.getStartMark(), Codes.TYPE, "a key must be a word, not a list or section");
                continue;
            }
            String name = word.getValue();
            Node before = first.putIfAbsent(name, key);
            if (before != null) {
                document.error(
                        key.getStartMark(),
                        Codes.DUPLICATE_KEY,
                        "key \"" + name + "\" given twice in " + Section.where(path) + " (first at "
                                + Document.place(before.getStartMark()) + "); the second would have won silently");
            }
            walk(tuple.getValueNode(), path.isEmpty() ? name : path + "." + name);
        }
    }

    private static boolean known(Node node) {
        Tag tag = node.getTag();
        return switch (node) {
            case ScalarNode _ ->
                tag.equals(Tag.STR)
                        || tag.equals(Tag.INT)
                        || tag.equals(Tag.FLOAT)
                        || tag.equals(Tag.BOOL)
                        || tag.equals(Tag.NULL);
            case SequenceNode _ -> tag.equals(Tag.SEQ);
            case MappingNode _ -> tag.equals(Tag.MAP);
            default -> false;
        };
    }
}
