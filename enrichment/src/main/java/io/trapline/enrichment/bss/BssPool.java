package io.trapline.enrichment.bss;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.trapline.config.Settings;
import java.time.Duration;
import java.util.Locale;

/** Connections to the BSS: read-only, opened only when needed, every wait bounded. */
final class BssPool {

    /** How long the BSS may take to let us in, whatever a read may take. */
    static final Duration CONNECT_MAX = Duration.ofSeconds(5);

    /** How long a read waits for that; the attempt goes on behind it and serves the next read. */
    static final Duration WAIT_MAX = Duration.ofSeconds(3);

    private BssPool() {}

    /** Does not connect. */
    static HikariDataSource open(Settings.Bss settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("bss");
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password().reveal());
        config.setMaximumPoolSize(settings.pool());
        config.setMinimumIdle(0);
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(
                Math.max(250, min(settings.loadTimeout(), WAIT_MAX).toMillis()));
        config.setAutoCommit(false);
        config.setReadOnly(true);
        config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        String seconds = String.format(Locale.ROOT, "%d", CONNECT_MAX.toSeconds());
        config.addDataSourceProperty("connectTimeout", seconds);
        config.addDataSourceProperty("loginTimeout", seconds);
        config.addDataSourceProperty("socketTimeout", seconds);
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("ApplicationName", "trapline");
        config.addDataSourceProperty("logServerErrorDetail", "false");
        return new HikariDataSource(config);
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
