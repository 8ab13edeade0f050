package io.trapline.mediation.impact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A union of spans of time: ascending, disjoint, none empty. Immutable. */
public final class Spans {

    public static final Spans NONE = new Spans(List.of());

    private final List<Span> list;

    /**
     * @param from first millisecond
     * @param to the millisecond after the last
     */
    public record Span(long from, long to) {}

    private Spans(List<Span> list) {
        this.list = list;
    }

    public static Spans of(long from, long to) {
        return from < to ? new Spans(List.of(new Span(from, to))) : NONE;
    }

    /** The union of spans in any order; empty ones count for nothing. */
    public static Spans union(List<Span> spans) {
        var sorted = new ArrayList<>(spans);
        sorted.removeIf(span -> span.from() >= span.to());
        sorted.sort(Comparator.comparingLong(Span::from));
        var merged = new ArrayList<Span>();
        for (Span span : sorted) {
            Span last = merged.isEmpty() ? null : merged.getLast();
            if (last != null && span.from() <= last.to()) {
                merged.set(merged.size() - 1, new Span(last.from(), Math.max(last.to(), span.to())));
            } else {
                merged.add(span);
            }
        }
        return merged.isEmpty() ? NONE : new Spans(List.copyOf(merged));
    }

    public Spans plus(Spans other) {
        if (other.list.isEmpty()) {
            return this;
        }
        var all = new ArrayList<>(list);
        all.addAll(other.list);
        return union(all);
    }

    /** What of it lies in none of the others. */
    public Spans minus(Spans other) {
        if (other.list.isEmpty() || list.isEmpty()) {
            return this;
        }
        var left = new ArrayList<Span>();
        int next = 0;
        for (Span span : list) {
            long from = span.from();
            while (next < other.list.size() && other.list.get(next).to() <= from) {
                next++;
            }
            for (int i = next; i < other.list.size() && other.list.get(i).from() < span.to(); i++) {
                Span cut = other.list.get(i);
                if (from < cut.from()) {
                    left.add(new Span(from, cut.from()));
                }
                from = Math.max(from, cut.to());
            }
            if (from < span.to()) {
                left.add(new Span(from, span.to()));
            }
        }
        return left.isEmpty() ? NONE : new Spans(List.copyOf(left));
    }

    /** What of it lies in the others too. */
    public Spans and(Spans other) {
        return other.list.isEmpty() ? NONE : minus(minus(other));
    }

    /** What of it lies between two times. */
    public Spans within(long from, long to) {
        return union(list.stream()
                .map(span -> new Span(Math.max(from, span.from()), Math.min(to, span.to())))
                .toList());
    }

    public List<Span> list() {
        return list;
    }

    public boolean isEmpty() {
        return list.isEmpty();
    }

    public long millis() {
        return list.stream().mapToLong(span -> span.to() - span.from()).sum();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Spans spans && spans.list.equals(list);
    }

    @Override
    public int hashCode() {
        return list.hashCode();
    }

    @Override
    public String toString() {
        return list.toString();
    }
}
