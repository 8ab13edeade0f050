package io.trapline.deploy.demo.bss;

import io.trapline.deploy.demo.device.Device;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Consumer;

/**
 * A real PostgreSQL on loopback with the demo's customers in it. Program files, data and log are in
 * one folder, over which it starts again after any end of an earlier run.
 *
 * <p>Not stopped by a shutdown hook: whoever started it closes it, after what reads from it.
 */
public final class DemoBss implements AutoCloseable {

    /** NOTIFY goes out on this channel with every change of the tables. */
    public static final String NOTIFY_CHANNEL = "bss_changed";

    /** The role that may only read. */
    public static final String READER = "trapline_ro";

    /** Its password, which PostgreSQL does not ask for on loopback. */
    public static final String READER_PASSWORD = "trapline";

    private static final String DATABASE = "bss";
    private static final String OWNER = "postgres";

    private final EmbeddedPostgres server;
    private final List<Device> devices;

    private DemoBss(EmbeddedPostgres server, List<Device> devices) {
        this.server = server;
        this.devices = devices;
    }

    /**
     * Starts the server, makes the tables and fills them when they are not filled yet.
     *
     * @param folder made when missing
     * @param devices at least 40 are in the tables whatever is asked for
     * @param progress is told one sentence per step
     * @throws IOException with one sentence that says why there is no database
     */
    public static DemoBss start(Path folder, int devices, Consumer<String> progress) throws IOException {
        return start(folder, devices, 0, progress);
    }

    /** @param port 0 for any free one */
    public static DemoBss start(Path folder, int devices, int port, Consumer<String> progress) throws IOException {
        Path home = folder.toAbsolutePath().normalize();
        Path data = home.resolve("data");
        Files.createDirectories(home);
        if (new LeftOverServer(data).stop()) {
            progress.accept("Stopped the PostgreSQL that an earlier run left behind.");
        }
        boolean first = !Files.exists(data.resolve("PG_VERSION"));
        progress.accept(first ? "Unpacking and starting PostgreSQL." : "Starting PostgreSQL.");
        EmbeddedPostgres server = PostgreSqlServer.start(home, data, port);
        DemoBss bss = new DemoBss(server, DemoNetwork.devices(devices));
        try {
            bss.fill(progress);
            return bss;
        } catch (SQLException refused) {
            bss.close();
            throw new IOException("The demo's tables could not be made: " + refused.getMessage(), refused);
        }
    }

    /** Ends, at once, the server over this folder that nobody closes any more. */
    public static void stopLeftOver(Path folder) {
        try {
            var unused = new LeftOverServer(folder.resolve("data")).quit();
        } catch (IOException e) {
            System.err.println("demo: the demo's PostgreSQL goes on: " + e.getMessage());
        }
    }

    private void fill(Consumer<String> progress) throws SQLException, IOException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
            if (!found.next()) {
                statement.executeUpdate("CREATE DATABASE " + DATABASE);
            }
        }
        try (Connection connection = server.getDatabase(OWNER, DATABASE).getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(script("schema.sql"));
            connection.commit();
            int customers = new DemoSeed(connection, devices).fill();
            terms(statement);
            connection.commit();
            if (customers > 0) {
                progress.accept("Filled the BSS: %,d customers over %d devices.".formatted(customers, devices.size()));
            }
        }
    }

    /** Money, promises and lines, once for so many devices; also for a database of an earlier release. */
    private void terms(Statement statement) throws SQLException, IOException {
        int due = statement.executeUpdate("UPDATE billing.filled SET terms_for = devices WHERE terms_for < devices");
        if (due > 0) {
            statement.execute(script("terms.sql"));
        }
    }

    private static String script(String name) throws IOException {
        try (InputStream resource = DemoBss.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException(name + " is not in the package");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Where the product reads, as {@link #READER}. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(server.getPort(), DATABASE);
    }

    public int port() {
        return server.getPort();
    }

    /** How a person changes the tables. */
    public String ownerUrl() {
        return url() + "?user=" + OWNER;
    }

    /**
     * All devices in the tables, at least 40, in a fixed order, each with those ports whose fault would
     * hurt a generated customer. The port of the guided tour is not among them: it is the visitor's.
     */
    public List<Device> devices() {
        return DemoCustomer.devicesInUse(devices);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
