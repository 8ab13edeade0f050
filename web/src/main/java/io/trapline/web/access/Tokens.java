package io.trapline.web.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trapline.web.api.Json;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The tokens of programs, in a file that holds only their hashes. Safe for any thread. */
public final class Tokens {

    public static final int TOKENS_MAX = 1_000;

    /** So that a token that lies about is recognised as one, by people and by scanners. */
    private static final String PREFIX = "trapline_";

    private static final int ID_LENGTH = 8;

    private final PrivateFile file;
    private String stamp = "?";
    private Map<String, Token> byHash = Map.of();

    /** @param secret shown once and kept nowhere */
    public record Created(Token token, String secret) {}

    public Tokens(Path path) {
        this.file = new PrivateFile(path);
    }

    public synchronized Collection<Token> all() {
        return fresh().values();
    }

    /** The token that this is, while it is good. */
    synchronized Optional<Token> of(String secret, Instant now) {
        return Optional.ofNullable(fresh().get(Secrets.hash(secret))).filter(token -> now.isBefore(token.expires()));
    }

    /** The good token of this id. */
    synchronized Optional<Token> identified(String id, Instant now) {
        return fresh().values().stream()
                .filter(token -> token.id().equals(id) && now.isBefore(token.expires()))
                .findFirst();
    }

    public Created create(String name, Role role, Set<Scope> scopes, Set<String> vnos, Instant expires) {
        String secret = PREFIX + Secrets.fresh();
        String hash = Secrets.hash(secret);
        Token token = new Token(
                hash.substring(0, ID_LENGTH), name, hash, role, scopes, Users.stripped(vnos), Instant.now(), expires);
        change(all -> {
            all.values().removeIf(old -> !Instant.now().isBefore(old.expires()));
            if (all.size() >= TOKENS_MAX)
                throw new IllegalStateException("there are " + TOKENS_MAX + " tokens already");
            all.put(hash, token);
        });
        return new Created(token, secret);
    }

    /** False when there is no such token. */
    public boolean revoke(String id) {
        boolean[] there = {false};
        change(all -> there[0] = all.values().removeIf(token -> token.id().equals(id)));
        return there[0];
    }

    private Map<String, Token> fresh() {
        String now = file.stamp();
        if (!now.equals(stamp)) {
            byHash = read(file.read());
            stamp = now;
        }
        return byHash;
    }

    private void change(Consumer<Map<String, Token>> change) {
        file.change(before -> {
            Map<String, Token> all = read(before);
            change.accept(all);
            return Optional.of(write(all));
        });
    }

    private static Map<String, Token> read(Optional<JsonNode> json) {
        Map<String, Token> all = new LinkedHashMap<>();
        json.ifPresent(top -> top.path("tokens").forEach(one -> {
            Set<Scope> scopes = EnumSet.noneOf(Scope.class);
            one.path("scopes").forEach(scope -> scopes.add(Scope.valueOf(upper(scope))));
            Set<String> vnos = new LinkedHashSet<>();
            one.path("vnos").forEach(vno -> vnos.add(vno.asText()));
            Token token = new Token(
                    one.path("id").asText(),
                    one.path("name").asText(),
                    one.path("hash").asText(),
                    Role.valueOf(upper(one.path("role"))),
                    scopes,
                    vnos,
                    Instant.parse(one.path("created").asText()),
                    Instant.parse(one.path("expires").asText()));
            all.put(token.hash(), token);
        }));
        return all;
    }

    private static String upper(JsonNode word) {
        return word.asText().toUpperCase(Locale.ROOT);
    }

    private static ObjectNode write(Map<String, Token> all) {
        ObjectNode top = Json.object().put("version", 1);
        var list = top.putArray("tokens");
        all.values().forEach(token -> {
            ObjectNode one = list.addObject()
                    .put("id", token.id())
                    .put("name", token.name())
                    .put("hash", token.hash())
                    .put("role", token.role().word())
                    .put("created", token.created().toString())
                    .put("expires", token.expires().toString());
            token.scopes().stream().map(Scope::word).sorted().forEach(one.putArray("scopes")::add);
            token.vnos().stream().sorted().forEach(one.putArray("vnos")::add);
        });
        return top;
    }
}
