package io.trapline.enrichment.inventory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Turns a draft into {@link Tables}: keys unique, references resolved to rows, everything sorted, so
 * that the order in which the BSS gave its rows leaves no trace.
 */
final class Assembly {

    private final InventoryDraft draft;
    private final Strays strays = new Strays();
    private final Map<Column, int[]> columns = new EnumMap<>(Column.class);

    Assembly(InventoryDraft draft) {
        this.draft = draft;
    }

    Built build(Instant takenAt) {
        VnoGaps.fill(draft, strays);
        int empty = draft.texts().intern("");
        lowerCase(View.CUSTOMER, 2, empty);
        lowerCase(View.SERVICE, 2, empty);
        Terms.foldFlags(draft);
        Aliases aliases = new Aliases(draft, strays);
        draft.forget(View.RESOURCE_ALIAS);
        Links links = new Links(draft, strays);
        TextPool texts = draft.texts().build();

        Keyed vnos = new Keyed(texts, draft.columns(View.VNO)[0].toArray());
        Keyed customers = new Keyed(texts, draft.columns(View.CUSTOMER)[0].toArray());
        Keyed accounts = keyed(texts, View.ACCOUNT, customers, 1);
        Keyed services = keyed(texts, View.SERVICE, accounts, 3);
        Keyed resources = new Keyed(texts, draft.columns(View.RESOURCE)[0].toArray());
        Workbench bench = new Workbench(draft, strays, texts, columns);
        Terms terms = new Terms(bench);
        List<String> refusals = Stream.of(
                        terms.refusal(),
                        vnos.refusal(View.VNO),
                        customers.refusal(View.CUSTOMER),
                        accounts.refusal(View.ACCOUNT),
                        services.refusal(View.SERVICE),
                        resources.refusal(View.RESOURCE))
                .filter(Objects::nonNull)
                .filter(sentence -> !sentence.isEmpty())
                .toList();
        if (!refusals.isEmpty()) {
            return new Built.Refused(String.join(" ", refusals));
        }
        parties(vnos, customers, accounts, services);
        new Containment(draft, strays, texts).place(resources, columns);
        terms.place(resources, services, accounts);
        terms.parties(customers, vnos, services);
        relate(bench, links, services, resources);
        aliases.place(resources, texts, columns);
        return verdict(texts, takenAt);
    }

    private static void relate(Workbench bench, Links links, Keyed services, Keyed resources) {
        Protections protections = new Protections(bench.texts(), bench.strays());
        int[] ofLinks = protections.collect(View.SERVICE_RESOURCE, bench.read(View.SERVICE_RESOURCE));
        int[] ofServices = protections.collect(View.SERVICE_RELATIONSHIP, bench.read(View.SERVICE_RELATIONSHIP));
        int[] ofResources = protections.collect(View.RESOURCE_RELATIONSHIP, bench.read(View.RESOURCE_RELATIONSHIP));
        protections.place(bench.columns());
        links.place(bench, services, resources, protections, ofLinks);
        Relationships.ofServices().place(bench, services, protections, ofServices);
        Relationships.ofResources().place(bench, resources, protections, ofResources);
        Protecting.dropUnused(bench.columns());
    }

    private Built verdict(TextPool texts, Instant takenAt) {
        List<String> refusals = new ArrayList<>(strays.refusals());
        for (Column column : List.of(Column.RESOURCE_ID, Column.SERVICE_ID)) {
            if (Objects.requireNonNull(columns.get(column)).length == 0) {
                View view = column == Column.RESOURCE_ID ? View.RESOURCE : View.SERVICE;
                refusals.add(view.file() + ": a snapshot with 0 rows is refused.");
            }
        }
        if (!refusals.isEmpty()) {
            return new Built.Refused(String.join(" ", refusals));
        }
        return new Built.Complete(new PackedInventory(new Tables(texts, columns), takenAt), strays.remarks());
    }

