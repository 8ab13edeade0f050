package io.trapline.deploy.e2e;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * The texts that could harm who reads them, as the tests of the web view make them, each with a device, a port, a
 * customer, an account and a service in the BSS that are called so.
 */
record HostileTexts(List<String> all) {

    /** The inventory knows few tiers and refuses a BSS that has a word for everybody. */
    private static final int TIERS = 20;

    static HostileTexts read() throws IOException {
        var file = Product.HOME.resolve("web/src/test/resources/naughty.json");
        return new HostileTexts(new ObjectMapper().readValue(file.toFile(), new TypeReference<List<String>>() {}));
    }

    int count() {
        return all.size();
    }

    /** Management address of the device with that text. */
    static String address(int number) {
        return "10.88." + number / 250 + "." + (1 + number % 250);
    }

    static int ifIndex(int number) {
        return 900_000 + number;
    }

    static String customer(int number) {
        return "C-H-" + number;
    }

    /** What PostgreSQL can hold of a text: no NUL, no half of a character. */
    static String name(String text) {
        String held = text.replace("\u0000", "");
        return held.codePoints()
                .map(c -> Character.getType(c) == Character.SURROGATE ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    void fill(String ownerUrl) throws SQLException {
        try (var connection = DriverManager.getConnection(ownerUrl);
                var rows = connection.prepareStatement("""
                        WITH device AS (INSERT INTO billing.network_element VALUES (?, ?, ?::inet)),
                             port AS (INSERT INTO billing.port (port_no, ne_no, label, if_index, if_name) VALUES (?, ?, ?, ?, ?)),
                             seller AS (INSERT INTO billing.reseller (reseller_no, reseller_name) VALUES (?, ?)),
                             party AS (INSERT INTO billing.party (party_no, party_name, sla_class, reseller_no, contact)
                                       VALUES (?, ?, ?, ?, ?)),
                             account AS (INSERT INTO billing.billing_account VALUES (?, ?, ?)),
                             service AS (INSERT INTO billing.subscription VALUES (?, ?, ?))
                        INSERT INTO billing.subscription_port VALUES (?, ?)""")) {
            connection.setAutoCommit(false);
            for (int i = 0; i < all.size(); i++) {
                add(rows, i, name(all.get(i)));
            }
            rows.executeBatch();
            connection.commit();
        }
    }

    private static void add(PreparedStatement rows, int number, String name) throws SQLException {
        String device = "H-" + number;
        Object[] values = {
            device,
            name,
            address(number),
            device + "/1",
            device,
            name,
            ifIndex(number),
            name,
            "V-H-" + number,
            name,
            customer(number),
            name,
            number < TIERS ? name : "gold",
            "V-H-" + number,
            name,
            "A-H-" + number,
            customer(number),
            name,
            "S-H-" + number,
            "A-H-" + number,
            name,
            "S-H-" + number,
            device + "/1"
        };
        for (int i = 0; i < values.length; i++) {
            rows.setObject(i + 1, values[i]);
        }
        rows.addBatch();
    }
}
