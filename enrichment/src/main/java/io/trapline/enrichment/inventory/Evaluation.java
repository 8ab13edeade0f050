package io.trapline.enrichment.inventory;

import io.trapline.enrichment.HurtService;
import io.trapline.enrichment.ServiceState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The states of resources and services while some resources are down. States only get worse while it
 * runs, so it ends also where the BSS has loops, and the order of the faults leaves no trace. One
 * thread, one use.
 */
final class Evaluation {

    private static final ServiceState[] STATES = ServiceState.values();

    /** Groups of links and groups of relationships may bear the same name without being one. */
    private static final int RELATION = 1 << 31;

    private final Tables tables;
    private final Fanout fanout;
    private final byte[] resources;
    private final byte[] services;
    private final BitSet touched = new BitSet();
    private final List<Role> roles;

    /** What the role of a link means. */
    private enum Role {
        NEEDED,
        WORKING,
        PROTECTING
    }

    Evaluation(Tables tables, Fanout fanout) {
        this.tables = tables;
        this.fanout = fanout;
        this.resources = new byte[tables.rows(Column.RESOURCE_ID)];
        this.services = new byte[tables.rows(Column.SERVICE_ID)];
        this.roles = Arrays.stream(tables.get(Column.ROLE))
                .mapToObj(text -> switch (tables.texts().text(text)) {
                    case "working" -> Role.WORKING;
                    case "protecting" -> Role.PROTECTING;
                    default -> Role.NEEDED;
                })
                .toList();
    }

    /**
     * The services in use that are not up, ascending by id.
     *
     * @param down rows of resources
     */
    List<HurtService> hurt(int[] down) {
        resources(down);
        services();
        List<HurtService> hurt = new ArrayList<>();
        for (int row = touched.nextSetBit(0); row >= 0; row = touched.nextSetBit(row + 1)) {
            if (services[row] != 0 && fanout.inUse(row)) {
                hurt.add(new HurtService(tables.text(Column.SERVICE_ID, row), STATES[services[row]]));
            }
        }
        return hurt;
    }

    private void resources(int[] down) {
        ArrayDeque<Integer> changed = new ArrayDeque<>();
        for (int row : down) {
            set(resources, row, ServiceState.DOWN);
            changed.add(row);
        }
        int[] start = tables.get(Column.LINK_START);
        int[] links = tables.get(Column.LINK);
        while (!changed.isEmpty()) {
            int row = changed.remove();
            for (int i = start[row]; i < start[row + 1]; i++) {
                touched.set(links[i] & Tables.LOW_MASK);
            }
            for (int part : fanout.parts(row)) {
                resource(part, changed);
            }
            for (int edge : fanout.resources().on(row)) {
                resource(fanout.resources().needs(edge), changed);
            }
        }
    }

    private void resource(int row, ArrayDeque<Integer> changed) {
        ServiceState before = STATES[resources[row]];
        if (before == ServiceState.DOWN) {
            return;
        }
        Pooled pooled = new Pooled();
        int parent = tables.get(Column.RESOURCE_PARENT)[row];
        if (parent >= 0) {
            pooled.needs(STATES[resources[parent]]);
        }
        relies(pooled, fanout.resources(), row, resources);
        ServiceState now = pooled.state();
        if (now != before) {
            set(resources, row, now);
            changed.add(row);
        }
    }

    private void services() {
        ArrayDeque<Integer> due = new ArrayDeque<>();
        touched.stream().forEach(due::add);
        while (!due.isEmpty()) {
            int row = due.remove();
            ServiceState now = service(row);
            if (now != STATES[services[row]]) {
                set(services, row, now);
                touched.set(row);
                for (int edge : fanout.services().on(row)) {
                    due.add(fanout.services().needs(edge));
                }
            }
        }
    }

    private ServiceState service(int row) {
        Pooled pooled = new Pooled();
        int[] links = tables.get(Column.LINK);
        for (int link : fanout.linksOf(row)) {
            ServiceState state = STATES[resources[fanout.resourceOf(link)]];
            Role role = roles.get(links[link] >>> Tables.LOW_BITS);
            int protection = tables.cell(Column.LINK_PROTECTION, link);
            if (protection >= 0) {
                pooled.group(
                        tables.get(Column.PROTECTION_GROUP)[protection],
                        state,
                        role == Role.PROTECTING ? Pooled.Part.STANDS_BY : Pooled.Part.CARRIES,
                        tables.get(Column.PROTECTION_WEIGHT)[protection],
                        tables.get(Column.PROTECTION_MIN_UP)[protection]);
            } else if (role == Role.NEEDED) {
                pooled.needs(state);
            } else {
                pooled.leg(state, role == Role.PROTECTING);
            }
        }
        relies(pooled, fanout.services(), row, services);
        return pooled.state();
    }

    /** What is lost of a group below is spare: the network carries on, the thing itself has less left. */
    private void relies(Pooled pooled, Dependents relations, int row, byte[] states) {
        for (int edge : relations.of(row)) {
            ServiceState state = STATES[states[relations.needed(edge)]];
            int protection = relations.protection(edge);
            if (protection < 0) {
                pooled.needs(state);
            } else {
                pooled.group(
                        RELATION | tables.get(Column.PROTECTION_GROUP)[protection],
                        state,
                        Pooled.Part.STANDS_BY,
                        tables.get(Column.PROTECTION_WEIGHT)[protection],
                        tables.get(Column.PROTECTION_MIN_UP)[protection]);
            }
        }
    }

    @SuppressWarnings("EnumOrdinal") // a byte per row, not an object
    private static void set(byte[] states, int row, ServiceState state) {
        states[row] = (byte) state.ordinal();
    }
}
