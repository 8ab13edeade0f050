package io.trapline.enrichment.inventory;

import java.util.List;
import java.util.Locale;

/**
 * How much of what the BSS knows a fault could be traced through: what nobody can name stays unassigned
 * whatever the network says.
 */
public record Coverage(List<Share> shares) {

    /**
     * @param of what was counted, e.g. {@code services in use}
     * @param with what they should have
     * @param example id of one that has not; empty when all have
     */
    public record Share(String of, String with, int all, int good, String example) {

        /** Rounded down, so that 100 means all. Of nothing all is there. */
        public double percent() {
            return all == 0 ? 100 : Math.floor(good * 1000.0 / all) / 10;
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%5.1f %%  %,d of %,d %s %s", percent(), good, all, of, with)
                    + (example.isEmpty() ? "" : "; not " + example);
        }
    }

    public static Coverage of(PackedInventory inventory) {
        return new Counting(inventory).count();
    }

    /** The least of all shares. */
    public double percent() {
        return shares.stream().mapToDouble(Share::percent).min().orElse(100);
    }

    /** One walk over the tables. */
    private static final class Counting {
        private final Tables tables;
        private final Fanout fanout;
        private final AliasRows aliases;
        private final Tally devices = new Tally("devices", "have an address, host name or engine ID");
        private final Tally parts = new Tally("parts with services", "have a name that a device could send");
        private final Tally linked = new Tally("services in use", "hang on a resource or rely on a service that does");
        private final Tally reached = new Tally("services in use", "hang on a device that can be told");

        Counting(PackedInventory inventory) {
            this.tables = inventory.tables();
            this.fanout = inventory.fanout();
            this.aliases = new AliasRows(tables);
        }

        Coverage count() {
            int[] device = tables.get(Column.RESOURCE_DEVICE);
            int[] links = tables.get(Column.LINK_START);
            boolean[] told = new boolean[device.length];
            for (int row = 0; row < device.length; row++) {
                boolean named = aliases.any(row);
                if (device[row] == row && (isDevice(row) || named)) {
                    told[row] = named;
                    devices.add(named, tables, Column.RESOURCE_ID, row);
                } else if (device[row] != row && links[row + 1] > links[row]) {
                    parts.add(named, tables, Column.RESOURCE_ID, row);
                }
            }
            services(device, told);
            return new Coverage(List.of(devices.share(), parts.share(), linked.share(), reached.share()));
        }

        /** Fibres and circuits are their own devices, but none that sends anything. */
        private boolean isDevice(int row) {
            return tables.text(Column.RESOURCE_KIND, row).equalsIgnoreCase("device") || fanout.parts(row).length > 0;
        }

        private void services(int[] device, boolean[] told) {
            for (int service = 0; service < tables.rows(Column.SERVICE_ID); service++) {
                if (!fanout.inUse(service)) {
                    continue;
                }
                int[] on = fanout.linksOf(service);
                boolean reachable = false;
                for (int link : on) {
                    reachable |= told[device[fanout.resourceOf(link)]];
                }
                boolean relies = fanout.services().of(service).length > 0;
                linked.add(on.length > 0 || relies, tables, Column.SERVICE_ID, service);
                reached.add(reachable || (on.length == 0 && relies), tables, Column.SERVICE_ID, service);
            }
        }
    }

    private static final class Tally {
        private final String of;
        private final String with;
        private int all;
        private int good;
        private String example = "";

        Tally(String of, String with) {
            this.of = of;
            this.with = with;
        }

        void add(boolean fine, Tables tables, Column id, int row) {
            all++;
            if (fine) {
                good++;
            } else if (example.isEmpty()) {
                example = tables.text(id, row);
            }
        }

        Share share() {
            return new Share(of, with, all, good, example);
        }
    }
}
