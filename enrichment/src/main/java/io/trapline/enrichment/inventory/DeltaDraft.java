package io.trapline.enrichment.inventory;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A delta as tables of its own, by the same way as a whole BSS: its rows, and for each thing that these
 * name and the version has, a bare row to be named.
 */
final class DeltaDraft {

    private static final String BARE = "-";

    private static final Map<View, Map<String, View>> REFERENCES = Map.of(
            View.SERVICE,
            Map.of("account_id", View.ACCOUNT, "product_id", View.PRODUCT, "vno_id", View.VNO, "place_id", View.PLACE),
            View.ACCOUNT,
            Map.of("customer_id", View.CUSTOMER, "parent_id", View.ACCOUNT),
            View.CUSTOMER,
            Map.of("vno_id", View.VNO),
            View.RESOURCE,
            Map.of("device_id", View.RESOURCE, "parent_id", View.RESOURCE, "place_id", View.PLACE),
            View.RESOURCE_ALIAS,
            Map.of("resource_id", View.RESOURCE),
            View.SERVICE_RESOURCE,
            Map.of("service_id", View.SERVICE, "resource_id", View.RESOURCE),
            View.SERVICE_RELATIONSHIP,
            Map.of("service_id", View.SERVICE, "relies_on", View.SERVICE),
            View.RESOURCE_RELATIONSHIP,
            Map.of("resource_id", View.RESOURCE, "relies_on", View.RESOURCE));

    private final Tables base;
    private final Delta delta;
    private final InventoryDraft draft = new InventoryDraft();
    private final Map<View, Set<String>> present = new EnumMap<>(View.class);

    private DeltaDraft(Tables base, Delta delta) {
        this.base = base;
        this.delta = delta;
    }

    static Tables of(Tables base, Delta delta) throws NeedsFullReadException {
        return new DeltaDraft(base, delta).tables();
    }

    private Tables tables() throws NeedsFullReadException {
        for (Delta.Row row : delta.rows()) {
            draft.add(row.view(), row.values());
            if (Delta.KEYED.contains(row.view())) {
                present(row.view()).add(row.key());
            }
        }
        for (Delta.Row row : delta.rows()) {
            references(row);
        }
        // A version without a resource or a service is refused.
        bystander(View.RESOURCE, Column.RESOURCE_ID);
        bystander(View.SERVICE, Column.SERVICE_ID);
        return switch (draft.build(Instant.EPOCH)) {
            case Built.Complete(var inventory, var remarks) -> inventory.tables();
            case Built.Refused(String sentence) -> throw new NeedsFullReadException(sentence);
        };
    }

    private void references(Delta.Row row) throws NeedsFullReadException {
        List<View.Column> columns = row.view().columns();
        Map<String, View> targets = Objects.requireNonNull(REFERENCES.get(row.view()));
        for (int i = 0; i < row.values().length; i++) {
            View target = targets.get(columns.get(i).name());
            @Nullable String id = row.values()[i];
            if (target != null && id != null && !id.isEmpty()) {
                bare(target, id);
            }
        }
    }

    private void bare(View view, String id) throws NeedsFullReadException {
        if (!present(view).add(id)) {
            return;
        }
        int row = delta.keys(view).contains(id) ? TextPool.ABSENT : find(base, ids(view), id);
        if (row < 0) {
            throw new NeedsFullReadException("a change names " + view.word() + " " + id + ", which is not known");
        }
        switch (view) {
            case SERVICE -> {
                String account = base.text(Column.ACCOUNT_ID, base.get(Column.SERVICE_ACCOUNT)[row]);
                draft.add(view, id, null, BARE, account);
                bare(View.ACCOUNT, account);
            }
            case ACCOUNT -> {
                String customer = base.text(Column.CUSTOMER_ID, base.get(Column.ACCOUNT_CUSTOMER)[row]);
                draft.add(view, id, customer, null);
                bare(View.CUSTOMER, customer);
            }
            case RESOURCE -> draft.add(view, id, BARE, null, null, null);
            case CUSTOMER -> draft.add(view, id, null, null, null);
            case VNO -> draft.add(view, id, null);
            case PRODUCT -> draft.add(view, id, null, null, null, null);
            default -> draft.add(view, id, null, null);
        }
    }

    private void bystander(View view, Column ids) throws NeedsFullReadException {
        if (!present(view).isEmpty()) {
            return;
        }
        for (int row = 0; row < base.rows(ids); row++) {
            String id = base.text(ids, row);
            if (!delta.keys(view).contains(id)) {
                bare(view, id);
                return;
            }
        }
        throw new NeedsFullReadException("every " + view.word() + " changed");
    }

    private Set<String> present(View view) {
        return present.computeIfAbsent(view, none -> new HashSet<>());
    }

    static Column ids(View view) {
        return switch (view) {
            case RESOURCE -> Column.RESOURCE_ID;
            case SERVICE -> Column.SERVICE_ID;
            case ACCOUNT -> Column.ACCOUNT_ID;
            case CUSTOMER -> Column.CUSTOMER_ID;
            case VNO -> Column.VNO_ID;
            case PRODUCT -> Column.PRODUCT_ID;
            case SLA -> Column.SLA_ID;
            case PLACE -> Column.PLACE_ID;
            default -> throw new IllegalArgumentException(view + " has no ids");
        };
    }

    /** The row with this id; {@link TextPool#ABSENT} when there is none. */
    static int find(Tables tables, Column ids, String id) {
        return Math.max(TextPool.ABSENT, place(tables, ids, TextPool.encode(id)));
    }

    /** The row with this id, or the complement of the one before which it would stand. */
    static int place(Tables tables, Column ids, byte[] id) {
        int low = 0;
        int high = tables.rows(ids) - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = tables.texts().compare(tables.get(ids)[middle], id);
            if (order == 0) {
                return middle;
            }
            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle - 1;
        }
        return ~low;
    }
}
