package io.trapline.mediation.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/**
 * Finds which of many literals occur in a text, in one pass over it (Aho and Corasick, 1975). The cost
 * is that of the text and of what is found, however many literals there are: states lie in arrays in the
 * order of their depth, so that what a usual text visits is the same few of them. Immutable once built.
 */
final class LiteralIndex {

    /** Longer messages are looked at this far: vendors put the event first. */
    static final int TEXT_MAX = 4096;

    private static final int ROOT = 0;
    private static final int NONE = -1;
    private static final int ASCII = 128;

    /** A state while the automaton is built. */
    private static final class Node {
        final Map<Character, Node> next = new TreeMap<>();
        int number;
        int literal = NONE;
    }

    /** By state: where its edges begin; those of the next state follow. */
    private final int[] firstEdge;

    private final char[] edges;
    private final int[] targets;
    /** By state: the one of its longest suffix. */
    private final int[] fail;
    /** By state: the number of its literal, or {@value #NONE}. */
    private final int[] literal;
    /** By state: the nearest suffix that is a literal, itself included, or {@value #NONE}. */
    private final int[] report;

    private final int[] fromRoot = new int[ASCII];

    LiteralIndex(List<String> literals) {
        List<Node> nodes = nodes(literals);
        int count = nodes.size();
        firstEdge = new int[count + 1];
        edges = new char[count - 1];
        targets = new int[count - 1];
        fail = new int[count];
        literal = new int[count];
        report = new int[count];
        for (Node node : nodes) {
            lay(node);
        }
        Arrays.setAll(fromRoot, c -> Math.max(ROOT, edge(ROOT, (char) c)));
        for (Node node : nodes) {
            link(node);
        }
    }

    /** In the order of their depth, numbered so. */
    private static List<Node> nodes(List<String> literals) {
        Node root = new Node();
        for (int i = 0; i < literals.size(); i++) {
            Node node = root;
            for (char c : literals.get(i).toCharArray()) {
                node = node.next.computeIfAbsent(c, k -> new Node());
            }
            node.literal = i;
        }
        List<Node> nodes = new ArrayList<>(List.of(root));
        for (int i = 0; i < nodes.size(); i++) {
            nodes.get(i).number = i;
            nodes.addAll(nodes.get(i).next.values());
        }
        return nodes;
    }

    private void lay(Node node) {
        int edge = firstEdge[node.number];
        for (Map.Entry<Character, Node> next : node.next.entrySet()) {
            edges[edge] = next.getKey();
            targets[edge++] = next.getValue().number;
        }
        firstEdge[node.number + 1] = edge;
        literal[node.number] = node.literal;
    }

    /** The states before it are linked: a suffix is shorter. */
    private void link(Node node) {
        int state = node.number;
        report[state] = literal[state] != NONE ? state : state == ROOT ? NONE : report[fail[state]];
        for (Map.Entry<Character, Node> next : node.next.entrySet()) {
            fail[next.getValue().number] = state == ROOT ? ROOT : step(fail[state], next.getKey());
        }
    }

    private int step(int from, char c) {
        int state = from;
        while (state != ROOT) {
            int next = edge(state, c);
            if (next != NONE) {
                return next;
            }
            state = fail[state];
        }
        return c < ASCII ? fromRoot[c] : Math.max(ROOT, edge(ROOT, c));
    }

    private int edge(int state, char c) {
        int low = firstEdge[state];
        int high = firstEdge[state + 1] - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            char found = edges[middle];
            if (found == c) {
                return targets[middle];
            }
            if (found < c) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return NONE;
    }

    /** Calls back with the number of each literal found; a literal that occurs twice is told twice. */
    void find(String text, IntConsumer found) {
        int state = ROOT;
        int length = Math.min(text.length(), TEXT_MAX);
        for (int i = 0; i < length; i++) {
            state = step(state, text.charAt(i));
            for (int hit = report[state]; hit != NONE; hit = report[fail[hit]]) {
                found.accept(literal[hit]);
            }
        }
    }
}
