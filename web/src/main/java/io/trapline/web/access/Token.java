package io.trapline.web.access;

import java.time.Instant;
import java.util.Set;

/**
 * What a program shows instead of a password.
 *
 * @param id short, for people; not a secret
 * @param name what it is for
 * @param hash SHA-256 of it in hex: it is random, so that nobody can find it by trying
 * @param expires from then on it is good for nothing
 */
public record Token(
        String id,
        String name,
        String hash,
        Role role,
        Set<Scope> scopes,
        Set<String> vnos,
        Instant created,
        Instant expires) {

    public Token {
        scopes = Set.copyOf(scopes);
        vnos = Set.copyOf(vnos);
    }

    Principal principal() {
        return new Principal(name + " " + id, Principal.Kind.TOKEN, role, scopes, vnos);
    }
}
