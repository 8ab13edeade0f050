package io.trapline.enrichment.reference;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A network as the BSS says it, and the states that follow, found by doing everything again until
 * nothing changes. Slow and obvious on purpose.
 */
final class Reference {

    /** Later is worse. */
    static final int UP = 0;

    static final int AT_RISK = 1;
    static final int DEGRADED = 2;
    static final int DOWN = 3;

    record Link(String service, String resource, String role, String group, int weight, int minUp) {}

    record Need(String from, String on, String group, int weight, int minUp) {}

    final Map<String, String> parent = new TreeMap<>();
    final Map<String, String> customer = new TreeMap<>();
    final Map<String, String> lifecycle = new TreeMap<>();
    final List<Link> links = new ArrayList<>();
    final List<Need> resourceNeeds = new ArrayList<>();
    final List<Need> serviceNeeds = new ArrayList<>();

    /** One part of what a thing consists of. */
    private record Part(int state, boolean carries, int weight, int minUp) {}

    /** State by service, of those in use that are not up while these are down. */
    Map<String, Integer> hurt(Collection<String> down) {
        Map<String, Integer> resources = settle(parent.keySet(), new HashMap<>(), (id, all) -> resource(id, all, down));
        Map<String, Integer> services =
                settle(customer.keySet(), new HashMap<>(), (id, all) -> service(id, all, resources));
        Map<String, Integer> hurt = new TreeMap<>();
        services.forEach((id, state) -> {
            if (state > UP && inUse(id)) {
                hurt.put(id, state);
            }
        });
        return hurt;
    }

    /** Who owns them. */
    Set<String> customers(Collection<String> services) {
        Set<String> owners = new TreeSet<>();
        services.forEach(id -> owners.add(Objects.requireNonNull(customer.get(id))));
        return owners;
    }

    /** Services in use that a resource's loss reaches in any way. */
    Set<String> reached(String top) {
        Set<String> resources = new HashSet<>(Set.of(top));
        Set<String> services = new TreeSet<>();
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Map.Entry<String, String> part : parent.entrySet()) {
                grown |= resources.contains(part.getValue()) && resources.add(part.getKey());
            }
            for (Need need : resourceNeeds) {
                grown |= resources.contains(need.on) && resources.add(need.from);
            }
            for (Link link : links) {
                grown |= resources.contains(link.resource) && services.add(link.service);
            }
            for (Need need : serviceNeeds) {
                grown |= services.contains(need.on) && services.add(need.from);
            }
        }
        services.removeIf(id -> !inUse(id));
        return services;
    }

    private boolean inUse(String service) {
        return Set.of("active", "live").contains(Objects.requireNonNull(lifecycle.get(service)));
    }

    private interface Rule {
        int state(String id, Map<String, Integer> all);
    }

    private static Map<String, Integer> settle(Set<String> ids, Map<String, Integer> states, Rule rule) {
        ids.forEach(id -> states.put(id, UP));
        boolean changed = true;
        while (changed) {
            changed = false;
            for (String id : ids) {
                int now = rule.state(id, states);
                changed |= !Objects.equals(states.put(id, now), now);
            }
        }
        return states;
    }

    private int resource(String id, Map<String, Integer> states, Collection<String> down) {
        int worst = down.contains(id) ? DOWN : UP;
        String container = Objects.requireNonNull(parent.get(id));
        if (!container.isEmpty()) {
            worst = Math.max(worst, state(states, container));
        }
        return Math.max(worst, needs(id, resourceNeeds, states));
    }

    private int service(String id, Map<String, Integer> states, Map<String, Integer> resources) {
        int worst = UP;
        Map<String, List<Part>> groups = new LinkedHashMap<>();
        int working = -1;
        int protecting = -1;
        for (Link link : links) {
            if (!link.service.equals(id)) {
                continue;
            }
            int state = state(resources, link.resource);
            if (!link.group.isEmpty()) {
                groups.computeIfAbsent(link.group, name -> new ArrayList<>())
                        .add(new Part(state, !link.role.equals("protecting"), link.weight, link.minUp));
            } else if (link.role.equals("working")) {
                working = Math.max(working, state);
            } else if (link.role.equals("protecting")) {
                protecting = Math.max(protecting, state);
            } else {
                worst = Math.max(worst, state);
            }
        }
        if (working >= 0 && protecting >= 0) {
            groups.put("", List.of(new Part(working, true, 1, 1), new Part(protecting, false, 1, 1)));
        } else if (working >= 0) {
            worst = Math.max(worst, working);
        } else if (protecting > UP) {
            worst = Math.max(worst, AT_RISK);
        }
        for (List<Part> group : groups.values()) {
            worst = Math.max(worst, together(group));
        }
        return Math.max(worst, needs(id, serviceNeeds, states));
    }

    private static int needs(String id, List<Need> needs, Map<String, Integer> states) {
        int worst = UP;
        Map<String, List<Part>> groups = new LinkedHashMap<>();
        for (Need need : needs) {
            if (need.from.equals(id) && need.group.isEmpty()) {
                worst = Math.max(worst, state(states, need.on));
            } else if (need.from.equals(id)) {
                groups.computeIfAbsent(need.group, name -> new ArrayList<>())
                        .add(new Part(state(states, need.on), false, need.weight, need.minUp));
            }
        }
        for (List<Part> group : groups.values()) {
            worst = Math.max(worst, together(group));
        }
        return worst;
    }

    /**
     * N of M: enough weight must not be down, and one that asks for more than there is asks for all. A lost
     * part that carried means degraded, a lost reserve means at risk; so does a part that is not well.
     */
    private static int together(List<Part> parts) {
        int least = parts.stream().mapToInt(Part::minUp).max().orElse(1);
        int all = parts.stream().mapToInt(Part::weight).sum();
        int left = parts.stream()
                .filter(p -> p.state < DOWN)
                .mapToInt(Part::weight)
                .sum();
        if (left < Math.min(least, all)) {
            return DOWN;
        }
        int worst = UP;
        for (Part part : parts) {
            if (part.state == DOWN) {
                worst = Math.max(worst, part.carries ? DEGRADED : AT_RISK);
            } else if (part.state > UP) {
                worst = Math.max(worst, AT_RISK);
            }
        }
        boolean noneBetter = parts.stream().filter(p -> p.state < DOWN).allMatch(p -> p.state == DEGRADED);
        return noneBetter ? Math.max(worst, DEGRADED) : worst;
    }

    private static int state(Map<String, Integer> states, String id) {
        return Objects.requireNonNull(states.get(id));
    }
}
