package io.trapline.enrichment.inventory;

/** Sorts row numbers by an order that only the caller knows, without boxing them. Stable merge sort. */
final class RowSort {

    /** Negative, zero or positive, as {@link java.util.Comparator#compare}. */
    interface RowOrder {
        int compare(int a, int b);
    }

    private static final int INSERTION_MAX = 12;

    private RowSort() {}

    /** The numbers 0 to {@code count - 1} in that order. */
    static int[] sorted(int count, RowOrder order) {
        int[] rows = new int[count];
        for (int i = 0; i < count; i++) {
            rows[i] = i;
        }
        sort(rows.clone(), rows, 0, count, order);
        return rows;
    }

    /** Sorts {@code to} between the bounds; {@code from} holds the same rows and is scratch. */
    private static void sort(int[] from, int[] to, int low, int high, RowOrder order) {
        if (high - low <= INSERTION_MAX) {
            insert(to, low, high, order);
            return;
        }
        int middle = (low + high) >>> 1;
        sort(to, from, low, middle, order);
        sort(to, from, middle, high, order);
        if (order.compare(from[middle - 1], from[middle]) <= 0) {
            System.arraycopy(from, low, to, low, high - low);
            return;
        }
        int left = low;
        int right = middle;
        for (int i = low; i < high; i++) {
            boolean takeLeft = right >= high || (left < middle && order.compare(from[left], from[right]) <= 0);
            to[i] = takeLeft ? from[left++] : from[right++];
        }
    }

    private static void insert(int[] rows, int low, int high, RowOrder order) {
        for (int i = low + 1; i < high; i++) {
            int row = rows[i];
            int j = i - 1;
            while (j >= low && order.compare(rows[j], row) > 0) {
                rows[j + 1] = rows[j];
                j--;
            }
            rows[j + 1] = row;
        }
    }
}
