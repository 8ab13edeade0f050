package io.trapline.web.access;

/**
 * One request of somebody who was let in; what is made for it may ask who it is for.
 *
 * @param csrf what a form must send back; empty without a session
 * @param source address it came from
 */
public record Visit(Principal principal, String csrf, String source) {

    /** Bound around a handler; what is rendered for many is rendered without. */
    public static final ScopedValue<Visit> NOW = ScopedValue.newInstance();

    /** A person who can log out. */
    public boolean loggedIn() {
        return principal.kind() == Principal.Kind.PERSON;
    }

    /**
     * Who is written down as acting when the request says it is {@code given}: a person acts in the own name
     * whatever it says, and behind a name that a program gives stands the program.
     */
    public static String signature(String given) {
        Principal who = NOW.isBound() ? NOW.get().principal() : Principal.HOUSE;
        return switch (who.kind()) {
            case HOUSE -> given;
            case PERSON -> who.name();
            case TOKEN -> given.isEmpty() ? who.name() : given + " by " + who.name();
        };
    }
}
