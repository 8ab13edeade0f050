package io.trapline.deploy.demo.bss;

import io.trapline.deploy.demo.device.Device;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Fills the tables once; what a person changed in them since stays as it is. */
final class DemoSeed {

    private final Connection connection;
    private final List<Device> devices;

    /** @param connection without auto-commit; committed here */
    DemoSeed(Connection connection, List<Device> devices) {
        this.connection = connection;
        this.devices = devices;
    }

    /** How many customers were added; 0 when the tables were filled for so many devices before. */
    int fill() throws SQLException {
        if (filledFor() >= devices.size()) {
            return 0;
        }
        network();
        int customers = customers();
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM billing.filled");
            statement.executeUpdate("INSERT INTO billing.filled (devices) VALUES (" + devices.size() + ")");
        }
        connection.commit();
        return customers;
    }

    private int filledFor() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT coalesce(max(devices), 0) FROM billing.filled")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private void network() throws SQLException {
        try (Rows elements = rows("network_element (ne_no, ne_name, mgmt_address) VALUES (?, ?, ?::inet)");
                Rows cards = rows("card (card_no, ne_no, slot) VALUES (?, ?, ?)");
                Rows ports = rows("port (port_no, ne_no, card_no, port_type, label, if_index, if_name)"
                        + " VALUES (?, ?, ?, ?, ?, ?::integer, ?)")) {
            for (Device device : devices) {
                elements.add(device.name(), device.name(), device.address());
                Set<String> slots = new LinkedHashSet<>();
                for (Device.Port port : device.ports()) {
                    String slot = DemoNetwork.slot(port);
                    String card = slot.isEmpty() ? null : device.name() + "/" + slot;
                    if (card != null && slots.add(slot)) {
                        cards.add(card, device.name(), slot);
                    }
                    ports.add(
                            device.name() + "/" + port.ifName(),
                            device.name(),
                            card,
                            card == null ? "port" : "ponPort",
                            port.ifName(),
                            Integer.toString(port.ifIndex()),
                            port.ifName());
                }
            }
            elements.flush();
            cards.flush();
            ports.flush();
        }
    }

    private int customers() throws SQLException {
        int generated = devices.size() * DemoCustomer.PER_DEVICE;
        try (Rows vnos = rows("reseller (reseller_no, reseller_name) VALUES (?, ?)");
                Rows parties = rows("party (party_no, party_name, segment, sla_class, city, reseller_no)"
                        + " VALUES (?, ?, ?, ?, ?, ?)");
                Rows accounts = rows("billing_account (account_no, party_no, label) VALUES (?, ?, ?)");
                Rows services =
                        rows("subscription (service_no, account_no, product_name, status) VALUES (?, ?, ?, ?)");
                Rows links = rows("subscription_port (service_no, port_no) VALUES (?, ?)")) {
            vnos.add("VNO-1", "Nordlicht Telekom");
            vnos.add("VNO-2", "Elbe Connect");
            vnos.add("VNO-3", "Küstennetz");
            for (int number = -1; number < generated; number++) {
                DemoCustomer one = number < 0 ? DemoCustomer.klinikum() : DemoCustomer.generated(number, devices);
                parties.add(one.id(), one.name(), one.segment(), one.tier(), one.city(), one.vno());
                accounts.add(one.account(), one.id(), one.accountName());
                for (DemoCustomer.Subscription service : one.services()) {
                    services.add(service.id(), one.account(), service.product(), service.status());
                    links.add(service.id(), one.port());
                }
            }
            vnos.flush();
            parties.flush();
            accounts.flush();
            services.flush();
            links.flush();
        }
        return generated + 1;
    }

    private Rows rows(String into) throws SQLException {
        return new Rows(connection.prepareStatement("INSERT INTO billing." + into + " ON CONFLICT DO NOTHING"));
    }

    /** A batch of inserts; rows that are there already stay. */
    private record Rows(PreparedStatement statement) implements AutoCloseable {

        void add(@Nullable String... values) throws SQLException {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.addBatch();
        }

        void flush() throws SQLException {
            statement.executeBatch();
        }

        @Override
        public void close() throws SQLException {
            statement.close();
        }
    }
}
