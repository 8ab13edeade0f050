package io.trapline.enrichment.inventory;

/**
 * One kind of relationship, walked both ways: what relies on a row, and on what a row relies. Built
 * with the inventory; a row is a service or a resource.
 */
final class Dependents {

    private final int[] needed;
    private final int[] needs;
    private final int[] protection;
    private final Grouping above;
    private final Grouping below;

    private Dependents(Tables tables, Column needs, Column needed, Column protection, int rows) {
        this.needs = tables.get(needs);
        this.needed = tables.get(needed);
        this.protection = tables.get(protection);
        this.above = new Grouping(this.needed, this.needed.length == 0 ? 0 : rows);
        this.below = new Grouping(this.needs, this.needs.length == 0 ? 0 : rows);
    }

    static Dependents services(Tables tables) {
        return new Dependents(
                tables,
                Column.SERVICE_NEEDS,
                Column.SERVICE_NEEDED,
                Column.SERVICE_NEED_PROTECTION,
                tables.rows(Column.SERVICE_ID));
    }

    static Dependents resources(Tables tables) {
        return new Dependents(
                tables,
                Column.RESOURCE_NEEDS,
                Column.RESOURCE_NEEDED,
                Column.RESOURCE_NEED_PROTECTION,
                tables.rows(Column.RESOURCE_ID));
    }

    boolean none() {
        return needs.length == 0;
    }

    /** Edges of those that rely on the row. */
    int[] on(int row) {
        return none() ? needs : above.members(row);
    }

    /** Edges to those on which the row relies. */
    int[] of(int row) {
        return none() ? needs : below.members(row);
    }

    /** Who relies, by edge. */
    int needs(int edge) {
        return needs[edge];
    }

    /** On whom, by edge. */
    int needed(int edge) {
        return needed[edge];
    }

    /** By edge; {@link TextPool#ABSENT} when it stands alone. */
    int protection(int edge) {
        return protection.length == 0 ? TextPool.ABSENT : protection[edge];
    }
}
