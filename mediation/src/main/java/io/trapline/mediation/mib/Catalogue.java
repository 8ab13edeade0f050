package io.trapline.mediation.mib;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Modules in compiled form: names, numbers, types and labels, none of the modules' text. One line each, fields
 * parted by tabs:
 *
 * <pre>
 *   V  base  convention  hint  octets  number=label,...     a type; lines count from 0
 *   M  module                                               what follows belongs to it
 *   T  name  type                                           a named type
 *   N  name  kind  oid  type  index  objects                a node; index is name:type or name:type:implied
 * </pre>
 *
 * The shipped one is made by {@code trapline mib compile}; its first lines say of which modules.
 */
public final class Catalogue {

    private static final String SHIPPED = "catalogue.txt";

    private Catalogue() {}

    /** The modules that ship, by name. */
    public static Map<String, ModuleNames> shipped() {
        return Shipped.MODULES;
    }

    /** Read once, when somebody first asks. */
    private static final class Shipped {
        static final Map<String, ModuleNames> MODULES = readShipped();
    }

    private static Map<String, ModuleNames> readShipped() {
        try (InputStream in = Catalogue.class.getResourceAsStream(SHIPPED)) {
            if (in == null) {
                throw new IllegalStateException("the catalogue of MIB modules is not in this build");
            }
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the form that {@link #write} makes; anything else is our own mistake. */
    static Map<String, ModuleNames> read(InputStream in) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        List<ValueType> values = new ArrayList<>();
        Map<String, ModuleNames> modules = new TreeMap<>();
        String module = "";
        Map<String, MibNode> nodes = new LinkedHashMap<>();
        Map<String, ValueType> types = new LinkedHashMap<>();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            String[] f = line.split("\t", -1);
            switch (f[0]) {
                case "V" -> values.add(value(f));
                case "M" -> {
                    module = f[1];
                    nodes = new LinkedHashMap<>();
                    types = new LinkedHashMap<>();
                    modules.put(module, new ModuleNames(module, ModuleNames.SHIPPED, nodes, types, List.of()));
                }
                case "T" -> types.put(f[1], values.get(Integer.parseInt(f[2])));
                case "N" -> nodes.put(f[1], node(module, f, values));
                default -> {}
            }
        }
        return modules;
    }

    private static ValueType value(String[] f) {
        Map<Long, String> labels = new LinkedHashMap<>();
        for (String label : parts(f[5])) {
            int equal = label.indexOf('=');
            labels.put(Long.parseLong(label.substring(0, equal)), label.substring(equal + 1));
        }
        return new ValueType(ValueType.Base.valueOf(f[1]), f[2], f[3], labels, Integer.parseInt(f[4]));
    }

    private static MibNode node(String module, String[] f, List<ValueType> values) {
        List<MibNode.IndexPart> index = new ArrayList<>();
        for (String part : parts(f[5])) {
            String[] p = part.split(":", -1);
            index.add(new MibNode.IndexPart(p[0], values.get(Integer.parseInt(p[1])), p.length > 2));
        }
        return new MibNode(
                f[3],
                f[1],
                module,
                NodeKind.valueOf(f[2]),
                f[4].isEmpty() ? null : values.get(Integer.parseInt(f[4])),
                List.copyOf(index),
                parts(f[6]));
    }

    private static List<String> parts(String list) {
        return list.isEmpty() ? List.of() : List.of(list.split(","));
    }

    /** The compiled form of modules, the same for the same modules. */
    public static String write(Collection<ModuleNames> modules) {
        var body = new StringBuilder();
        Map<ValueType, Integer> values = new LinkedHashMap<>();
        for (ModuleNames module : modules) {
            body.append("M\t").append(module.module()).append('\n');
            module.types()
                    .forEach((name, type) -> body.append("T\t")
                            .append(name)
                            .append('\t')
                            .append(number(values, type))
                            .append('\n'));
            module.nodes().values().forEach(node -> node(node, values, body));
        }
        var out = new StringBuilder("# Compiled MIB modules: facts only. Made by \"trapline mib compile\" of:\n");
        for (ModuleNames module : modules) {
            out.append("#   ").append(module.module()).append('\n');
        }
        values.keySet().forEach(type -> value(type, out));
        return out.append(body).toString();
    }

    private static int number(Map<ValueType, Integer> values, ValueType type) {
        return values.computeIfAbsent(type, _ -> values.size());
    }

    private static void value(ValueType type, StringBuilder out) {
        var labels = new java.util.StringJoiner(",");
        type.labels().forEach((number, label) -> labels.add(number + "=" + label));
        out.append("V\t%s\t%s\t%s\t%d\t%s\n"
                .formatted(type.base().name(), type.convention(), type.hint(), type.octets(), labels));
    }

    private static void node(MibNode node, Map<ValueType, Integer> values, StringBuilder out) {
        var index = new java.util.StringJoiner(",");
        for (MibNode.IndexPart part : node.index()) {
            index.add(part.name() + ":" + number(values, part.type()) + (part.implied() ? ":implied" : ""));
        }
        ValueType type = node.type();
        out.append("N\t%s\t%s\t%s\t%s\t%s\t%s\n"
                .formatted(
                        node.name(),
                        node.kind().name(),
                        node.oid(),
                        type == null ? "" : number(values, type),
                        index,
                        String.join(",", node.objects())));
    }
}
