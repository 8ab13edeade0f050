package io.trapline.enrichment.inventory;

/**
 * One number per resource over all that its answers are made of, except names: equal numbers in two
 * versions mean (but for one chance in 2^64) equal answers.
 */
final class Facts {

    private final Tables tables;
    private final Fanout fanout;
    private final long[] facts;

    Facts(PackedInventory inventory) {
        this.tables = inventory.tables();
        this.fanout = inventory.fanout();
        int[] kind = tables.get(Column.RESOURCE_KIND);
        int[] device = tables.get(Column.RESOURCE_DEVICE);
        int[] parent = tables.get(Column.RESOURCE_PARENT);
        int[] id = tables.get(Column.RESOURCE_ID);
        this.facts = new long[id.length];
        for (int row = 0; row < facts.length; row++) {
            long fact = text(kind[row]);
            fact = join(fact, text(tables.get(Column.RESOURCE_NAME)[row]));
            fact = join(fact, text(id[device[row]]));
            fact = join(fact, place(row));
            facts[row] = join(fact, parent[row] < 0 ? 0 : text(id[parent[row]]));
            for (int edge : fanout.resources().of(row)) {
                long on = join(
                        text(id[fanout.resources().needed(edge)]),
                        protection(fanout.resources().protection(edge)));
                facts[row] = join(facts[row], on);
            }
        }
        aliases();
        links(services());
    }

    long of(int resource) {
        return facts[resource];
    }

    private void aliases() {
        int[] resource = tables.get(Column.ALIAS_RESOURCE);
        int[] space = tables.get(Column.ALIAS_SPACE);
        int[] value = tables.get(Column.ALIAS_VALUE);
        int[] namespace = tables.get(Column.NAMESPACE);
        for (int i = 0; i < resource.length; i++) {
            long fact = join(text(value[i]), space[i] >>> Tables.LOW_BITS);
            fact = join(fact, text(namespace[space[i] & Tables.LOW_MASK]));
            fact = join(fact, tables.cell(Column.ALIAS_FROM, i));
            fact = join(fact, tables.cell(Column.ALIAS_TO, i));
            facts[resource[i]] = join(facts[resource[i]], fact);
        }
    }

    private void links(long[] services) {
        int[] start = tables.get(Column.LINK_START);
        int[] links = tables.get(Column.LINK);
        int[] role = tables.get(Column.ROLE);
        for (int row = 0; row < facts.length; row++) {
            for (int i = start[row]; i < start[row + 1]; i++) {
                long fact = join(services[links[i] & Tables.LOW_MASK], text(role[links[i] >>> Tables.LOW_BITS]));
                facts[row] = join(facts[row], fact);
            }
        }
    }

    private long[] services() {
        int[] account = tables.get(Column.SERVICE_ACCOUNT);
        int[] customer = tables.get(Column.ACCOUNT_CUSTOMER);
        int[] vno = tables.get(Column.CUSTOMER_VNO);
        long[] services = new long[account.length];
        for (int row = 0; row < services.length; row++) {
            int owner = customer[account[row]];
            long fact = join(text(tables.get(Column.SERVICE_ID)[row]), text(tables.get(Column.SERVICE_STATE)[row]));
            fact = join(fact, text(tables.get(Column.ACCOUNT_ID)[account[row]]));
            fact = join(fact, text(tables.get(Column.CUSTOMER_ID)[owner]));
            fact = join(fact, text(tables.get(Column.CUSTOMER_TIER)[owner]));
            fact = join(fact, vno[owner] < 0 ? 0 : text(tables.get(Column.VNO_ID)[vno[owner]]));
            services[row] = join(join(fact, terms(row)), protections(row));
        }
        return withDependents(services);
    }

    private long place(int resource) {
        int place = tables.cell(Column.RESOURCE_PLACE, resource);
        return place < 0 ? 0 : text(tables.get(Column.PLACE_ID)[place]);
    }

    /** Who owns it, under which terms, and how many use it. */
    private long terms(int service) {
        int vno = tables.cell(Column.SERVICE_VNO, service);
        int product = tables.cell(Column.SERVICE_PRODUCT, service);
        long fact =
                join(tables.cell(Column.SERVICE_USERS, service), vno < 0 ? 0 : text(tables.get(Column.VNO_ID)[vno]));
        if (product < 0) {
            return fact;
        }
        fact = join(fact, text(tables.get(Column.PRODUCT_ID)[product]));
        fact = join(fact, optional(Column.PRODUCT_MRR, product));
        fact = join(fact, optional(Column.PRODUCT_CURRENCY, product));
        int sla = tables.cell(Column.PRODUCT_SLA, product);
        return join(fact, sla < 0 ? 0 : text(tables.get(Column.SLA_ID)[sla]));
    }

    private long optional(Column column, int row) {
        int text = tables.cell(column, row);
        return text < 0 ? 0 : text(text);
    }

    /** How a fault of one resource hurts a service depends on all that it hangs on. */
    private long protections(int service) {
        int[] links = tables.get(Column.LINK);
        long fact = 0;
        for (int link : fanout.linksOf(service)) {
            long one = text(tables.get(Column.RESOURCE_ID)[fanout.resourceOf(link)]);
            one = join(one, text(tables.get(Column.ROLE)[links[link] >>> Tables.LOW_BITS]));
            fact += join(one, protection(tables.cell(Column.LINK_PROTECTION, link)));
        }
        for (int edge : fanout.services().of(service)) {
            long one = text(tables.get(Column.SERVICE_ID)[fanout.services().needed(edge)]);
            fact += join(one, protection(fanout.services().protection(edge)));
        }
        return fact;
    }

    private long protection(int protection) {
        if (protection < 0) {
            return 0;
        }
        long fact = text(tables.get(Column.PROTECTION_GROUP)[protection]);
        fact = join(fact, tables.get(Column.PROTECTION_WEIGHT)[protection]);
        return join(fact, tables.get(Column.PROTECTION_MIN_UP)[protection]);
    }

    /** What relies on a service is hurt where that one is. */
    private long[] withDependents(long[] services) {
        if (fanout.services().none()) {
            return services;
        }
        long[] all = services.clone();
        for (int row = 0; row < all.length; row++) {
            if (fanout.services().on(row).length > 0) {
                for (int dependent : fanout.closed(new int[] {row})) {
                    all[row] += dependent == row ? 0 : services[dependent];
                }
            }
        }
        return all;
    }

    private long text(int text) {
        TextPool texts = tables.texts();
        byte[] bytes = texts.bytes();
        long hash = 0xCBF29CE484222325L;
        for (int i = texts.offset(text), end = i + texts.length(text); i < end; i++) {
            hash = (hash ^ (bytes[i] & 0xFF)) * 0x100000001B3L;
        }
        return join(hash, texts.length(text));
    }

    /** Not symmetric, so that swapped parts differ. */
    private static long join(long a, long b) {
        long h = (a ^ (b * 0x9E3779B97F4A7C15L)) * 0xBF58476D1CE4E5B9L + 0x94D049BB133111EBL;
        return h ^ (h >>> 29);
    }
}
