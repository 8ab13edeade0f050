package io.trapline.enrichment.inventory;

import io.trapline.enrichment.AliasKind;
import io.trapline.enrichment.NetworkName;
import io.trapline.enrichment.Worklist;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decisions in a text file that people may read, one a line, fields apart by a tab:
 *
 * <pre>
 *   verdict  namespace  kind  value  object's kind  its value  resource  until  operator  at
 *   map                 address  10.0.0.1  ifName  0/3/12      olt-17/12        kim       2026-11-23T08:00:00Z
 * </pre>
 *
 * <p>Read anew whenever asked, so that another process may write. A line that cannot be read is said
 * and left where it is.
 */
public final class WorklistFile implements Worklist {

    /** More decisions are refused. */
    public static final int DECISIONS_MAX = 10_000;

    private static final int FIELDS = 10;
    private static final Logger LOG = LoggerFactory.getLogger(WorklistFile.class);

    private final Path file;
    private String said = "";

    /** @param folder where inventory versions are kept */
    public WorklistFile(Path folder) {
        this.file = folder.resolve("worklist.tsv");
    }

    @Override
    public synchronized List<Decision> decisions() {
        return List.copyOf(read().values());
    }

    @Override
    public synchronized void decide(Decision decision) throws IOException {
        Map<Subject, Decision> all = read();
        all.remove(decision.subject());
        all.put(decision.subject(), decision);
        if (all.size() > DECISIONS_MAX) {
            throw new IOException("the worklist holds " + DECISIONS_MAX + " decisions already");
        }
        StringBuilder text = new StringBuilder();
        all.values().forEach(one -> text.append(line(one)).append('\n'));
        Files.createDirectories(file.toAbsolutePath().getParent());
        InventoryFile.write(file, text.toString());
    }

    /** The mappings become rows as if the BSS had given them. The reader's thread, after the views. */
    public void fill(InventoryDraft draft) {
        for (Decision one : decisions()) {
            String resource = one.resourceId();
            if (one.verdict() == Verdict.MAP && resource != null) {
                NetworkName name = one.subject().object() == null
                        ? one.subject().device()
                        : one.subject().object();
                draft.add(
                        View.RESOURCE_ALIAS,
                        resource,
                        one.subject().namespace(),
                        name.kind().word(),
                        name.value());
            }
        }
    }

    private Map<Subject, Decision> read() {
        Map<Subject, Decision> all = new LinkedHashMap<>();
        try {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                parse(line)
                        .ifPresentOrElse(
                                one -> all.put(one.subject(), one), () -> say("a line cannot be read: " + line));
            }
        } catch (NoSuchFileException nothingYet) {
            return all;
        } catch (IOException unreadable) {
            say(unreadable.toString());
        }
        return all;
    }

    private void say(String trouble) {
        if (!trouble.equals(said)) {
            said = trouble;
            LOG.warn("The worklist is not read as a whole: {} file={}", trouble, file);
        }
    }

    private static String line(Decision one) {
        NetworkName object = one.subject().object();
        return String.join(
                "\t",
                one.verdict().name().toLowerCase(Locale.ROOT),
                plain(one.subject().namespace()),
                one.subject().device().kind().word(),
                plain(one.subject().device().value()),
                object == null ? "" : object.kind().word(),
                object == null ? "" : plain(object.value()),
                one.resourceId() == null ? "" : plain(one.resourceId()),
                one.until() == null ? "" : one.until().toString(),
                plain(one.operator()),
                one.at().toString());
    }

    private static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    private static Optional<Decision> parse(String line) {
        String[] field = line.split("\t", -1);
        if (field.length != FIELDS) {
            return Optional.empty();
        }
        NetworkName device = name(field[2], field[3]);
        NetworkName object = name(field[4], field[5]);
        if (device == null || (object == null && !field[4].isEmpty())) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Decision(
                    new Subject(field[1], device, object),
                    Verdict.valueOf(field[0].toUpperCase(Locale.ROOT)),
                    field[6].isEmpty() ? null : field[6],
                    field[7].isEmpty() ? null : Instant.parse(field[7]),
                    field[8],
                    Instant.parse(field[9])));
        } catch (IllegalArgumentException | DateTimeParseException wrong) {
            return Optional.empty();
        }
    }

    private static @Nullable NetworkName name(String kind, String value) {
        Optional<AliasKind> known = Aliases.kind(kind);
        return known.isEmpty() ? null : new NetworkName(known.get(), value);
    }
}
