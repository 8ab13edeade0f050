package io.trapline.enrichment.inventory;

import io.trapline.enrichment.Hit;
import io.trapline.enrichment.Impact;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * Finds what bears a text that a person typed: one walk over the pool of texts, then over the numbers of the
 * columns that people know things by. Letters of Latin-1 are compared without case.
 */
final class Finder {

    /** Customers on a resource are named up to here. */
    private static final int NAMED_MAX = 50;

    /** Fewer digits are no phone number. */
    private static final int PHONE_DIGITS_MIN = 6;

    private final PackedInventory inventory;
    private final Tables tables;

    Finder(PackedInventory inventory) {
        this.inventory = inventory;
        this.tables = inventory.tables();
    }

    /** @param limit of each kind */
    List<Hit> find(String text, int limit) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            return List.of();
        }
        BitSet bearing = bearing(wanted.getBytes(StandardCharsets.UTF_8));
        List<Hit> hits = new ArrayList<>();
        rows(bearing, wanted, limit, Column.CUSTOMER_ID, Column.CUSTOMER_NAME)
                .forEach(row -> hits.add(customer(Hit.Kind.CUSTOMER, row)));
        contacts(bearing, wanted, limit).forEach(row -> hits.add(customer(Hit.Kind.CONTACT, row)));
        rows(bearing, wanted, limit, Column.ACCOUNT_ID, Column.ACCOUNT_NAME).forEach(row -> hits.add(account(row)));
        rows(bearing, wanted, limit, Column.SERVICE_ID, Column.SERVICE_NAME).forEach(row -> hits.add(service(row)));
        resources(bearing, wanted, limit).forEach(row -> hits.add(resource(row)));
        return hits;
    }

    /** The texts that contain it. */
    private BitSet bearing(byte[] wanted) {
        TextPool texts = tables.texts();
        byte[] bytes = texts.bytes();
        BitSet found = new BitSet(texts.size());
        for (int text = 0; text < texts.size(); text++) {
            int last = texts.offset(text) + texts.length(text) - wanted.length;
            for (int at = texts.offset(text); at <= last; at++) {
                if (stands(bytes, at, wanted)) {
                    found.set(text);
                    break;
                }
            }
        }
        return found;
    }

    private static boolean stands(byte[] bytes, int at, byte[] wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (small(bytes, at + i) != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    /** ASCII, and the second byte of the capital letters of Latin-1. */
    private static byte small(byte[] bytes, int at) {
        byte b = bytes[at];
        if (b >= 'A' && b <= 'Z') {
            return (byte) (b + 32);
        }
        boolean latin = (b & 0xFF) >= 0x80 && (b & 0xFF) <= 0x9E && (b & 0xFF) != 0x97;
        return latin && at > 0 && (bytes[at - 1] & 0xFF) == 0xC3 ? (byte) (b + 32) : b;
    }

    /** Rows whose id or name bears it: ids that are it, that begin with it, names that begin with it, the rest. */
    private List<Integer> rows(BitSet bearing, String wanted, int limit, Column id, Column name) {
        int[] ids = tables.get(id);
        int[] names = tables.get(name);
        Map<Integer, Integer> ranks = new LinkedHashMap<>();
        for (int row = 0; row < ids.length; row++) {
            if (bearing.get(ids[row]) || (names[row] >= 0 && bearing.get(names[row]))) {
                ranks.put(
                        row, rank(tables.texts().text(ids[row]), names[row] < 0 ? "" : tables.text(name, row), wanted));
            }
        }
        return best(ranks, limit);
    }

    private static int rank(String id, String name, String wanted) {
        String small = id.toLowerCase(Locale.ROOT);
        if (small.equals(wanted)) {
            return 0;
        }
        return small.startsWith(wanted) ? 1 : name.toLowerCase(Locale.ROOT).startsWith(wanted) ? 2 : 3;
    }

    private static List<Integer> best(Map<Integer, Integer> ranks, int limit) {
        return ranks.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<Integer, Integer> e) -> e.getValue())
                        .thenComparingInt(Map.Entry::getKey))
                .limit(limit)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Customers by their contacts; a phone number also when it is written otherwise. */
    private List<Integer> contacts(BitSet bearing, String wanted, int limit) {
        List<Integer> rows = new ArrayList<>();
        String digits = wanted.matches("[+\\d ()/.-]+") ? significant(wanted) : "";
        for (int row = 0; row < tables.rows(Column.CUSTOMER_ID) && rows.size() < limit; row++) {
            int text = tables.cell(Column.CUSTOMER_CONTACTS, row);
            if (text >= 0 && (bearing.get(text) || (!digits.isEmpty() && rings(text, digits)))) {
                rows.add(row);
            }
        }
        return rows;
    }

    private boolean rings(int text, String digits) {
        return tables.texts().text(text).replaceAll("\\D", "").contains(digits);
    }

    /** Without what stands for "abroad" or "long distance" in front. */
    private static String significant(String number) {
        String digits = number.replaceAll("\\D", "").replaceFirst("^0+", "");
        return digits.length() < PHONE_DIGITS_MIN ? "" : digits;
    }

    /** Resources by their own names and by those the network has for them. */
    private List<Integer> resources(BitSet bearing, String wanted, int limit) {
        List<Integer> found = new ArrayList<>(rows(bearing, wanted, limit, Column.RESOURCE_ID, Column.RESOURCE_NAME));
        int[] alias = tables.get(Column.ALIAS_VALUE);
        int[] of = tables.get(Column.ALIAS_RESOURCE);
        for (int row = 0; row < alias.length && found.size() < limit; row++) {
            if (bearing.get(alias[row]) && !found.contains(of[row])) {
                found.add(of[row]);
            }
        }
        return found;
    }

    private Hit customer(Hit.Kind kind, int row) {
        String id = tables.text(Column.CUSTOMER_ID, row);
        return new Hit(kind, id, tables.text(Column.CUSTOMER_NAME, row), List.of(id), 1);
    }

    private Hit account(int row) {
        String owner = tables.text(Column.CUSTOMER_ID, tables.get(Column.ACCOUNT_CUSTOMER)[row]);
        return new Hit(
                Hit.Kind.ACCOUNT,
                tables.text(Column.ACCOUNT_ID, row),
                tables.text(Column.ACCOUNT_NAME, row),
                List.of(owner),
                1);
    }

    private Hit service(int row) {
        var service = inventory.service(row);
        return new Hit(Hit.Kind.SERVICE, service.id(), service.name(), List.of(service.customerId()), 1);
    }

    private Hit resource(int row) {
        String id = tables.text(Column.RESOURCE_ID, row);
        int customers = inventory.affectedBy(id) instanceof Impact.Known known ? known.customers() : 0;
        var named = new TreeSet<String>();
        if (customers > 0 && customers <= NAMED_MAX) {
            inventory
                    .affected(id)
                    .forEach(affected -> named.add(affected.service().customerId()));
        }
        String name = tables.text(Column.RESOURCE_KIND, row) + " " + tables.text(Column.RESOURCE_NAME, row);
        return new Hit(Hit.Kind.RESOURCE, id, name, List.copyOf(named), customers);
    }
}
