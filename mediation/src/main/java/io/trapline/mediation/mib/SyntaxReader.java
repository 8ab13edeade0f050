package io.trapline.mediation.mib;

import io.trapline.mediation.mib.MibModule.OidPath;
import io.trapline.mediation.mib.MibModule.Syntax;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads types and OID values. */
final class SyntaxReader {

    static final String SEQUENCE_OF = "SEQUENCE OF";
    static final String OCTETS = "OCTET STRING";
    static final String OBJECT_ID = "OBJECT IDENTIFIER";

    private final Lexer lexer;
    private final Remarks remarks;

    SyntaxReader(Lexer lexer, Remarks remarks) {
        this.lexer = lexer;
        this.remarks = remarks;
    }

    /** A type from the current token on, and past it; null when there is none. */
    @Nullable
    Syntax read() {
        skipTag();
        if (lexer.kind() != Lexer.Kind.WORD) {
            remarks.error(lexer, "expected a type");
            return null;
        }
        String base = base();
        Map<Long, String> labels = Map.of();
        int octets = -1;
        if (lexer.symbol('{')) {
            labels = labels();
        } else if (lexer.symbol('(')) {
            octets = constraint();
        }
        return new Syntax(base, labels, octets);
    }

    /** {@code [APPLICATION 1] IMPLICIT} before a type. */
    private void skipTag() {
        if (lexer.symbol('[')) {
            while (lexer.kind() != Lexer.Kind.END && !lexer.symbol(']')) {
                lexer.advance();
            }
            lexer.advance();
        }
        if (lexer.word("IMPLICIT") || lexer.word("EXPLICIT")) {
            lexer.advance();
        }
    }

    private String base() {
        if (lexer.word("OCTET") || lexer.word("OBJECT") || lexer.word("BIT") || lexer.word("SEQUENCE")) {
            String first = lexer.text();
            lexer.advance();
            if (lexer.word("STRING") || lexer.word("IDENTIFIER")) {
                lexer.advance();
                return first.equals("OBJECT") ? OBJECT_ID : OCTETS;
            }
            if (lexer.word("OF")) {
                lexer.advance();
                lexer.advance();
                return SEQUENCE_OF;
            }
            return first;
        }
        String name = lexer.text();
        lexer.advance();
        if (lexer.symbol('.')) {
            lexer.advance();
            name = lexer.text();
            lexer.advance();
        }
        return name;
    }

    private Map<Long, String> labels() {
        Map<Long, String> labels = new LinkedHashMap<>();
        String label = "";
        while (!lexer.symbol('}')) {
            if (lexer.kind() == Lexer.Kind.END || lexer.assign()) {
                remarks.error(lexer, "the list of named numbers has no end");
                return labels;
            }
            if (lexer.symbol('(')) {
                lexer.advance();
                if (lexer.kind() == Lexer.Kind.NUMBER && !label.isEmpty()) {
                    labels.putIfAbsent(lexer.number(), label);
                } else if (!label.isEmpty()) {
                    remarks.error(lexer, "expected the number of " + label);
                }
                label = "";
            } else if (lexer.kind() == Lexer.Kind.WORD || (lexer.kind() == Lexer.Kind.NUMBER && label.isEmpty())) {
                label = lexer.text();
            }
            lexer.advance();
        }
        lexer.advance();
        return labels;
    }

    /** Past a constraint; the exact size it asks for, or -1. */
    private int constraint() {
        int depth = 0;
        boolean size = false;
        int numbers = 0;
        long only = -1;
        do {
            if (lexer.symbol('(')) {
                depth++;
            } else if (lexer.symbol(')')) {
                depth--;
            } else if (lexer.word("SIZE")) {
                size = true;
            } else if (lexer.kind() == Lexer.Kind.NUMBER) {
                numbers++;
                only = lexer.number();
            } else if (lexer.assign()) {
                remarks.error(lexer, "a bracket of this type is not closed");
                return -1;
            }
            lexer.advance();
        } while (depth > 0 && lexer.kind() != Lexer.Kind.END);
        return size && numbers == 1 && only >= 0 && only <= 65_535 ? (int) only : -1;
    }

    /** See {@link OidReader#read()}. */
    @Nullable
    OidPath oid() {
        return new OidReader(lexer, remarks).read();
    }
}
