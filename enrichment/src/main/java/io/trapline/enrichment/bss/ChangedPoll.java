package io.trapline.enrichment.bss;

import io.trapline.config.Settings;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the operator's list of changes, where there is one, each second: what changed since the newest
 * change known, and a while before, because a stamp is older than the commit that shows it. Owned by the
 * inventory thread.
 */
final class ChangedPoll {

    static final Duration EVERY = Duration.ofSeconds(1);

    /** A transaction that stamps and commits later than this is found by a read of the whole only. */
    static final Duration LATE = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(ChangedPoll.class);

    private final Settings.Bss settings;
    private final DataSource pool;
    private final ViewFiles files;
    private Set<String> seen = new HashSet<>();
    private @Nullable OffsetDateTime newest;
    private long askedAt = System.nanoTime() - EVERY.toNanos();
    private String trouble = "";

    ChangedPoll(Settings.Bss settings, DataSource pool) {
        this.settings = settings;
        this.pool = pool;
        this.files = new ViewFiles(settings.views());
    }

    /** Adds what is new on the list; false when it could not be asked. Nothing when there is none, or it is too soon. */
    boolean into(ChangedKeys changed) {
        if (!files.hasChanged() || System.nanoTime() - askedAt < EVERY.toNanos()) {
            return true;
        }
        askedAt = System.nanoTime();
        Deadline deadline = new Deadline(settings.loadTimeout());
        try (Connection connection = pool.getConnection()) {
            BssReader.bound(connection, deadline);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET LOCAL statement_timeout = " + deadline.millisLeft());
            }
            ask(connection, changed);
            connection.rollback();
            trouble = "";
            return true;
        } catch (SQLException | IOException wrong) {
            if (!trouble.equals(wrong.toString())) {
                trouble = wrong.toString();
                LOG.warn("The list of changes cannot be read; the next read of the whole BSS finds them. {}", trouble);
            }
            return false;
        }
    }

    private void ask(Connection connection, ChangedKeys changed) throws SQLException, IOException {
        OffsetDateTime since = newest == null ? now(connection) : newest;
        newest = since;
        String sql =
                files.changedSql() + " WHERE changed_at > ? ORDER BY changed_at LIMIT " + (ChangedKeys.KEYS_MAX + 1);
        Set<String> now = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, since.minus(LATE));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String view = String.valueOf(rows.getString("view"));
                    String key = String.valueOf(rows.getString("key"));
                    OffsetDateTime at = rows.getObject("changed_at", OffsetDateTime.class);
                    newest = at.isAfter(newest) ? at : newest;
                    String row = at + " " + view + " " + key;
                    now.add(row);
                    if (!seen.contains(row)) {
                        changed.add(view, key);
                    }
                }
            }
        }
        seen = now;
        if (now.size() > ChangedKeys.KEYS_MAX) {
            // More may be behind these: the list is followed from now on, the whole says what was before.
            newest = now(connection);
            seen = new HashSet<>();
            changed.everything();
        }
    }

    /** @throws ViewRows.MisfitException when the list is not what is expected */
    static void check(ResultSet rows) throws SQLException, ViewRows.MisfitException {
        ResultSetMetaData has = rows.getMetaData();
        Map<String, String> found = new LinkedHashMap<>();
        for (int column = 1; column <= has.getColumnCount(); column++) {
            found.put(has.getColumnLabel(column).toLowerCase(Locale.ROOT), has.getColumnTypeName(column));
        }
        boolean fits =
                found.containsKey("view") && found.containsKey("key") && "timestamptz".equals(found.get("changed_at"));
        if (!fits) {
            throw new ViewRows.MisfitException(ViewFiles.CHANGED + ": it has the columns " + found
                    + ", expected view and key (text) and changed_at (timestamptz).");
        }
    }

    private static OffsetDateTime now(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT now()")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class);
        }
    }
}
