package io.trapline.enrichment.inventory;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The links of a version without those of changed services, and with those that the delta says. */
final class LinkSplice {

    private final Tables base;
    private final Tables delta;
    private final RowMerge resources;
    private final RowMerge services;
    private final Dictionary roles;

    /** By resource, service and role, as {@link Links} packs them, to the protection. */
    private final TreeMap<Long, Integer> fresh = new TreeMap<>();

    private int[] start = {};
    private int[] links = {};
    private int[] protection = {};
    private int count;
    private Map.@Nullable Entry<Long, Integer> next;

    LinkSplice(Tables base, Tables delta, RowMerge resources, RowMerge services) {
        this.base = base;
        this.delta = delta;
        this.resources = resources;
        this.services = services;
        this.roles = new Dictionary(base, delta, Column.ROLE);
    }

    void place(Map<Column, int[]> columns, Protecting protections) {
        if (resources.untouched() && services.untouched() && base.rows(Column.PROTECTION_GROUP) == 0) {
            return;
        }
        collect(protections);
        int most = base.rows(Column.LINK) + fresh.size();
        start = new int[resources.size() + 1];
        links = new int[most];
        protection = new int[most];
        Iterator<Map.Entry<Long, Integer>> more = fresh.entrySet().iterator();
        next = more.hasNext() ? more.next() : null;
        int[] from = base.get(Column.LINK_START);
        for (int row = 0; row < from.length - 1; row++) {
            if (resources.ofBase(row) >= 0) {
                for (int link = from[row]; link < from[row + 1]; link++) {
                    kept(link, resources.ofBase(row), protections, more);
                }
            }
        }
        before(Long.MAX_VALUE, more);
        finish(columns);
    }

    private void collect(Protecting protections) {
        int[] from = delta.get(Column.LINK_START);
        for (int row = 0; row < from.length - 1; row++) {
            for (int link = from[row]; link < from[row + 1]; link++) {
                int packed = delta.get(Column.LINK)[link];
                int service = packed & Tables.LOW_MASK;
                if (services.real(service)) {
                    int role = roles.ofDelta(packed >>> Tables.LOW_BITS);
                    fresh.put(
                            key(resources.ofDelta(row), services.ofDelta(service), role),
                            protections.ofDelta(delta.cell(Column.LINK_PROTECTION, link)));
                }
            }
        }
    }

    private void kept(int link, int resource, Protecting protections, Iterator<Map.Entry<Long, Integer>> more) {
        int packed = base.get(Column.LINK)[link];
        int service = packed & Tables.LOW_MASK;
        if (services.changed(service)) {
            return;
        }
        long key = key(resource, services.ofBase(service), roles.ofBase(packed >>> Tables.LOW_BITS));
        if (next != null) {
            before(key, more);
        }
        add(key, protections.ofBase(base.cell(Column.LINK_PROTECTION, link)));
    }

    private void before(long key, Iterator<Map.Entry<Long, Integer>> more) {
        for (var due = next; due != null && due.getKey() < key; due = next) {
            add(due.getKey(), due.getValue());
            next = more.hasNext() ? more.next() : null;
        }
    }

    private void add(long key, int protectedBy) {
        links[count] = ((int) key & 0xFF) << Tables.LOW_BITS | (int) (key >>> 8) & Tables.LOW_MASK;
        protection[count++] = protectedBy;
        start[(int) (key >>> 32) + 1]++;
    }

    private void finish(Map<Column, int[]> columns) {
        for (int row = 1; row < start.length; row++) {
            start[row] += start[row - 1];
        }
        int[] numbers = roles.compacted();
        for (int link = 0; link < count && numbers.length > 0; link++) {
            int role = numbers[links[link] >>> Tables.LOW_BITS];
            links[link] = role << Tables.LOW_BITS | links[link] & Tables.LOW_MASK;
        }
        columns.put(Column.ROLE, roles.words());
        columns.put(Column.LINK_START, Objects.requireNonNull(start));
        columns.put(Column.LINK, Arrays.copyOf(links, count));
        columns.put(Column.LINK_PROTECTION, Amounts.collapsed(Arrays.copyOf(protection, count), TextPool.ABSENT));
    }

    private static long key(int resource, int service, int role) {
        return (long) resource << 32 | (long) service << 8 | role;
    }
}
