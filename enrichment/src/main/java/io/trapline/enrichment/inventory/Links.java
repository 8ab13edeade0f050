package io.trapline.enrichment.inventory;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Which service hangs on which resource, and in what role. */
final class Links {

    /** A link without a role is how the customer is reached. */
    static final String DEFAULT_ROLE = "access";

    private static final int ROLES_MAX = 127;

    private final Strays strays;
    private final IntColumn[] read;
    private final TreeMap<String, Integer> roles = new TreeMap<>();
    private final int[] role;

    Links(InventoryDraft draft, Strays strays) {
        this.strays = strays;
        this.read = draft.columns(View.SERVICE_RESOURCE);
        this.role = new int[read[0].size()];
        for (int row = 0; row < role.length; row++) {
            int text = read[2].get(row);
            String word = text == TextPool.ABSENT
                    ? DEFAULT_ROLE
                    : draft.texts().text(text).strip().toLowerCase(Locale.ROOT);
            role[row] = draft.texts().intern(word);
            if (roles.size() <= ROLES_MAX) {
                roles.put(word, role[row]);
            }
        }
    }

    /** @param collected the protections of the links, by {@link Protections#collect} */
    void place(Workbench bench, Keyed services, Keyed resources, Protections protections, int[] collected) {
        TextPool texts = bench.texts();
        Map<Column, int[]> columns = bench.columns();
        int[] roleTexts = roles.values().stream()
                .mapToInt(Integer::intValue)
                .limit(ROLES_MAX)
                .toArray();
        int[] numberOfText = new int[texts.size()];
        Arrays.fill(numberOfText, TextPool.ABSENT);
        for (int number = 0; number < roleTexts.length; number++) {
            numberOfText[roleTexts[number]] = number;
        }
        columns.put(Column.ROLE, roleTexts);
        long[] links = resolve(services, resources, texts, numberOfText);
        bench.draft().forget(View.SERVICE_RESOURCE);
        long[] sorted = distinct(collected.length == 0 ? links : links.clone());
        pack(sorted, resources.size(), columns);
        protect(links, sorted, protections, collected, columns);
    }

    /** Of links that are said twice with different protections the least protection counts. */
    private void protect(
            long[] asRead, long[] sorted, Protections protections, int[] collected, Map<Column, int[]> columns) {
        if (collected.length == 0) {
            return;
        }
        int[] protection = new int[sorted.length];
        Arrays.fill(protection, TextPool.ABSENT);
        for (int row = 0; row < asRead.length; row++) {
            int number = asRead[row] < 0 ? TextPool.ABSENT : protections.number(collected, row);
            if (number >= 0) {
                int at = Arrays.binarySearch(sorted, asRead[row]);
                protection[at] = protection[at] < 0 ? number : Math.min(protection[at], number);
            }
        }
        columns.put(Column.LINK_PROTECTION, Amounts.collapsed(protection, TextPool.ABSENT));
    }

    /** Ascending, each once, without those that lead nowhere; sorts what it is given. */
    private static long[] distinct(long[] sorted) {
        Arrays.sort(sorted);
        int count = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (sorted[i] >= 0 && (i == 0 || sorted[i] != sorted[i - 1])) {
                sorted[count++] = sorted[i];
            }
        }
        return count == sorted.length ? sorted : Arrays.copyOf(sorted, count);
    }

    /** Resource row in the upper 32 bits, then 24 bits service row, 8 bits role: sorts as the format wants it; -1 leads nowhere. */
    private long[] resolve(Keyed services, Keyed resources, TextPool texts, int[] numberOfText) {
        Strays.Count noService = new Strays.Count();
        Strays.Count noResource = new Strays.Count();
        Strays.Count noRole = new Strays.Count();
        long[] links = new long[role.length];
        Arrays.fill(links, TextPool.ABSENT);
        for (int row = 0; row < role.length; row++) {
            int service = services.row(read[0].get(row));
            int resource = resources.row(read[1].get(row));
            if (service == TextPool.ABSENT) {
                noService.add(texts.text(read[0].get(row)));
            } else if (resource == TextPool.ABSENT) {
                noResource.add(texts.text(read[1].get(row)));
            } else if (numberOfText[role[row]] == TextPool.ABSENT) {
                noRole.add(texts.text(role[row]));
            } else {
                links[row] = (long) resource << 32 | (long) service << 8 | numberOfText[role[row]];
            }
        }
        String so = "those links are left out";
        strays.note(View.SERVICE_RESOURCE, "service_id names no service", noService, role.length, so);
        strays.note(View.SERVICE_RESOURCE, "resource_id names no resource", noResource, role.length, so);
        strays.note(View.SERVICE_RESOURCE, "role is beyond the first " + ROLES_MAX + " words", noRole, role.length, so);
        return links;
    }

    private static void pack(long[] links, int resources, Map<Column, int[]> columns) {
        int[] start = new int[resources + 1];
        int[] packed = new int[links.length];
        for (int i = 0; i < links.length; i++) {
            int service = (int) (links[i] >>> 8) & Tables.LOW_MASK;
            int role = (int) links[i] & 0xFF;
            packed[i] = role << Tables.LOW_BITS | service;
            start[(int) (links[i] >>> 32) + 1]++;
        }
        for (int row = 0; row < resources; row++) {
            start[row + 1] += start[row];
        }
        columns.put(Column.LINK_START, start);
        columns.put(Column.LINK, packed);
    }
}
