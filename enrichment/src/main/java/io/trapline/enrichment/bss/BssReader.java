package io.trapline.enrichment.bss;

import io.trapline.config.Settings;
import io.trapline.enrichment.inventory.Built;
import io.trapline.enrichment.inventory.InventoryDraft;
import io.trapline.enrichment.inventory.View;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import javax.sql.DataSource;

/**
 * Reads all views in one read-only REPEATABLE READ transaction, row by row over a cursor, within
 * {@link Settings.Bss#loadTimeout()}: the server is told to give up, and the socket does if it cannot.
 */
final class BssReader {

    private static final int FETCH_ROWS = 5_000;

    /** The server is given this much to say itself that time is up. */
    private static final int SOCKET_GRACE_MILLIS = 500;

    private final Settings.Bss settings;
    private final DataSource pool;
    private final ViewFiles files;
    private final Complaint complaint;
    private final InstantSource clock;

    BssReader(Settings.Bss settings, DataSource pool, InstantSource clock) {
        this.settings = settings;
        this.pool = pool;
        this.files = new ViewFiles(settings.views());
        this.complaint = new Complaint(settings.url(), settings.user(), settings.password());
        this.clock = clock;
    }

    /** @param snapshot called once: what anybody reads from then on is as new as this read, or newer */
    Reading read(Runnable snapshot) {
        Deadline deadline = new Deadline(settings.loadTimeout());
        String doing = "connecting";
        try (Connection connection = pool.getConnection()) {
            pin(connection, deadline);
            snapshot.run();
            InventoryDraft draft = new InventoryDraft();
            for (View view : View.values()) {
                doing = view.file();
                if (files.absent(view)) {
                    continue;
                }
                read(connection, view, draft, deadline);
            }
            connection.rollback();
            return switch (draft.build(clock.instant())) {
                case Built.Complete(var inventory, var remarks) ->
                    new Reading.Complete(inventory, String.join(" ", remarks));
                case Built.Refused(String sentence) -> new Reading.Refused(sentence);
            };
        } catch (SQLException error) {
            return complaint.of(error, doing, deadline);
        } catch (ViewRows.MisfitException misfit) {
            return new Reading.Refused(String.valueOf(misfit.getMessage()));
        } catch (IOException unreadable) {
            return new Reading.Refused(doing + ": " + unreadable.getMessage() + ".");
        }
    }

    /** A transaction sees what was committed before its first query. */
    private static void pin(Connection connection, Deadline deadline) throws SQLException {
        bound(connection, deadline);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL statement_timeout = " + deadline.millisLeft());
            statement.execute("SELECT 1");
        }
    }

    private void read(Connection connection, View view, InventoryDraft draft, Deadline deadline)
            throws SQLException, IOException, ViewRows.MisfitException {
        String sql = files.sql(view);
        try (Statement statement = connection.createStatement()) {
            bound(connection, deadline);
            statement.execute("SET LOCAL statement_timeout = " + deadline.millisLeft());
            statement.setFetchSize(FETCH_ROWS);
            try (ResultSet rows = statement.executeQuery(sql)) {
                ViewRows taken = ViewRows.open(view, rows);
                for (int count = 1; rows.next(); count++) {
                    taken.take(draft);
                    if (count % FETCH_ROWS == 0) {
                        bound(connection, deadline);
                    }
                }
            }
        }
    }

    /** Each answer may take as long as is left, so that a trickle does not stretch the whole. */
    static void bound(Connection connection, Deadline deadline) throws SQLException {
        if (deadline.passed()) {
            throw new SQLException("time is up", "57014");
        }
        connection.setNetworkTimeout(Runnable::run, deadline.millisLeft() + SOCKET_GRACE_MILLIS);
    }
}
