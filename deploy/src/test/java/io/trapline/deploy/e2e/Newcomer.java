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
        var tag = Long.toString(random.nextLong(36L * 36 * 36 * 36, 36L * 36 * 36 * 36 * 36), 36);
        int ifIndex = random.nextInt(2_000_000, 2_000_000_000);
        var newcomer = new Newcomer(
                new Clients.Link(
                        "dev-" + tag,
                        "10.77." + random.nextInt(256) + "." + random.nextInt(1, 255),
                        ifIndex,
                        "xe-" + tag),
                "C-" + tag);
        try (var connection = DriverManager.getConnection(ownerUrl);
                var statement = connection.prepareStatement("""
                        WITH device AS (INSERT INTO billing.network_element VALUES (?, ?, ?::inet)),
                             port AS (INSERT INTO billing.port (port_no, ne_no, label, if_index, if_name) VALUES (?, ?, ?, ?, ?)),
                             party AS (INSERT INTO billing.party (party_no, party_name) VALUES (?, ?)),
                             account AS (INSERT INTO billing.billing_account VALUES (?, ?)),
                             service AS (INSERT INTO billing.subscription VALUES (?, ?, 'Ethernet'))
                        INSERT INTO billing.subscription_port VALUES (?, ?)""")) {
            newcomer.fill(statement, tag);
            statement.executeUpdate();
        }
        return newcomer;
    }

    private void fill(PreparedStatement statement, String tag) throws SQLException {
        var port = link.device() + "/" + link.ifName();
        Object[] values = {
            link.device(),
            link.device(),
            link.address(),
            port,
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
            port
        };
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
