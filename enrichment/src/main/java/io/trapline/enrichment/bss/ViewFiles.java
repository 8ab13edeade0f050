package io.trapline.enrichment.bss;

import io.trapline.config.Finding;
import io.trapline.enrichment.inventory.View;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The operator's folder of SQL files, one per view, read anew for every read of the BSS. */
final class ViewFiles {

    /** What changed when: optional, see config/etc/bss. */
    static final String CHANGED = "changed.sql";

    private static final long BYTES_MAX = 1 << 20;
    private static final Pattern COMMENTS = Pattern.compile("--[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern END = Pattern.compile(";\\s*((--[^\n]*(\n|$)|/\\*.*?\\*/)\\s*)*$", Pattern.DOTALL);

    private final Path folder;

    ViewFiles(Path folder) {
        this.folder = folder;
    }

    /** Everything that can be said against the folder without a database. */
    List<Finding> check() {
        List<Finding> findings = new ArrayList<>();
        for (View view : View.values()) {
            if (absent(view)) {
                continue;
            }
            Path file = folder.resolve(view.file());
            try {
                sql(view);
            } catch (IOException wrong) {
                findings.add(new Finding(file.toString(), 1, 1, "BSS-001", String.valueOf(wrong.getMessage())));
            }
        }
        findings.addAll(strangers());
        return findings;
    }

    /** True for a view that need not be there and is not. */
    boolean absent(View view) {
        return view.optional() && !Files.exists(folder.resolve(view.file()));
    }

    /** True when the operator has a list of changes. */
    boolean hasChanged() {
        return Files.exists(folder.resolve(CHANGED));
    }

    /** The list of changes as a sub-query. */
    String changedSql() throws IOException {
        return sql(folder.resolve(CHANGED), "view, key, changed_at");
    }

    /** The file's SELECT as a sub-query: one statement, and nothing but a SELECT, or the BSS refuses it. */
    String sql(View view) throws IOException {
        return sql(folder.resolve(view.file()), columns(view));
    }

    private static String sql(Path file, String columns) throws IOException {
        String text;
        try {
            if (Files.size(file) > BYTES_MAX) {
                throw new IOException("found more than 1 MiB, expected one SELECT");
            }
            text = Files.readString(file);
        } catch (NoSuchFileException missing) {
            throw new IOException("there is no such file, expected a SELECT with the columns " + columns, missing);
        } catch (CharacterCodingException notText) {
            throw new IOException("found bytes that are not UTF-8, expected SQL", notText);
        }
        if (COMMENTS.matcher(text).replaceAll("").isBlank()) {
            throw new IOException("found no SQL, expected a SELECT with the columns " + columns);
        }
        return "SELECT * FROM (\n" + END.matcher(text.strip()).replaceFirst("") + "\n) AS trapline_view";
    }

    private List<Finding> strangers() {
        List<String> known = Stream.concat(Arrays.stream(View.values()).map(View::file), Stream.of(CHANGED))
                .toList();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".sql"))
                    .filter(file -> !known.contains(file.getFileName().toString()))
                    .sorted()
                    .map(file -> new Finding(
                            file.toString(),
                            1,
                            1,
                            "BSS-002",
                            "found a file that nobody reads, expected only " + String.join(", ", known)))
                    .toList();
        } catch (IOException noFolder) {
            return List.of();
        }
    }

    static String columns(View view) {
        return view.columns().stream()
                .filter(column -> !column.optional())
                .map(View.Column::name)
                .collect(Collectors.joining(", "));
    }
}
