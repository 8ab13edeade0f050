package io.trapline.enrichment.bss;

import com.zaxxer.hikari.HikariDataSource;
import io.trapline.config.ConfigException;
import io.trapline.config.Finding;
import io.trapline.config.Settings;
import io.trapline.enrichment.inventory.View;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Questions of an operator to the BSS, apart from any running reader: is it there, would the views be
 * read, may the role do no more than that. Reads no rows. One thread.
 */
public final class BssProbe implements AutoCloseable {

    private static final Pattern PLAN = Pattern.compile("cost=[\\d.]+\\.\\.([\\d.]+) rows=(\\d+)");

    private final Settings.Bss settings;
    private final HikariDataSource pool;
    private final ViewFiles files;
    private final Complaint complaint;

    /** Does not connect. */
    public BssProbe(Settings.Bss settings) throws ConfigException {
        List<Finding> findings = Bss.check(settings);
        if (!findings.isEmpty()) {
            throw new ConfigException(findings);
        }
        this.settings = settings;
        this.pool = BssPool.open(settings);
        this.files = new ViewFiles(settings.views());
        this.complaint = new Complaint(settings.url(), settings.user(), settings.password());
    }

    /** One line about one thing that was looked at. */
    public record Line(Level level, String sentence) {}

    public enum Level {
        FINE,
        /** It works; a person should know. */
        WARNING,
        FAILURE
    }

    /**
     * @param reached false when the BSS could not be asked at all; what was learnt before stands in lines
     */
    public record Answer(boolean reached, List<Line> lines) {

        public boolean fine() {
            return reached && lines.stream().noneMatch(line -> line.level == Level.FAILURE);
        }
    }

    /** Connects, and says who answers and how soon. */
    public Answer ping() {
        long began = System.nanoTime();
        return asked("connecting", (connection, lines) -> {
            Duration connected = Duration.ofNanos(System.nanoTime() - began);
            long asked = System.nanoTime();
            String server = one(
                    connection,
                    "SELECT current_user || ', PostgreSQL ' || current_setting('server_version')"
                            + " || CASE WHEN pg_is_in_recovery() THEN ' (standby)' ELSE '' END");
            lines.add(new Line(
                    Level.FINE,
                    String.format(
                            Locale.ROOT,
                            "%s as %s, connected in %d ms, answers in %.1f ms",
                            Complaint.where(settings.url()),
                            server,
                            connected.toMillis(),
                            (System.nanoTime() - asked) / 1e6)));
        });
    }

    /** Plans every view, looks at its columns and types, and at what else the role may do. */
    public Answer sqlCheck() {
        return asked("the role", (connection, lines) -> {
            for (View view : View.values()) {
                if (files.absent(view)) {
                    lines.add(new Line(Level.FINE, view.file() + ": left out, as it may be"));
                } else {
                    lines.add(look(connection, view.file(), () -> files.sql(view), rows -> ViewRows.open(view, rows)));
                }
            }
            if (files.hasChanged()) {
                lines.add(look(connection, ViewFiles.CHANGED, files::changedSql, ChangedPoll::check));
            }
            lines.add(RoleCheck.look(connection));
        });
    }

    private interface Sql {
        String text() throws IOException;
    }

    private interface Look {
        void at(ResultSet rows) throws SQLException, ViewRows.MisfitException;
    }

    private Line look(Connection connection, String file, Sql text, Look look) throws SQLException {
        Deadline deadline = new Deadline(settings.loadTimeout());
        try (Statement statement = connection.createStatement()) {
            String sql = text.text();
            statement.execute("SET LOCAL statement_timeout = " + deadline.millisLeft());
            statement.setFetchSize(1);
            statement.setMaxRows(1);
            String plan = plan(statement, sql);
            try (ResultSet rows = statement.executeQuery(sql + " LIMIT 1")) {
                look.at(rows);
            }
            connection.rollback();
            return new Line(Level.FINE, file + ": " + plan);
        } catch (ViewRows.MisfitException | IOException wrong) {
            connection.rollback();
            String message = String.valueOf(wrong.getMessage());
            return new Line(Level.FAILURE, wrong instanceof IOException ? file + ": " + message : message);
        } catch (SQLException error) {
            Reading.Failed failed = complaint.of(error, file, deadline);
            if (failed instanceof Reading.Refused(String sentence)) {
                connection.rollback();
                return new Line(Level.FAILURE, sentence);
            }
            throw error;
        }
    }

    private static String plan(Statement statement, String sql) throws SQLException {
        try (ResultSet plan = statement.executeQuery("EXPLAIN " + sql)) {
            String first = plan.next() ? plan.getString(1) : "";
            Matcher said = PLAN.matcher(first);
            return said.find()
                    ? String.format(
                            Locale.ROOT,
                            "planned, about %,d rows at cost %,.0f",
                            Long.parseLong(said.group(2)),
                            Double.parseDouble(said.group(1)))
                    : "planned";
        }
    }

    static String one(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        }
    }

    private interface Question {
        void ask(Connection connection, List<Line> lines) throws SQLException;
    }

    private Answer asked(String doing, Question question) {
        List<Line> lines = new ArrayList<>();
        Deadline deadline = new Deadline(settings.loadTimeout());
        try (Connection connection = pool.getConnection()) {
            connection.setNetworkTimeout(Runnable::run, deadline.millisLeft());
            question.ask(connection, lines);
            connection.rollback();
            return new Answer(true, lines);
        } catch (SQLException error) {
            String sentence = switch (complaint.of(error, doing, deadline)) {
                case Reading.Down(String down) -> down;
                case Reading.Refused(String refused) -> refused;
            };
            lines.add(new Line(Level.FAILURE, sentence));
            return new Answer(false, lines);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
