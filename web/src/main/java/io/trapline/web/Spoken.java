package io.trapline.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trapline.web.api.Json;
import io.trapline.web.words.Words;

/** The texts that scripts say, as a script: one module for each language. */
final class Spoken {

    private static final String AREA = "live.";

    private Spoken() {}

    static String script(Words words) {
        ObjectNode texts = Json.object();
        words.texts().tailMap(AREA).forEach((key, text) -> {
            if (key.startsWith(AREA)) texts.put(key.substring(AREA.length()), text);
        });
        return "export const words = " + texts + ";\n";
    }
}
