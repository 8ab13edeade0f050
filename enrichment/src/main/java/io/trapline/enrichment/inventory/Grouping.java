package io.trapline.enrichment.inventory;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The rows that belong to each owner: a start for every owner and one list. */
final class Grouping {

    private final int[] owner;
    private final int[] start;
    private final int[] list;

    /** @param owner row of the owner by member; negative for none */
    Grouping(int[] owner, int owners) {
        this.owner = owner;
        this.start = new int[owners + 1];
        for (int one : owner) {
            if (one >= 0) {
                start[one + 1]++;
            }
        }
        for (int row = 0; row < owners; row++) {
            start[row + 1] += start[row];
        }
        this.list = new int[start[owners]];
        int[] next = Arrays.copyOf(start, owners);
        for (int member = 0; member < owner.length; member++) {
            if (owner[member] >= 0) {
                list[next[owner[member]]++] = member;
            }
        }
    }

    /** @param before is it already when it is over the same array; null for none */
    static Grouping of(int[] owner, int owners, @Nullable Grouping before) {
        return before != null && before.owner == owner && before.start.length == owners + 1
                ? before
                : new Grouping(owner, owners);
    }

    int size(int owner) {
        return start[owner + 1] - start[owner];
    }

    /** Copies the members of an owner, ascending. */
    void copy(int owner, int[] into, int at) {
        System.arraycopy(list, start[owner], into, at, size(owner));
    }

    int[] members(int owner) {
        return Arrays.copyOfRange(list, start[owner], start[owner + 1]);
    }
}
