package io.trapline.enrichment.inventory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The distinct (group, weight, least number up) that links and relationships carry, numbered in their
 * order. Collected first, numbered by {@link #place}, asked last. Owned by one thread.
 */
final class Protections {

    private static final int AMOUNT_MAX = 1_000_000;

    /** Whoever names a group and nothing else means 1+1. */
    private static final int USUAL = 1;

    private final TextPool texts;
    private final Strays strays;
    private final Map<Protection, Integer> places = new HashMap<>();
    private final List<Protection> found = new ArrayList<>();
    private int[] numbers = {};

    Protections(TextPool texts, Strays strays) {
        this.texts = texts;
        this.strays = strays;
    }

    /** @param group text */
    private record Protection(int group, int weight, int minUp) {}

    /** Collects a view's. The answer is by row as read and is for {@link #number}; empty when no row has a group. */
    int[] collect(View view, IntColumn[] read) {
        IntColumn groups = read[view.at("protection_group")];
        if (groups.silent()) {
            return new int[0];
        }
        Amounts amounts = new Amounts(texts, strays, AMOUNT_MAX);
        int[] weight = amounts.read(view, read[view.at("weight")], "weight", 1, USUAL);
        int[] minUp = amounts.read(view, read[view.at("min_up")], "min_up", 1, USUAL);
        int[] rows = new int[weight.length];
        for (int row = 0; row < rows.length; row++) {
            int group = groups.get(row);
            rows[row] = group == TextPool.ABSENT ? group : found(new Protection(group, weight[row], minUp[row]));
        }
        return rows;
    }

    private int found(Protection protection) {
        Integer known = places.putIfAbsent(protection, found.size());
        if (known == null) {
            found.add(protection);
            return found.size() - 1;
        }
        return known;
    }

    /** Once all are collected. */
    void place(Map<Column, int[]> columns) {
        int[] order = RowSort.sorted(found.size(), (a, b) -> compare(found.get(a), found.get(b)));
        this.numbers = new int[order.length];
        int[][] cells = new int[3][order.length];
        for (int number = 0; number < order.length; number++) {
            numbers[order[number]] = number;
            Protection one = found.get(order[number]);
            cells[0][number] = one.group;
            cells[1][number] = one.weight;
            cells[2][number] = one.minUp;
        }
        columns.put(Column.PROTECTION_GROUP, cells[0]);
        columns.put(Column.PROTECTION_WEIGHT, cells[1]);
        columns.put(Column.PROTECTION_MIN_UP, cells[2]);
    }

    private int compare(Protection a, Protection b) {
        int byGroup = texts.compare(a.group, b.group);
        int byWeight = byGroup != 0 ? byGroup : Integer.compare(a.weight, b.weight);
        return byWeight != 0 ? byWeight : Integer.compare(a.minUp, b.minUp);
    }

    /** @param collected what {@link #collect} answered */
    int number(int[] collected, int row) {
        return collected.length == 0 || collected[row] < 0 ? TextPool.ABSENT : numbers[collected[row]];
    }
}
