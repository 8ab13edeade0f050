package io.trapline.web;

import io.javalin.http.Context;
import io.trapline.web.words.Language;
import io.trapline.web.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Scripts, styles and the icon, read once. They stand in a folder named by their common hash, so
 * that a browser keeps them for ever and a new build is a new address; modules import one another
 * by relative names and stay in the same folder.
 */
final class Assets {

    private static final String SCRIPT = "text/javascript; charset=utf-8";

    private static final Map<String, String> FILES = Map.ofEntries(
            Map.entry("acts.js", SCRIPT),
            Map.entry("app.css", "text/css; charset=utf-8"),
            Map.entry("app.js", SCRIPT),
            Map.entry("clocks.js", SCRIPT),
            Map.entry("drawer.js", SCRIPT),
            Map.entry("feed.js", SCRIPT),
            Map.entry("find.js", SCRIPT),
            Map.entry("grid.js", SCRIPT),
            Map.entry("icon.svg", "image/svg+xml"),
            Map.entry("keys.js", SCRIPT),
            Map.entry("picks.js", SCRIPT),
            Map.entry("say.js", SCRIPT),
            Map.entry("stream.js", SCRIPT),
            Map.entry("times.js", SCRIPT),
            Map.entry("chart.js", SCRIPT),
            Map.entry("wall.js", SCRIPT),
            Map.entry("sound.js", SCRIPT),
            Map.entry("uplot.js", SCRIPT),
            Map.entry("uplot.css", "text/css; charset=utf-8"),
            Map.entry("uplot-LICENSE.txt", "text/plain; charset=utf-8"));

    private final Map<String, byte[]> contents = new LinkedHashMap<>();
    private final String folder;

    Assets() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String name : FILES.keySet().stream().sorted().toList()) {
                byte[] content = read(name);
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update(content);
                contents.put(name, content);
            }
            for (Language language : Language.values()) {
                byte[] spoken = Spoken.script(Words.in(language)).getBytes(StandardCharsets.UTF_8);
                digest.update(spoken);
                contents.put("words-" + language.tag() + ".js", spoken);
            }
            folder = "/assets/" + HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] read(String name) {
        try (InputStream in = Assets.class.getResourceAsStream("assets/" + name)) {
            if (in == null) throw new IllegalStateException("the build lacks asset " + name);
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Address of the folder, without a slash at the end. */
    String folder() {
        return folder;
    }

    void serve(Context ctx) {
        String name = ctx.pathParam("name");
        byte[] content = contents.get(name);
        if (content == null) throw Problem.notFound("asset", name);
        boolean current = ctx.path().startsWith(folder + "/");
        ctx.header("Cache-Control", current ? "public, max-age=31536000, immutable" : "no-cache")
                .contentType(FILES.getOrDefault(name, "text/javascript; charset=utf-8"))
                .result(content);
    }
}
