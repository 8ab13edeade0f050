package io.trapline.mediation.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which topics of operation have fixtures, by vendor: a picture for people, with the gaps named below it. */
final class CoverageMatrix {

    /** A topic and the kinds of alarm that are about it. */
    private static final Map<String, Set<String>> TOPICS = topics();

    /** What a vendor's equipment of this kind does not have and why, by vendor and topic: such a cell is no gap. */
    private static final Map<String, Map<String, String>> WITHOUT = without();

    private static final Set<String> VENDORS = new TreeSet<>(Set.of(
            "arista",
            "cisco-asa",
            "cisco-ios",
            "cisco-nxos",
            "cisco-traps",
            "cisco-xr",
            "huawei",
            "juniper",
            "mikrotik",
            "nokia",
            "zte"));

    private CoverageMatrix() {}

    private static Map<String, Map<String, String>> without() {
        Map<String, Map<String, String>> without = new TreeMap<>();
        for (String vendor :
                List.of("arista", "cisco-asa", "cisco-nxos", "cisco-traps", "cisco-xr", "juniper", "mikrotik")) {
            without(without, vendor, "no optical line terminal", "PON", "ONU");
        }
        without(without, "cisco-ios", "no optical line terminal", "PON", "ONU");
        for (String vendor : List.of("arista", "cisco-asa", "cisco-nxos", "cisco-xr", "juniper", "mikrotik")) {
            without(without, vendor, "sends no last words of its own", "dying gasp");
        }
        without(without, "cisco-asa", "a firewall does not switch labels", "LDP");
        without(without, "cisco-asa", "a firewall does not watch its transceivers", "optics");
        without(without, "cisco-traps", "sent in OSPF-TRAP-MIB, which is in routing-mibs", "OSPF");
        without(without, "mikrotik", "nothing to plug in", "module");
        return without;
    }

    private static void without(Map<String, Map<String, String>> all, String vendor, String why, String... topics) {
        Map<String, String> of = all.computeIfAbsent(vendor, k -> new LinkedHashMap<>());
        for (String topic : topics) {
            of.put(topic, why);
        }
    }

    private static Map<String, Set<String>> topics() {
        Map<String, Set<String>> topics = new LinkedHashMap<>();
        topics.put("link", Set.of("link", "lineProtocol"));
        topics.put("BGP", Set.of("bgpPeer"));
        topics.put("OSPF", Set.of("ospfNeighbor"));
        topics.put("IS-IS", Set.of("isisAdjacency"));
        topics.put("LDP", Set.of("ldpSession"));
        topics.put("BFD", Set.of("bfdSession"));
        topics.put("PON", Set.of("ponLink"));
        topics.put("dying gasp", Set.of("onuPower", "powerLoss"));
        topics.put("ONU", Set.of("onuLink", "onuState", "onuSignal"));
        topics.put("power", Set.of("powerSupply", "powerLoss"));
        topics.put("fan", Set.of("fan"));
        topics.put("temperature", Set.of("temperature"));
        topics.put("optics", Set.of("optics", "transceiver"));
        topics.put("CPU", Set.of("cpu"));
        topics.put("memory", Set.of("memory"));
        topics.put("module", Set.of("module"));
        topics.put("license", Set.of("license"));
        topics.put("login", Set.of("session", "authentication"));
        topics.put("config", Set.of("configChange"));
        topics.put("chassis", Set.of("chassis", "deviceAlarm", "hardware", "redundancy", "stack"));
        return topics;
    }

    /** @param kinds of alarm that fixtures show, by vendor */
    static String of(Map<String, Set<String>> kinds) {
        StringBuilder out = new StringBuilder("Fixtures by vendor and topic (x: there, -: does not exist):\n");
        List<String> empty = new ArrayList<>();
        List<String> absent = new ArrayList<>();
        for (String vendor : VENDORS) {
            out.append("  %-12s".formatted(vendor));
            for (String topic : TOPICS.keySet()) {
                String why = why(vendor, topic);
                boolean there = there(kinds, vendor, topic);
                out.append(' ').append(topic).append(there ? ":x" : why.isEmpty() ? ":." : ":-");
                if (!there) {
                    (why.isEmpty() ? empty : absent)
                            .add(vendor + " " + topic + (why.isEmpty() ? "" : " (" + why + ")"));
                }
            }
            out.append('\n');
        }
        return out.append(absent.size())
                .append(" cells that do not exist: ")
                .append(String.join(", ", absent))
                .append('\n')
                .append(empty.size())
                .append(" empty cells: ")
                .append(String.join(", ", empty))
                .toString();
    }

    /** Cells that are said not to exist and have a fixture, or of a vendor or topic that is none. */
    static List<String> mistakes(Map<String, Set<String>> kinds) {
        List<String> mistakes = new ArrayList<>();
        WITHOUT.forEach((vendor, topics) -> topics.keySet().forEach(topic -> {
            if (!VENDORS.contains(vendor) || !TOPICS.containsKey(topic) || there(kinds, vendor, topic)) {
                mistakes.add(vendor + " " + topic);
            }
        }));
        return mistakes;
    }

    private static boolean there(Map<String, Set<String>> kinds, String vendor, String topic) {
        return TOPICS.getOrDefault(topic, Set.of()).stream().anyMatch(kinds.getOrDefault(vendor, Set.of())::contains);
    }

    private static String why(String vendor, String topic) {
        return WITHOUT.getOrDefault(vendor, Map.of()).getOrDefault(topic, "");
    }
}
