package io.trapline.web.access.oidc;

/** A login by the identity provider that came to nothing. The message is for the log, and holds no secret. */
public final class OidcFailure extends Exception {

    private static final long serialVersionUID = 1;

    /** What the person is told. */
    public enum Why {
        /** The provider does not answer, or not as one does. */
        UNREACHABLE("unreachable"),
        /** The provider said no. */
        REFUSED("refused"),
        /** This browser has not begun a login, or too long ago, or it is done already. */
        STALE("stale"),
        /** What the provider says of the person cannot be believed. */
        TOKEN("token"),
        /** None of the person's words stands for a role here. */
        ROLE("role"),
        /** The person has no virtual operator, and needs one. */
        VNO("vno");

        private final String word;

        Why(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    private final Why why;

    OidcFailure(Why why, String message) {
        super(message);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
