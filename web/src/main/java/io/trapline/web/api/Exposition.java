package io.trapline.web.api;

/** Writes the Prometheus text format: families, values, escaped labels. */
final class Exposition {

    private static final String PREFIX = "trapline_";

    private final StringBuilder out = new StringBuilder(4096);

    void family(String name, String type, String help) {
        String full = full(name);
        out.append("# HELP ").append(full).append(' ').append(help).append('\n');
        out.append("# TYPE ").append(full).append(' ').append(type).append('\n');
    }

    void counter(String name, String help, long value) {
        family(name, "counter", help);
        value(name, value);
    }

    void gauge(String name, String help, double value) {
        family(name, "gauge", help);
        value(name, value);
    }

    void value(String name, long value, String... labels) {
        line(name, Long.toString(value), labels);
    }

    void value(String name, double value, String... labels) {
        line(name, Double.toString(value), labels);
    }

    void gauge(String name, String help, long value) {
        family(name, "gauge", help);
        value(name, value);
    }

    /** @param labels name, value, name, value … */
    private void line(String name, String value, String... labels) {
        out.append(full(name));
        for (int i = 0; i < labels.length; i += 2) {
            out.append(i == 0 ? '{' : ',')
                    .append(labels[i])
                    .append("=\"")
                    .append(escaped(labels[i + 1]))
                    .append('"');
        }
        if (labels.length > 0) out.append('}');
        out.append(' ').append(value).append('\n');
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    /** JVM and process metrics carry the names everybody's dashboards know. */
    private static String full(String name) {
        return name.startsWith("jvm_") || name.startsWith("process_") ? name : PREFIX + name;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
