package io.trapline.enrichment.bss;

import io.trapline.config.Secret;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Says in one sentence, without secrets, what a database error means for the operator. */
final class Complaint {

    private static final int CHARACTERS_MAX = 500;

    private final String where;
    private final String user;
    private final Secret password;

    /** @param url is never printed: it may carry a password */
    Complaint(String url, String user, Secret password) {
        this.where = where(url);
        this.user = user;
        this.password = password;
    }

    /** {@code db1:5432/bss}. */
    static String where(String url) {
        Properties parsed = parsed(url);
        return parsed == null
                ? "its address"
                : parsed.getProperty("PGHOST") + ":" + parsed.getProperty("PGPORT") + "/"
                        + parsed.getProperty("PGDBNAME");
    }

    /** The parts of an address; null when it is none of PostgreSQL's. */
    static @Nullable Properties parsed(String url) {
        return Driver.parseURL(url, new Properties());
    }

    /** @param doing the file being read, or what else was tried */
    Reading.Failed of(SQLException error, String doing, Deadline deadline) {
        SQLException cause = deepest(error);
        String state = cause.getSQLState() == null ? "" : cause.getSQLState();
        if (state.equals("57014") || timedOut(cause)) {
            return down("did not answer in time (%s, %s)".formatted(doing, deadline.words()));
        }
        if (state.startsWith("28")) {
            return down("refuses the user " + user + " (" + text(cause) + ")");
        }
        if (cause instanceof PSQLException && refusal(state)) {
            return new Reading.Refused(clean(doing + ": " + text(cause) + "."));
        }
        if (state.startsWith("08") || !(cause instanceof PSQLException)) {
            return down("cannot be reached (" + text(cause) + ")");
        }
        return down("cannot be read now (" + text(cause) + ")");
    }

    Reading.Down down(String what) {
        return new Reading.Down(clean("The BSS at " + where + " " + what + "."));
    }

    /** Class 42 syntax or access, 22 data, 0A not supported, 25 not allowed in a read-only transaction. */
    private static boolean refusal(String state) {
        return state.startsWith("42") || state.startsWith("22") || state.startsWith("0A") || state.startsWith("25");
    }

    /** A pool wraps what the driver said. */
    private static SQLException deepest(SQLException error) {
        SQLException deepest = error;
        for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                deepest = sql;
            }
        }
        return deepest;
    }

    private static boolean timedOut(SQLException error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return true;
            }
        }
        return false;
    }

    /** The server's own words without its detail, which may quote rows; else the first cause's. */
    private static String text(SQLException error) {
        ServerErrorMessage server = error instanceof PSQLException psql ? psql.getServerErrorMessage() : null;
        if (server != null) {
            return oneLine(server.getMessage());
        }
        Throwable root = error;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return oneLine(root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage());
    }

    private static String oneLine(@Nullable String text) {
        String line = text == null ? "" : text.strip().replaceAll("\\s+", " ");
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }

    private String clean(String sentence) {
        String secret = password.reveal();
        String safe = secret.isEmpty() ? sentence : sentence.replace(secret, "(secret)");
        return safe.length() <= CHARACTERS_MAX ? safe : safe.substring(0, CHARACTERS_MAX) + "...";
    }
}
