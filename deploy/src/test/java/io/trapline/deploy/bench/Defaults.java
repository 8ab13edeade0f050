package io.trapline.deploy.bench;

import io.trapline.config.ConfigException;
import io.trapline.config.Settings;
import io.trapline.config.SettingsReader;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares what a run is told with the main file that ships. */
final class Defaults {

    /** Keys of {@code Settings} that may differ, and why; everything else would be tuning. */
    private static final Map<String, String> ALLOWED = Map.of(
            "data", "folder",
            "listeners[0].bind", "port",
            "listeners[1].bind", "port",
            "listeners[2].bind", "port",
            "web.bind", "port",
            "sources.trustedRelays", "10,000 devices send from one loopback address",
            "bss", "no default: the database to read; the rest of it at its defaults",
            "eventFiles", "no default: the file to write; the rest of it at its defaults");

    /** @param reason why it may differ; null when it is tuning */
    record Difference(
            String key,
            String shipped,
            String here,
            @Nullable String reason) {}

    private Defaults() {}

    static List<Difference> compare(Path shipped, Path here) throws ConfigException {
        var left = flat(SettingsReader.read(shipped));
        var right = flat(SettingsReader.read(here));
        var differences = new ArrayList<Difference>();
        var keys = new TreeSet<>(left.keySet());
        keys.addAll(right.keySet());
        for (String key : keys) {
            String was = left.getOrDefault(key, "absent");
            String is = right.getOrDefault(key, "absent");
            if (!was.equals(is)) {
                differences.add(new Difference(key, was, is, reason(key)));
            }
        }
        return differences;
    }

    private static @Nullable String reason(String key) {
        return ALLOWED.get(key);
    }

    private static Map<String, String> flat(Settings settings) {
        var all = new TreeMap<String, String>();
        put("", settings, all);
        return all;
    }

    private static void put(String key, @Nullable Object value, Map<String, String> to) {
        switch (value) {
            case Settings.Bss bss -> to.put(key, bss(bss));
            case Record record -> {
                for (RecordComponent one : record.getClass().getRecordComponents()) {
                    put(key.isEmpty() ? one.getName() : key + "." + one.getName(), of(one, record), to);
                }
            }
            case List<?> list
            when !list.isEmpty() && list.getFirst() instanceof Settings.Listener -> {
                for (int i = 0; i < list.size(); i++) {
                    put(key + "[" + i + "]", list.get(i), to);
                }
            }
            case Set<?> set ->
                to.put(key, set.stream().map(String::valueOf).sorted().toList().toString());
            case null, default -> to.put(key, String.valueOf(value));
        }
    }

    /** What has a default of its own must be at it, or it is not this text. */
    private static String bss(Settings.Bss bss) {
        return "pool %d, refresh %s, load_timeout %s, shrink_percent_max %d"
                .formatted(bss.pool(), bss.refresh(), bss.loadTimeout(), bss.shrinkPercentMax());
    }

    private static @Nullable Object of(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
