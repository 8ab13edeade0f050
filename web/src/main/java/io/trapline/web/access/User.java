package io.trapline.web.access;

import java.time.Instant;
import java.util.Set;

/**
 * A person with an account of ours.
 *
 * @param hash of the password; empty for one who comes by another way and never with a password
 * @param vnos as {@link Principal#vnos}
 */
public record User(String name, String hash, Role role, Set<String> vnos, Instant created) {

    public User {
        vnos = Set.copyOf(vnos);
    }

    Principal principal() {
        return Principal.person(name, role, vnos);
    }
}
