package io.trapline.deploy.bench;

import java.sql.DriverManager;
import java.sql.SQLException;

/** The BSS of the bench: 10,000 routers with a customer each, and one for what comes from loopback itself. */
final class Seed {

    static final String PORT = "GigabitEthernet0/0/7";
    static final String TRAP_CUSTOMER = "C-BENCH-TRAP";

    private static final String ROWS = """
            INSERT INTO billing.network_element (ne_no, ne_name)
              SELECT 'NE-B-' || n, 'rtr-' || lpad(n::text, 6, '0') FROM generate_series(0, %1$d) n;
            INSERT INTO billing.network_element VALUES ('NE-B-TRAP', 'bench-traps', '127.0.0.1');
            INSERT INTO billing.port (port_no, ne_no, label, if_name)
              SELECT 'P-' || ne_no, ne_no, '%2$s', '%2$s' FROM billing.network_element WHERE ne_no LIKE 'NE-B-%%';
            INSERT INTO billing.party (party_no, party_name, sla_class)
              SELECT 'C-B-' || lpad(n::text, 6, '0'), 'Bench customer ' || n, (ARRAY['gold','silver','bronze'])[n %% 3 + 1]
                FROM generate_series(0, %1$d) n;
            INSERT INTO billing.party (party_no, party_name) VALUES ('%3$s', 'Bench traps');
            INSERT INTO billing.billing_account (account_no, party_no)
              SELECT 'A-' || party_no, party_no FROM billing.party WHERE party_no LIKE 'C-B%%';
            INSERT INTO billing.subscription (service_no, account_no, product_name)
              SELECT 'S-' || account_no, account_no, 'Ethernet' FROM billing.billing_account WHERE account_no LIKE 'A-C-B%%';
            INSERT INTO billing.subscription_port (service_no, port_no)
              SELECT 'S-A-C-B-' || lpad(n::text, 6, '0'), 'P-NE-B-' || n FROM generate_series(0, %1$d) n;
            INSERT INTO billing.subscription_port (service_no, port_no) VALUES ('S-A-%3$s', 'P-NE-B-TRAP');
            """;

    private Seed() {}

    static String host(long number) {
        return "rtr-%06d".formatted(number);
    }

    static String customer(long number) {
        return "C-B-%06d".formatted(number);
    }

    static void fill(String ownerUrl) throws SQLException {
        try (var connection = DriverManager.getConnection(ownerUrl);
                var statement = connection.createStatement()) {
            statement.execute(ROWS.formatted(Load.HOSTS - 1, PORT, TRAP_CUSTOMER));
        }
    }
}
