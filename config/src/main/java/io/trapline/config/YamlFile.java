package io.trapline.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * From a path to the top section of a YAML file, or to findings that say why not. Reads at most
 * {@value #BYTES_MAX} bytes, never resolves types beyond {@link CoreResolver}, and leaves nothing to
 * be decided by the order of keys.
 */
public final class YamlFile {

    static final int BYTES_MAX = 1 << 20;
    private static final int DEPTH_MAX = 20;

    private final String name;
    private final Findings findings;
    private final Expansion expansion;

    private YamlFile(String name, Findings findings, Expansion expansion) {
        this.name = name;
        this.findings = findings;
        this.expansion = expansion;
    }

    /** Reads a file in which <code>${…}</code> is plain text; empty when there is nothing to go on with. */
    public static Optional<Section> read(Path file, Findings findings) {
        return read(file, findings, Expansion.NONE);
    }

    static Optional<Section> read(Path file, Findings findings, Expansion expansion) {
        YamlFile yaml = new YamlFile(file.toString(), findings, expansion);
        String text = yaml.text(file);
        return text == null ? Optional.empty() : yaml.top(text);
    }

    private @Nullable String text(Path file) {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(BYTES_MAX + 1);
        } catch (NoSuchFileException _) {
            return refuse(Codes.UNREADABLE, "no such file; name it with --config FILE");
        } catch (AccessDeniedException _) {
            return refuse(Codes.UNREADABLE, "may not be read by this user; check owner and mode with ls -l");
        } catch (IOException e) {
            return refuse(
                    Codes.UNREADABLE,
                    Files.isDirectory(file) ? "is a folder, expected a file" : "cannot be read: " + e.getMessage());
        }
        if (bytes.length > BYTES_MAX) {
            return refuse(Codes.TOO_BIG, "is longer than 1 MiB; this is not a configuration file");
        }
        return decoded(bytes);
    }

    private @Nullable String decoded(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            int b = bytes[i] & 0xFF;
            if (b < 0x20 && b != '\n' && b != '\r' && b != '\t') {
                return refuse(
                        Codes.BINARY,
                        "is not text: byte %d is 0x%02x; a configuration is UTF-8 text".formatted(i + 1, b));
            }
        }
        try {
            ByteBuffer from = ByteBuffer.wrap(bytes);
            String text = StandardCharsets.UTF_8.newDecoder().decode(from).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException _) {
            return refuse(Codes.BINARY, "is not UTF-8 text; convert it, e.g. with iconv -f latin1 -t utf-8");
        }
    }

    private Optional<Section> top(String text) {
        if (text.lines().map(String::strip).allMatch(l -> l.isEmpty() || l.startsWith("#"))) {
            refuse(Codes.EMPTY, "empty file; start from the shipped example, etc/trapline.yaml");
            return Optional.empty();
        }
        if (refuseTabs(text)) {
            return Optional.empty();
        }
        try {
            Node root = composer(text).getSingleNode();
            Document document = new Document(name, text, findings, expansion);
            return new Shape(document).check(root) ? Section.top(document, root) : Optional.empty();
        } catch (MarkedYAMLException e) {
            findings.add(Syntax.finding(name, e));
        } catch (ReaderException e) {
            String before = text.substring(0, Math.min(e.getPosition(), text.length()));
            int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
            findings.add(new Finding(
                    name,
                    line,
                    before.length() - before.lastIndexOf('\n'),
                    Codes.SYNTAX,
                    "U+%04X is no character for a configuration; delete it".formatted(e.getCodePoint())));
        } catch (YAMLException e) {
            boolean deep = String.valueOf(e.getMessage()).contains("Depth");
            refuse(
                    deep ? Codes.TOO_BIG : Codes.SYNTAX,
                    deep ? "nested deeper than " + DEPTH_MAX + " levels" : "cannot be read as YAML: " + e.getMessage());
        }
        return Optional.empty();
    }

    private boolean refuseTabs(String text) {
        boolean found = false;
        int line = 0;
        for (String l : text.lines().toList()) {
            line++;
            int tab = l.substring(0, l.length() - l.stripLeading().length()).indexOf('\t');
            if (tab >= 0 && !l.isBlank()) {
                found = true;
                findings.add(new Finding(
                        name,
                        line,
                        tab + 1,
                        Codes.TAB,
                        "tab character used for indentation; YAML allows only spaces (replace with 2 spaces)"));
            }
        }
        return found;
    }

    private static Composer composer(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(DEPTH_MAX);
        options.setCodePointLimit(BYTES_MAX);
        // Anchors are refused unexpanded and duplicate keys are named with both places: by Shape.
        options.setMaxAliasesForCollections(Integer.MAX_VALUE);
        options.setAllowDuplicateKeys(true);
        return new Composer(new ParserImpl(new StreamReader(text), options), new CoreResolver(), options);
    }

    private @Nullable String refuse(String code, String text) {
        findings.add(new Finding(name, 1, 1, code, text));
        return null;
    }
}
