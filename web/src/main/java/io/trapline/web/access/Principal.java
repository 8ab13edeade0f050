package io.trapline.web.access;

import java.util.EnumSet;
import java.util.Set;

/**
 * Who asks.
 *
 * @param name of a user, or of a token; {@code anonymous} where nobody has to log in
 * @param scopes what it is good for; a person has them all, the role still counts
 * @param vnos ids of the virtual operators whose customers alone are shown, exactly as the BSS has them,
 *     {@code direct} for customers of none; empty for all
 */
public record Principal(String name, Kind kind, Role role, Set<Scope> scopes, Set<String> vnos) {

    public enum Kind {
        /** Nobody has to log in here. */
        HOUSE,
        PERSON,
        TOKEN
    }

    /** Everybody, where nobody has to log in. */
    public static final Principal HOUSE =
            new Principal("anonymous", Kind.HOUSE, Role.ADMIN, EnumSet.allOf(Scope.class), Set.of());

    /** Nobody knows who; only what is open to everybody is open to them. */
    public static final Principal STRANGER =
            new Principal("", Kind.TOKEN, Role.VIEWER, EnumSet.noneOf(Scope.class), Set.of());

    public Principal {
        scopes = Set.copyOf(scopes);
        vnos = Set.copyOf(vnos);
    }

    public static Principal person(String name, Role role, Set<String> vnos) {
        return new Principal(name, Kind.PERSON, role, EnumSet.allOf(Scope.class), vnos);
    }

    /** True for somebody who sees only some virtual operators. */
    public boolean bound() {
        return !vnos.isEmpty();
    }

    public boolean may(Rule rule) {
        Role needed = rule.role();
        if (needed == null) return true;
        return role.covers(needed) && rule.scopes().stream().anyMatch(scopes::contains) && (rule.bound() || !bound());
    }
}
