package io.trapline.enrichment.bss;

import io.trapline.config.Settings;
import io.trapline.enrichment.inventory.Delta;
import io.trapline.enrichment.inventory.View;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Reads what hangs on a few keys, by the operator's own views with a condition around them, in one
 * read-only REPEATABLE READ transaction.
 */
final class DeltaReader {

    private final Settings.Bss settings;
    private final DataSource pool;
    private final ViewFiles files;
    private final Complaint complaint;

    DeltaReader(Settings.Bss settings, DataSource pool) {
        this.settings = settings;
        this.pool = pool;
        this.files = new ViewFiles(settings.views());
        this.complaint = new Complaint(settings.url(), settings.user(), settings.password());
    }

    Reading read(ChangedKeys changed) {
        Deadline deadline = new Deadline(settings.loadTimeout());
        String doing = "connecting";
        try (Connection connection = pool.getConnection()) {
            Delta delta = new Delta();
            BssReader.bound(connection, deadline);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET LOCAL statement_timeout = " + deadline.millisLeft());
            }
            for (View keyed : Delta.KEYED) {
                changed.of(keyed).forEach(key -> delta.key(keyed, key));
                for (View view : Delta.of(keyed)) {
                    doing = view.file();
                    if (!changed.of(keyed).isEmpty() && !files.absent(view)) {
                        read(connection, view, changed.of(keyed), delta);
                    }
                }
            }
            connection.rollback();
            return new Reading.Changed(delta);
        } catch (SQLException error) {
            return complaint.of(error, doing, deadline);
        } catch (ViewRows.MisfitException misfit) {
            return new Reading.Refused(String.valueOf(misfit.getMessage()));
        } catch (IOException unreadable) {
            return new Reading.Refused(doing + ": " + unreadable.getMessage() + ".");
        }
    }

    private void read(Connection connection, View view, Set<String> keys, Delta delta)
            throws SQLException, IOException, ViewRows.MisfitException {
        String sql = files.sql(view) + " WHERE " + view.columns().getFirst().name() + " = ANY (?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", keys.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                ViewRows taken = ViewRows.open(view, rows);
                while (rows.next()) {
                    delta.row(view, taken.values());
                }
            }
        }
    }
}
