package io.trapline.deploy.e2e;

import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;

/** A device, a port and a customer with names that nobody could have foreseen, put into the BSS while it is read. */
record Newcomer(Clients.Link link, String customerId) {

    /** @param ownerUrl where the tables may be changed */
    static Newcomer insert(String ownerUrl) throws SQLException {
        var random = ThreadLocalRandom.current();
        return insert(ownerUrl, "10.77." + random.nextInt(256) + "." + random.nextInt(1, 255));
    }

    /** One whose device has this address. */
    static Newcomer insert(String ownerUrl, String address) throws SQLException {
        var random = ThreadLocalRandom.current();
        var tag = Long.toString(random.nextLong(36L * 36 * 36 * 36, 36L * 36 * 36 * 36 * 36), 36);
        int ifIndex = random.nextInt(2_000_000, 2_000_000_000);
        var newcomer = new Newcomer(new Clients.Link("dev-" + tag, address, ifIndex, "xe-" + tag), "C-" + tag);
        try (var connection = DriverManager.getConnection(ownerUrl);
                var statement = connection.prepareStatement("""
                        WITH device AS (INSERT INTO billing.network_element VALUES (?, ?, ?::inet)),
                             port AS (INSERT INTO billing.port (port_no, ne_no, label, if_index, if_name) VALUES (?, ?, ?, ?, ?)),
                             party AS (INSERT INTO billing.party (party_no, party_name) VALUES (?, ?)),
                             account AS (INSERT INTO billing.billing_account VALUES (?, ?)),
                             service AS (INSERT INTO billing.subscription VALUES (?, ?, 'Ethernet'))
                        INSERT INTO billing.subscription_port VALUES (?, ?)""")) {
            newcomer.fill(statement, newcomer.words(tag));
            statement.executeUpdate();
        }
        return newcomer;
    }

    /** Another customer on the same port. */
    Newcomer neighbour(String ownerUrl) throws SQLException {
        var tag = Long.toString(ThreadLocalRandom.current().nextLong(36L * 36 * 36 * 36, 36L * 36 * 36 * 36 * 36), 36);
        var neighbour = new Newcomer(link, "C-" + tag);
        try (var connection = DriverManager.getConnection(ownerUrl);
                var statement = connection.prepareStatement("""
                        WITH party AS (INSERT INTO billing.party (party_no, party_name) VALUES (?, ?)),
                             account AS (INSERT INTO billing.billing_account VALUES (?, ?)),
                             service AS (INSERT INTO billing.subscription VALUES (?, ?, 'Ethernet'))
                        INSERT INTO billing.subscription_port VALUES (?, ?)""")) {
            neighbour.fill(
                    statement,
                    neighbour.customerId,
                    "Customer " + tag,
                    "A-" + tag,
                    neighbour.customerId,
                    "S-" + tag,
                    "A-" + tag,
                    "S-" + tag,
                    portId());
            statement.executeUpdate();
        }
        return neighbour;
    }

    /** Its service's id. */
    String serviceId() {
        return "S-" + customerId.substring("C-".length());
    }

    /** Id of the port as a resource. */
    String portId() {
        return link.device() + "/" + link.ifName();
    }

    private Object[] words(String tag) {
        return new Object[] {
            link.device(),
            link.device(),
            link.address(),
            portId(),
            link.device(),
            link.ifName(),
            link.ifIndex(),
            link.ifName(),
            customerId,
            "Customer " + tag,
            "A-" + tag,
            customerId,
            "S-" + tag,
            "A-" + tag,
            "S-" + tag,
            portId()
        };
    }

    private static void fill(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
