package io.trapline.enrichment.bss;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.postgresql.PGConnection;

/** One connection that listens for the BSS's word that something changed. Owned by the inventory thread. */
final class ChangeFeed implements AutoCloseable {

    private final HikariDataSource pool;
    private final Connection connection;
    private final PGConnection notices;

    private ChangeFeed(HikariDataSource pool, Connection connection) throws SQLException {
        this.pool = pool;
        this.connection = connection;
        this.notices = connection.unwrap(PGConnection.class);
    }

    static ChangeFeed open(HikariDataSource pool, String channel) throws SQLException {
        Connection connection = pool.getConnection();
        try {
            connection.setAutoCommit(true);
            try (Statement statement = connection.createStatement()) {
                statement.execute("LISTEN \"" + channel.replace("\"", "\"\"") + "\"");
            }
            return new ChangeFeed(pool, connection);
        } catch (SQLException error) {
            pool.evictConnection(connection);
            throw error;
        }
    }

    /** What the notices say that came by now, each with its payload. Waits at most this long. */
    List<String> notices(Duration wait) throws SQLException {
        return Arrays.stream(notices.getNotifications((int) Math.max(1, wait.toMillis())))
                .map(notice -> notice.getParameter() == null ? "" : notice.getParameter())
                .toList();
    }

    /** The connection is thrown away: one that listens must never serve a read. */
    @Override
    public void close() {
        pool.evictConnection(connection);
    }
}
