package io.trapline.mediation.rule;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Finds which of many literals occur in a text, in one pass over it (Aho and Corasick, 1975). The cost
 * is that of the text and of what is found, however many literals there are. Immutable once built.
 */
final class LiteralIndex {

    /** Longer messages are looked at this far: vendors put the event first. */
    static final int TEXT_MAX = 4096;

    private static final class Node {
        final Map<Character, Node> next = new HashMap<>(4);
        Node fail = this;
        /** The nearest suffix that is a literal, itself included; -1 when there is none. */
        int literal = -1;

        Node report = this;
        boolean reports;
    }

    private final Node root = new Node();
    private final boolean[] starts = new boolean[128];

    LiteralIndex(List<String> literals) {
        for (int i = 0; i < literals.size(); i++) {
            add(literals.get(i), i);
        }
        link();
    }

    private void add(String literal, int number) {
        Node node = root;
        for (int i = 0; i < literal.length(); i++) {
            node = node.next.computeIfAbsent(literal.charAt(i), c -> new Node());
        }
        node.literal = number;
        starts[Math.min(literal.charAt(0), 127)] = true;
    }

    private void link() {
        Deque<Node> queue = new ArrayDeque<>();
        for (Node child : root.next.values()) {
            child.fail = root;
            queue.add(child);
        }
        while (!queue.isEmpty()) {
            Node node = queue.remove();
            node.reports = node.literal >= 0 || node.fail.reports;
            node.report = node.literal >= 0 ? node : node.fail.report;
            for (Map.Entry<Character, Node> edge : node.next.entrySet()) {
                Node child = edge.getValue();
                child.fail = step(node.fail, edge.getKey());
                queue.add(child);
            }
        }
    }

    private Node step(Node from, char c) {
        Node node = from;
        while (true) {
            Node next = node.next.get(c);
            if (next != null) {
                return next;
            }
            if (node == root) {
                return root;
            }
            node = node.fail;
        }
    }

    /** Calls back with the number of each literal found; a literal that occurs twice is told twice. */
    void find(String text, IntConsumer found) {
        Node node = root;
        int length = Math.min(text.length(), TEXT_MAX);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (node == root && !starts[Math.min(c, 127)]) {
                continue;
            }
            node = step(node, c);
            for (Node hit = node; hit.reports; hit = hit.report.fail) {
                found.accept(hit.report.literal);
            }
        }
    }
}
