package io.trapline.web.access;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.concurrent.Semaphore;

/**
 * Argon2id with 19 MiB, two passes and one lane, as OWASP asks for at least. At most two run at a time:
 * a storm of logins costs two cores and 38 MiB, not the machine.
 */
public final class Passwords {

    /** Fewer characters are refused (NIST SP 800-63B without a second factor). */
    public static final int LENGTH_MIN = 12;

    /** More are refused before anything is worked out. */
    public static final int LENGTH_MAX = 256;

    private static final Argon2Function ARGON = Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);
    private static final int SALT = 16;
    private static final Semaphore TURNS = new Semaphore(2, true);

    /** Of a password nobody has: checked where there is no such user, so that time tells nothing. */
    private static final String NOBODY = hash("nobody has this as a password");

    private Passwords() {}

    /** In the PHC string format, with its own salt. */
    static String hash(String password) {
        TURNS.acquireUninterruptibly();
        try {
            return Password.hash(password).addRandomSalt(SALT).with(ARGON).getResult();
        } finally {
            TURNS.release();
        }
    }

    /** @param hash empty for nobody: takes as long and is false */
    static boolean matches(String password, String hash) {
        if (password.length() > LENGTH_MAX) return false;
        TURNS.acquireUninterruptibly();
        try {
            String against = hash.isEmpty() ? NOBODY : hash;
            return Password.check(password, against).with(Argon2Function.getInstanceFromHash(against))
                    && !hash.isEmpty();
        } finally {
            TURNS.release();
        }
    }

    /** What is wrong with a password that somebody wants; empty when it will do. */
    public static String wrong(String name, String password) {
        if (password.length() < LENGTH_MIN) return "A password has at least " + LENGTH_MIN + " characters.";
        if (password.length() > LENGTH_MAX) return "A password has at most " + LENGTH_MAX + " characters.";
        if (password.equalsIgnoreCase(name) || password.chars().distinct().count() < 4) {
            return "This password is too easy to guess.";
        }
        return "";
    }
}
