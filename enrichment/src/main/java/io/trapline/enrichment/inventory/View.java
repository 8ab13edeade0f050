package io.trapline.enrichment.inventory;

import java.util.List;
import java.util.Locale;

/**
 * The seven views through which any BSS is read: one SQL file each. The order of the columns is the
 * order of {@link InventoryDraft#add}; all are text.
 */
public enum View {
    RESOURCE(required("resource_id"), required("kind"), optional("name"), optional("device_id"), optional("parent_id")),
    RESOURCE_ALIAS(required("resource_id"), optional("namespace"), required("kind"), required("value")),
    SERVICE(required("service_id"), optional("name"), required("state"), required("account_id")),
    SERVICE_RESOURCE(required("service_id"), required("resource_id"), optional("role")),
    ACCOUNT(required("account_id"), required("customer_id"), optional("name")),
    CUSTOMER(required("customer_id"), optional("name"), optional("tier"), optional("vno_id")),
    VNO(required("vno_id"), optional("name"));

    /** @param required NULL and the empty text are refused */
    public record Column(String name, boolean required) {}

    private final List<Column> columns;

    View(Column... columns) {
        this.columns = List.of(columns);
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

    private static Column required(String name) {
        return new Column(name, true);
    }

    private static Column optional(String name) {
        return new Column(name, false);
    }
}
