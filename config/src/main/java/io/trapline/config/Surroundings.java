package io.trapline.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Expands <code>${env:NAME}</code>, <code>${env:NAME:-default}</code>, <code>${file:/path}</code> and
 * <code>${cred:name}</code> from the process's surroundings; <code>$${</code> stands for <code>${</code>.
 * An empty value is never silent: only a written default may be empty.
 */
final class Surroundings implements Expansion {

    private static final int SECRET_BYTES_MAX = 64 * 1024;

    private final Map<String, String> environment;
    private final Path folder;

    /** @param folder of the main file: relative paths count from there */
    Surroundings(Map<String, String> environment, Path folder) {
        this.environment = Map.copyOf(environment);
        this.folder = folder;
    }

    @Override
    public boolean applies(String written) {
        return written.contains("${");
    }

    @Override
    public String expand(String written, Complaints complaints) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (true) {
            int open = written.indexOf("${", at);
            if (open < 0) {
                return out.append(written, at, written.length()).toString();
            }
            if (open > at && written.charAt(open - 1) == '$') {
                out.append(written, at, open - 1).append("${");
                at = open + 2;
                continue;
            }
            int close = written.indexOf('}', open);
            if (close < 0) {
                complaints.add(Codes.EXPANSION, "\"${\" is not closed with \"}\" (write $${ for a plain ${)");
                return "";
            }
            out.append(written, at, open).append(value(written.substring(open + 2, close), complaints));
            at = close + 1;
        }
    }

    private String value(String inside, Complaints complaints) {
        int colon = inside.indexOf(':');
        String kind = colon < 0 ? "" : inside.substring(0, colon);
        String rest = inside.substring(colon + 1);
        return switch (kind) {
            case "env" -> env(rest, complaints);
            case "file" -> file(rest, complaints);
            case "cred" -> credential(rest, complaints);
            default -> {
                complaints.add(
                        Codes.EXPANSION,
                        "${" + inside + "}: known are ${env:NAME}, ${file:/path} and ${cred:name}"
                                + (colon < 0 ? "; did you mean ${env:" + inside + "}?" : Near.hint(kind, KINDS)));
                yield "";
            }
        };
    }

    private static final List<String> KINDS = List.of("env", "file", "cred");

    private String env(String rest, Complaints complaints) {
        int dash = rest.indexOf(":-");
        String name = dash < 0 ? rest : rest.substring(0, dash);
        String value = environment.getOrDefault(name, "");
        if (!value.isEmpty()) {
            return value;
        }
        if (dash >= 0) {
            return rest.substring(dash + 2);
        }
        complaints.add(
                Codes.ENVIRONMENT,
                "${env:" + name + "} is " + (environment.containsKey(name) ? "empty" : "not set")
                        + " (an empty value must be written as ${env:" + name + ":-})");
        return "";
    }

    private String file(String written, Complaints complaints) {
        String value;
        try {
            value = contents(folder.resolve(written));
        } catch (IOException | InvalidPathException e) {
            complaints.add(Codes.SECRET_FILE, "${file:" + written + "} cannot be read: " + reason(e));
            return "";
        }
        if (value.isEmpty()) {
            complaints.add(Codes.SECRET_FILE, "${file:" + written + "} is empty; write the value into it");
        }
        return value;
    }

    private String credential(String name, Complaints complaints) {
        String credentials = environment.get("CREDENTIALS_DIRECTORY");
        String add = "\n       Add  LoadCredential=" + name + ":/etc/trapline/secrets/" + name
                + "  with `systemctl edit trapline`";
        if (!name.matches("[A-Za-z0-9_.-]{1,255}") || name.startsWith(".")) {
            complaints.add(Codes.CREDENTIAL, "${cred:…}: a credential is a plain name without / or leading dot");
            return "";
        }
        if (credentials == null) {
            complaints.add(
                    Codes.CREDENTIAL,
                    "${cred:" + name + "}: no credentials were given (CREDENTIALS_DIRECTORY is not set)." + add);
            return "";
        }
        try {
            return contents(Path.of(credentials).resolve(name));
        } catch (IOException | InvalidPathException _) {
            complaints.add(
                    Codes.CREDENTIAL,
                    "${cred:" + name + "}: no such credential. systemd gives: " + given(Path.of(credentials)) + "."
                            + add);
            return "";
        }
    }

    private static String given(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            String names = files.map(f -> String.valueOf(f.getFileName()))
                    .sorted()
                    .limit(8)
                    .collect(Collectors.joining(", "));
            return names.isEmpty() ? "none" : names;
        } catch (IOException _) {
            return "none";
        }
    }

    /** Text of a small file without its last line end. */
    private static String contents(Path file) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(SECRET_BYTES_MAX + 1);
        }
        if (bytes.length > SECRET_BYTES_MAX) {
            throw new IOException("longer than 64 KiB");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.endsWith("\r\n")
                    ? text.substring(0, text.length() - 2)
                    : text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        } catch (CharacterCodingException e) {
            throw new IOException("not UTF-8 text", e);
        }
    }

    private static String reason(Exception e) {
        return switch (e) {
            case java.nio.file.NoSuchFileException _ -> "no such file";
            case java.nio.file.AccessDeniedException _ -> "may not be read by this user";
            default -> {
                @Nullable String message = e.getMessage();
                yield message == null ? e.getClass().getSimpleName() : message;
            }
        };
    }
}
