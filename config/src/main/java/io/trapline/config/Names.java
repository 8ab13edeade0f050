package io.trapline.config;

import java.util.HashMap;
import java.util.Map;

/** Names that must differ within one list. */
final class Names {

    private final Map<String, String> first = new HashMap<>();

    String claim(Entry entry) {
        String name = entry.name();
        if (!entry.isBroken()) {
            String place = first.putIfAbsent(name, entry.place());
            if (place != null) {
                entry.error(Codes.DUPLICATE_NAME, "name \"" + name + "\" is given twice (first at " + place + ")");
            }
        }
        return name;
    }
}
