package io.trapline.web.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trapline.web.api.Json;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The people with an account of ours, in a file. The server sees at the next request what the command
 * line changed. Safe for any thread.
 */
public final class Users {

    /** More people have an identity provider. */
    public static final int USERS_MAX = 10_000;

    private final PrivateFile file;
    private String stamp = "?";
    private Map<String, User> users = Map.of();

    public Users(Path path) {
        this.file = new PrivateFile(path);
    }

    public synchronized Collection<User> all() {
        return fresh().values();
    }

    public synchronized Optional<User> named(String name) {
        return Optional.ofNullable(fresh().get(key(name)));
    }

    /** Adds a user, or replaces the one of that name. */
    public void put(String name, String password, Role role, Set<String> vnos) {
        String hash = password.isEmpty() ? "" : Passwords.hash(password);
        change(all -> {
            if (all.size() >= USERS_MAX) throw new IllegalStateException("there are " + USERS_MAX + " users already");
            all.put(key(name), new User(name, hash, role, stripped(vnos), Instant.now()));
        });
    }

    /** The first user of all; false when somebody was quicker. */
    boolean putFirst(String name, String password) {
        String hash = Passwords.hash(password);
        boolean[] first = {false};
        change(all -> {
            first[0] = all.isEmpty();
            if (first[0]) all.put(key(name), new User(name, hash, Role.ADMIN, Set.of(), Instant.now()));
        });
        return first[0];
    }

    /** False when there is no such user. */
    public boolean remove(String name) {
        boolean[] there = {false};
        change(all -> there[0] = all.remove(key(name)) != null);
        return there[0];
    }

    static Set<String> stripped(Set<String> words) {
        Set<String> stripped = new LinkedHashSet<>();
        words.forEach(word -> stripped.add(word.strip()));
        return stripped;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private Map<String, User> fresh() {
        String now = file.stamp();
        if (!now.equals(stamp)) {
            users = read(file.read());
            stamp = now;
        }
        return users;
    }

    private void change(Consumer<Map<String, User>> change) {
        file.change(before -> {
            Map<String, User> all = read(before);
            change.accept(all);
            return Optional.of(write(all));
        });
    }

    private static Map<String, User> read(Optional<JsonNode> json) {
        Map<String, User> all = new LinkedHashMap<>();
        json.ifPresent(top -> top.path("users").forEach(user -> {
            Set<String> vnos = new LinkedHashSet<>();
            user.path("vnos").forEach(vno -> vnos.add(vno.asText()));
            String name = user.path("name").asText();
            all.put(
                    key(name),
                    new User(
                            name,
                            user.path("hash").asText(),
                            Role.valueOf(user.path("role").asText().toUpperCase(Locale.ROOT)),
                            vnos,
                            Instant.parse(user.path("created").asText())));
        }));
        return all;
    }

    private static ObjectNode write(Map<String, User> all) {
        ObjectNode top = Json.object().put("version", 1);
        var list = top.putArray("users");
        all.values().forEach(user -> {
            ObjectNode one = list.addObject()
                    .put("name", user.name())
                    .put("hash", user.hash())
                    .put("role", user.role().word())
                    .put("created", user.created().toString());
            user.vnos().stream().sorted().forEach(one.putArray("vnos")::add);
        });
        return top;
    }
}
