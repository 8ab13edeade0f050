package io.trapline.enrichment.bss;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A real PostgreSQL below target/, one for all tests that do not stop it, and others that they may. */
final class PostgreSql {

    private static final Path PROGRAM = Path.of("target", "postgresql").toAbsolutePath();
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private PostgreSql() {}

    private static final class Shared {
        static final EmbeddedPostgres SERVER = start("shared", 0, true);
    }

    static EmbeddedPostgres shared() {
        return Shared.SERVER;
    }

    /** @param clean false starts over what an earlier server of this name left */
    static EmbeddedPostgres start(String name, int port, boolean clean) {
        System.setProperty("ot.epg.working-dir", PROGRAM.toString());
        try {
            Path data = Files.createDirectories(Path.of("target", "postgresql-data"))
                    .resolve(name);
            if (clean) {
                clear(data);
            }
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(PROGRAM.toFile())
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setLocaleConfig("locale", "C")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "")
                    .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                    .setOutputRedirector(ProcessBuilder.Redirect.DISCARD);
            if (port != 0) {
                builder.setPort(port);
            }
            return builder.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void clear(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** The name of a new, empty database on this server. */
    static String database(EmbeddedPostgres server) {
        String name = "bss" + DATABASES.incrementAndGet();
        sql(server, "postgres", "CREATE DATABASE " + name);
        return name;
    }

    static void sql(EmbeddedPostgres server, String database, String sql) {
        try (Connection connection = server.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new AssertionError(sql, failed);
        }
    }

    /** The one number that a query answers. */
    static long number(EmbeddedPostgres server, String database, String sql) {
        try (Connection connection = server.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException failed) {
            throw new AssertionError(sql, failed);
        }
    }
}