    /**
     * Rows whose reference leads nowhere are left out, counted, before the rest is sorted.
     *
     * @param reference column that must name a row of {@code target}
     */
    private Keyed keyed(TextPool texts, View view, Keyed target, int reference) {
        IntColumn[] read = draft.columns(view);
        int rows = read[0].size();
        Strays.Count lost = new Strays.Count();
        IntColumn kept = new IntColumn();
        for (int row = 0; row < rows; row++) {
            if (target.row(read[reference].get(row)) == TextPool.ABSENT) {
                lost.add(texts.text(read[reference].get(row)));
            } else {
                kept.add(row);
            }
        }
        String column = view.columns().get(reference).name();
        strays.note(
                view,
                "%s names no %s".formatted(column, column.substring(0, column.indexOf('_'))),
                lost,
                rows,
                "those rows are left out");
        return new Keyed(texts, keep(read, kept)[0].toArray());
    }

    private static IntColumn[] keep(IntColumn[] read, IntColumn kept) {
        if (kept.size() < read[0].size()) {
            for (int c = 0; c < read.length; c++) {
                IntColumn column = new IntColumn();
                for (int i = 0; i < kept.size(); i++) {
                    column.add(read[c].get(kept.get(i)));
                }
                read[c] = column;
            }
        }
        return read;
    }

    private void parties(Keyed vnos, Keyed customers, Keyed accounts, Keyed services) {
        IntColumn[] vno = draft.columns(View.VNO);
        set(Column.VNO_ID, vnos.keys());
        set(Column.VNO_NAME, named(vnos, vno[1]));
        IntColumn[] customer = draft.columns(View.CUSTOMER);
        set(Column.CUSTOMER_ID, customers.keys());
        set(Column.CUSTOMER_NAME, named(customers, customer[1]));
        set(Column.CUSTOMER_TIER, customers.arrange(customer[2]));
        set(Column.CUSTOMER_VNO, rows(customers, customer[3], vnos));
        IntColumn[] account = draft.columns(View.ACCOUNT);
        set(Column.ACCOUNT_ID, accounts.keys());
        set(Column.ACCOUNT_CUSTOMER, rows(accounts, account[1], customers));
        set(Column.ACCOUNT_NAME, named(accounts, account[2]));
        IntColumn[] service = draft.columns(View.SERVICE);
        set(Column.SERVICE_ID, services.keys());
        set(Column.SERVICE_NAME, named(services, service[1]));
        set(Column.SERVICE_STATE, services.arrange(service[2]));
        set(Column.SERVICE_ACCOUNT, rows(services, service[3], accounts));
    }

    private void set(Column column, int[] values) {
        columns.put(column, values);
    }

    /** What has no name is called by its id. */
    static int[] named(Keyed table, IntColumn name) {
        int[] names = table.arrange(name);
        int[] keys = table.keys();
        for (int row = 0; row < names.length; row++) {
            names[row] = names[row] == TextPool.ABSENT ? keys[row] : names[row];
        }
        return names;
    }

    private static int[] rows(Keyed table, IntColumn reference, Keyed target) {
        return Arrays.stream(table.arrange(reference)).map(target::row).toArray();
    }

    /** States and tiers are compared, so they have one spelling; absent is the empty text. */
    private void lowerCase(View view, int index, int empty) {
        IntColumn column = draft.columns(view)[index];
        IntColumn lower = new IntColumn();
        Map<Integer, Integer> seen = new HashMap<>();
        for (int row = 0; row < column.size(); row++) {
            int text = column.get(row);
            lower.add(text == TextPool.ABSENT ? empty : seen.computeIfAbsent(text, this::lowerCase));
        }
        draft.columns(view)[index] = lower;
    }

    private int lowerCase(int text) {
        return draft.texts().intern(draft.texts().text(text).strip().toLowerCase(Locale.ROOT));
    }
}
