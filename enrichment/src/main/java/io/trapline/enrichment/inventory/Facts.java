package io.trapline.enrichment.inventory;

/**
 * One number per resource over all that its answers are made of, except names: equal numbers in two
 * versions mean (but for one chance in 2^64) equal answers.
 */
final class Facts {

    private final Tables tables;
    private final long[] facts;

    Facts(PackedInventory inventory) {
        this.tables = inventory.tables();
        int[] kind = tables.get(Column.RESOURCE_KIND);
        int[] device = tables.get(Column.RESOURCE_DEVICE);
        int[] parent = tables.get(Column.RESOURCE_PARENT);
        int[] id = tables.get(Column.RESOURCE_ID);
        this.facts = new long[id.length];
        for (int row = 0; row < facts.length; row++) {
            long fact = text(kind[row]);
            fact = join(fact, text(tables.get(Column.RESOURCE_NAME)[row]));
            fact = join(fact, text(id[device[row]]));
            facts[row] = join(fact, parent[row] < 0 ? 0 : text(id[parent[row]]));
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
            services[row] = join(fact, vno[owner] < 0 ? 0 : text(tables.get(Column.VNO_ID)[vno[owner]]));
        }
        return services;
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
