package io.trapline.enrichment.bss;

import io.trapline.enrichment.bss.BssProbe.Level;
import io.trapline.enrichment.bss.BssProbe.Line;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What the role could do beyond reading, from the catalogue: nothing is tried. */
final class RoleCheck {

    private static final String ATTRIBUTES = """
            SELECT concat_ws(', ', CASE WHEN rolsuper THEN 'superuser' END, CASE WHEN rolcreatedb THEN 'createdb' END,
                             CASE WHEN rolcreaterole THEN 'createrole' END,
                             CASE WHEN rolreplication THEN 'replication' END,
                             CASE WHEN rolbypassrls THEN 'bypassrls' END)
              FROM pg_catalog.pg_roles WHERE rolname = current_user""";

    private static final String WRITABLE = """
            SELECT n.nspname || '.' || c.relname
              FROM pg_catalog.pg_class c
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
             WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
               AND has_schema_privilege(n.oid, 'USAGE')
               AND (has_table_privilege(c.oid, 'INSERT') OR has_table_privilege(c.oid, 'UPDATE')
                    OR has_table_privilege(c.oid, 'DELETE') OR has_table_privilege(c.oid, 'TRUNCATE'))
             ORDER BY 1""";

    private static final String SCHEMAS = """
            SELECT nspname FROM pg_catalog.pg_namespace
             WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' AND has_schema_privilege(oid, 'CREATE')
             ORDER BY 1""";

    private RoleCheck() {}

    static Line look(Connection connection) throws SQLException {
        String role = BssProbe.one(connection, "SELECT current_user");
        List<String> may = new ArrayList<>();
        String attributes = BssProbe.one(connection, ATTRIBUTES);
        if (!attributes.isEmpty()) {
            may.add("it is " + attributes);
        }
        List<String> tables = all(connection, WRITABLE);
        if (!tables.isEmpty()) {
            may.add("it may write " + some(tables));
        }
        List<String> schemas = all(connection, SCHEMAS);
        if (!schemas.isEmpty()) {
            may.add("it may create tables in the schema " + some(schemas));
        }
        return may.isEmpty()
                ? new Line(Level.FINE, "role " + role + ": reads and nothing else")
                : new Line(
                        Level.FAILURE,
                        "role " + role + ": " + String.join("; ", may) + "; expected a role with SELECT only.");
    }

    private static String some(List<String> names) {
        return names.getFirst() + (names.size() == 1 ? "" : " and " + (names.size() - 1) + " more");
    }

    private static List<String> all(Connection connection, String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
