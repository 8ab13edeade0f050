package io.trapline.enrichment.inventory;

import java.util.List;
import java.util.Locale;

/**
 * The views through which any BSS is read: one SQL file each. The order of the columns is the order of
 * {@link InventoryDraft#add}: those that a view may lack stand last.
 */
public enum View {
    RESOURCE(
            required("resource_id"),
            required("kind"),
            nullable("name"),
            nullable("device_id"),
            nullable("parent_id"),
            optional("place_id")),
    RESOURCE_ALIAS(
            required("resource_id"),
            nullable("namespace"),
            required("kind"),
            required("value"),
            optional("valid_from").as(Type.TIME),
            optional("valid_to").as(Type.TIME)),
    SERVICE(
            required("service_id"),
            nullable("name"),
            required("state"),
            required("account_id"),
            optional("product_id"),
            optional("vno_id"),
            optional("place_id"),
            optional("kind"),
            optional("end_user_count").as(Type.NUMBER)),
    SERVICE_RESOURCE(
            required("service_id"),
            required("resource_id"),
            nullable("role"),
            optional("protection_group"),
            optional("weight").as(Type.NUMBER),
            optional("min_up").as(Type.NUMBER)),
    ACCOUNT(
            required("account_id"),
            required("customer_id"),
            nullable("name"),
            optional("parent_id"),
            optional("currency"),
            optional("state")),
    CUSTOMER(
            required("customer_id"),
            nullable("name"),
            nullable("tier"),
            nullable("vno_id"),
            optional("language"),
            optional("contacts"),
            optional("emergency").as(Type.FLAG),
            optional("hospital").as(Type.FLAG),
            optional("government").as(Type.FLAG)),
    VNO(
            required("vno_id"),
            nullable("name"),
            optional("kind"),
            optional("parent_id"),
            optional("language"),
            optional("contacts")),
    PRODUCT(
            required("product_id"),
            nullable("name"),
            nullable("mrr").as(Type.NUMBER),
            nullable("currency"),
            nullable("sla_id")),
    SLA(
            required("sla_id"),
            nullable("name"),
            nullable("availability_target").as(Type.NUMBER),
            nullable("period"),
            nullable("clock"),
            nullable("zone"),
            nullable("credit_steps"),
            nullable("restore_minutes").as(Type.NUMBER),
            optional("maintenance_excused").as(Type.FLAG)),
    PLACE(required("place_id"), nullable("name"), nullable("parent_id")),
    SERVICE_RELATIONSHIP(
            required("service_id"),
            required("relies_on"),
            nullable("protection_group"),
            nullable("weight").as(Type.NUMBER),
            nullable("min_up").as(Type.NUMBER)),
    RESOURCE_RELATIONSHIP(
            required("resource_id"),
            required("relies_on"),
            nullable("protection_group"),
            nullable("weight").as(Type.NUMBER),
            nullable("min_up").as(Type.NUMBER));

    /** What a column holds; to a draft it comes as text: seconds since 1970, plain decimals, true or false. */
    public enum Type {
        TEXT("text"),
        NUMBER("a number"),
        TIME("timestamp with time zone"),
        FLAG("boolean");

        private final String word;

        Type(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /**
     * @param required NULL and the empty text are refused
     * @param optional the view may lack it, which is the same as NULL in every row
     */
    public record Column(String name, Type type, boolean required, boolean optional) {
        private Column as(Type other) {
            return new Column(name, other, required, optional);
        }
    }

    private final List<Column> columns;

    View(Column... columns) {
        this.columns = List.of(columns);
    }

    /** True when there may be no such file, which is the same as no rows. */
    public boolean optional() {
        return switch (this) {
            case PRODUCT, SLA, PLACE, SERVICE_RELATIONSHIP, RESOURCE_RELATIONSHIP -> true;
            case RESOURCE, RESOURCE_ALIAS, SERVICE, SERVICE_RESOURCE, ACCOUNT, CUSTOMER, VNO -> false;
        };
    }

    /** {@code resource_alias}: the name in {@link io.trapline.enrichment.Inventory#rows()} and in messages. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@code resource_alias.sql}. */
    public String file() {
        return word() + ".sql";
    }

    public List<Column> columns() {
        return columns;
    }

    /** The place of a column in {@link #columns()}. */
    int at(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return i;
            }
        }
        throw new IllegalArgumentException(file() + " has no column " + column);
    }

    private static Column required(String name) {
        return new Column(name, Type.TEXT, true, false);
    }

    private static Column nullable(String name) {
        return new Column(name, Type.TEXT, false, false);
    }

    private static Column optional(String name) {
        return new Column(name, Type.TEXT, false, true);
    }
}
