package io.trapline.mediation.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which topics of operation have fixtures, by vendor: a picture for people, with the gaps named below it. */
final class CoverageMatrix {

    /** A topic and the kinds of alarm that are about it. */
    private static final Map<String, Set<String>> TOPICS = topics();

    /** What a vendor's equipment of this kind does not have, so that an empty cell is no gap. */
    private static final Map<String, Set<String>> WITHOUT = Map.of(
            "arista", Set.of("PON", "dying gasp", "ONU"),
            "cisco-asa", Set.of("PON", "dying gasp", "ONU", "IS-IS", "LDP", "BFD", "optics", "module"),
            "cisco-ios", Set.of("PON", "ONU"),
            "cisco-nxos", Set.of("PON", "dying gasp", "ONU"),
            "cisco-traps", Set.of("PON", "dying gasp", "ONU", "OSPF"),
            "cisco-xr", Set.of("PON", "dying gasp", "ONU"),
            "juniper", Set.of("PON", "dying gasp", "ONU"),
            "mikrotik", Set.of("PON", "dying gasp", "ONU", "IS-IS", "module", "chassis"),
            "nokia", Set.of("PON", "dying gasp", "ONU"));

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
        StringBuilder out = new StringBuilder("Fixtures by vendor and topic (x: there, -: does not apply):\n");
        List<String> empty = new ArrayList<>();
        for (String vendor : VENDORS) {
            out.append("  %-12s".formatted(vendor));
            for (Map.Entry<String, Set<String>> topic : TOPICS.entrySet()) {
                boolean there = topic.getValue().stream().anyMatch(kinds.getOrDefault(vendor, Set.of())::contains);
                boolean without = WITHOUT.getOrDefault(vendor, Set.of()).contains(topic.getKey());
                out.append(' ').append(topic.getKey()).append(there ? ":x" : without ? ":-" : ":.");
                if (!there && !without) {
                    empty.add(vendor + " " + topic.getKey());
                }
            }
            out.append('\n');
        }
        return out.append(empty.size())
                .append(" empty cells: ")
                .append(String.join(", ", empty))
                .toString();
    }
}
