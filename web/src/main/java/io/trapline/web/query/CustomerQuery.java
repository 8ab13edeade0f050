package io.trapline.web.query;

import io.trapline.mediation.board.CustomerRow;
import io.trapline.web.query.CustomerSort.Spot;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of the board of affected customers is shown, and how.
 *
 * @param columns in their order
 * @param group how a storm is shown
 * @param limit rows on a page
 */
public record CustomerQuery(
        CustomerFilter filter,
        CustomerSort sort,
        List<CustomerColumn> columns,
        Group group,
        int limit,
        @Nullable String cursor) {

    public static final int LIMIT_DEFAULT = 100;
    public static final int LIMIT_MAX = 1_000;

    /** By score descending, then the longer affected, then id: a total order, so that paging is stable. */
    public static final Comparator<CustomerRow> ORDER = Comparator.comparingInt(CustomerRow::score)
            .reversed()
            .thenComparing(CustomerRow::affectedSince)
            .thenComparing(CustomerRow::customerId);

    /** One row a customer, one row a cause, or a cause while there is a storm. */
    public enum Group {
        STORM,
        NONE,
        CAUSE;

        static Group of(Params params) {
            return switch (params.text("group")) {
                case "" -> STORM;
                case "none" -> NONE;
                case "cause" -> CAUSE;
                default -> throw new BadParameter("group", params.text("group"), "none or cause");
            };
        }

        String text() {
            return switch (this) {
                case STORM -> "";
                case NONE -> "none";
                case CAUSE -> "cause";
            };
        }
    }

    /** As a page asks. */
    public static CustomerQuery of(Params params) {
        CustomerQuery rows = rows(params);
        return new CustomerQuery(
                rows.filter, rows.sort, CustomerColumn.of(params), Group.of(params), rows.limit, rows.cursor);
    }

    /** As a program asks: rows and their order, nothing about how they look. */
    public static CustomerQuery rows(Params params) {
        Cursor cursor = Cursor.of(params, Cursor.CUSTOMERS);
        return new CustomerQuery(
                CustomerFilter.of(params),
                CustomerSort.of(params),
                CustomerColumn.USUAL,
                Group.NONE,
                params.number("limit", LIMIT_DEFAULT, 1, LIMIT_MAX),
                cursor == null ? null : cursor.text());
    }

    public Page<CustomerRow> page(BoardIndex index) {
        Page<Figures> page = index.survey(this).page();
        return new Page<>(page.items().stream().map(Figures::row).toList(), page.total(), page.next());
    }

    /** The place after which this page begins; null at the start. */
    @Nullable
    Spot after() {
        if (cursor == null) return null;
        Cursor at = Cursor.read(cursor);
        return at == null ? null : spot(at);
    }

    String cursorOf(Figures row) {
        Spot spot = sort.by().spot(row);
        String text = spot.text();
        return new Cursor(
                        Cursor.CUSTOMERS,
                        spot.number(),
                        spot.since(),
                        text.isEmpty() ? spot.id() : text.length() + ":" + text + spot.id())
                .text();
    }

    /** A cursor of another order has its key in other words: what it names is then a place all the same. */
    private Spot spot(Cursor at) {
        String id = at.id();
        int colon = id.indexOf(':');
        if (colon > 0 && id.substring(0, colon).matches("\\d{1,4}")) {
            int end = colon + 1 + Integer.parseInt(id.substring(0, colon));
            if (end <= id.length()) {
                return new Spot(at.rank(), id.substring(colon + 1, end), at.time(), id.substring(end));
            }
        }
        return new Spot(at.rank(), "", at.time(), id);
    }

    /** True when any filter is set. */
    public boolean filtered() {
        return filter.any();
    }

    public CustomerQuery with(CustomerFilter other) {
        return new CustomerQuery(other, sort, columns, group, limit, null);
    }

    /** The same filter in the order that a click on this column gives. */
    public CustomerQuery sorted(CustomerSort.By column) {
        return new CustomerQuery(filter, sort.clicked(column), columns, group, limit, null);
    }

    public CustomerQuery grouped(Group other) {
        return new CustomerQuery(filter, sort, columns, other, limit, null);
    }

    public CustomerQuery from(@Nullable String otherCursor) {
        return new CustomerQuery(filter, sort, columns, group, limit, otherCursor);
    }

    /** The canonical query string: the same filter is the same text, for links and shared views. */
    public String text() {
        QueryText text = rowText();
        return text.add("cols", String.join(",", CustomerColumn.text(columns)))
                .add("group", group.text())
                .add("limit", limit == LIMIT_DEFAULT ? "" : Integer.toString(limit))
                .add("cursor", cursor == null ? "" : cursor)
                .toString();
    }

    /** Only which rows in which order: what an export or a bulk action is about. */
    public String rowsText() {
        return rowText().toString();
    }

    private QueryText rowText() {
        QueryText text = new QueryText();
        filter.write(text);
        return text.add("sort", sort.text());
    }

    /** Words of one kind. */
    public Set<String> of(CustomerFilter.Kind kind) {
        return filter.of(kind);
    }
}
