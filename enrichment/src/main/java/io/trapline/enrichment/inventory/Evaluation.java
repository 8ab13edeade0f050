package io.trapline.enrichment.inventory;

import io.trapline.enrichment.HurtService;
import io.trapline.enrichment.ServiceState;
import io.trapline.enrichment.ServiceStates;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * The states of resources and services while some resources are down. A change is worked out for what
 * it can reach and nothing else: all of that is taken to be up and made worse again, so it ends also
 * where the BSS has loops, and the order of the faults leaves no trace. Owned by one thread.
 */
final class Evaluation implements ServiceStates {

    private static final ServiceState[] STATES = ServiceState.values();

    /** Groups of links and groups of relationships may bear the same name without being one. */
    private static final int RELATION = 1 << 31;

    private final Tables tables;
    private final Fanout fanout;
    private final ToIntFunction<String> rowOf;
    private final byte[] own;
    private final byte[] resources;
    private final byte[] services;
    private final List<Role> roles;

    /** What the role of a link means. */
    private enum Role {
        NEEDED,
        WORKING,
        PROTECTING
    }

    /** @param rowOf row of a resource by its id; negative when there is none */
    Evaluation(Tables tables, Fanout fanout, ToIntFunction<String> rowOf) {
        this.tables = tables;
        this.fanout = fanout;
        this.rowOf = rowOf;
        this.resources = new byte[tables.rows(Column.RESOURCE_ID)];
        this.own = new byte[resources.length];
        this.services = new byte[tables.rows(Column.SERVICE_ID)];
        this.roles = Arrays.stream(tables.get(Column.ROLE))
                .mapToObj(text -> switch (tables.texts().text(text)) {
                    case "working" -> Role.WORKING;
                    case "protecting" -> Role.PROTECTING;
                    default -> Role.NEEDED;
                })
                .toList();
    }

    @Override
    public List<HurtService> set(String resourceId, ServiceState state) {
        int row = rowOf.applyAsInt(resourceId);
        return row < 0 || STATES[own[row]] == state ? List.of() : set(new int[] {row}, state);
    }

    /**
     * These resources are in this state of themselves from now on.
     *
     * @return the services in use that stand otherwise for it, ascending by id
     */
    List<HurtService> set(int[] rows, ServiceState state) {
        for (int row : rows) {
            set(own, row, state);
        }
        int[] touched = fanout.closed(resources(rows));
        byte[] before = new byte[touched.length];
        for (int i = 0; i < touched.length; i++) {
            before[i] = services[touched[i]];
            services[touched[i]] = 0;
        }
        services(touched);
        List<HurtService> changed = new ArrayList<>();
        for (int i = 0; i < touched.length; i++) {
            int row = touched[i];
            if (services[row] != before[i] && fanout.inUse(row)) {
                changed.add(new HurtService(tables.text(Column.SERVICE_ID, row), STATES[services[row]]));
            }
        }
        return changed;
    }

    /** Works out all resources that these reach; answers the services on them, ascending. */
    private int[] resources(int[] tops) {
        RowSet reached = new RowSet();
        for (int top : tops) {
            fanout.walk(top, (row, from) -> reached.add(row));
        }
        int[] cone = reached.rows();
        int[] start = tables.get(Column.LINK_START);
        int[] links = tables.get(Column.LINK);
        RowSet touched = new RowSet();
        ArrayDeque<Integer> due = new ArrayDeque<>();
        for (int row : cone) {
            resources[row] = 0;
            due.add(row);
            for (int i = start[row]; i < start[row + 1]; i++) {
                touched.add(links[i] & Tables.LOW_MASK);
            }
        }
        while (!due.isEmpty()) {
            int row = due.remove();
            ServiceState now = resource(row);
            if (now != STATES[resources[row]]) {
                set(resources, row, now);
                for (int part : fanout.parts(row)) {
                    due.add(part);
                }
                for (int edge : fanout.resources().on(row)) {
                    due.add(fanout.resources().needs(edge));
                }
            }
        }
        return touched.rows();
    }

    private ServiceState resource(int row) {
        Pooled pooled = new Pooled();
        pooled.needs(STATES[own[row]]);
        int parent = tables.get(Column.RESOURCE_PARENT)[row];
        if (parent >= 0) {
            pooled.needs(STATES[resources[parent]]);
        }
        relies(pooled, fanout.resources(), row, resources);
        return pooled.state();
    }

    private void services(int[] touched) {
        ArrayDeque<Integer> due = new ArrayDeque<>(touched.length + 1);
        for (int row : touched) {
            due.add(row);
        }
        while (!due.isEmpty()) {
            int row = due.remove();
            ServiceState now = service(row);
            if (now != STATES[services[row]]) {
                set(services, row, now);
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
