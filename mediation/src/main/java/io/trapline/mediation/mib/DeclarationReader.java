package io.trapline.mediation.mib;

import io.trapline.mediation.mib.MibModule.Declaration;
import io.trapline.mediation.mib.MibModule.IndexName;
import io.trapline.mediation.mib.MibModule.NodeDeclaration;
import io.trapline.mediation.mib.MibModule.OidPath;
import io.trapline.mediation.mib.MibModule.Syntax;
import io.trapline.mediation.mib.MibModule.TypeDeclaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a module says about one name. Clauses that only describe are passed over wherever they stand, so
 * that a misspelt or misplaced one costs nothing.
 */
final class DeclarationReader {

    private final Lexer lexer;
    private final Remarks remarks;
    private final SyntaxReader syntaxes;
    private boolean lost;

    private String name = "";
    private int line;
    private int column;
    private @Nullable Syntax syntax;
    private @Nullable String hint;
    private @Nullable String augments;
    private @Nullable OidPath enterprise;
    private List<IndexName> index = List.of();
    private List<String> objects = List.of();

    DeclarationReader(Lexer lexer, Remarks remarks) {
        this.lexer = lexer;
        this.remarks = remarks;
        this.syntaxes = new SyntaxReader(lexer, remarks);
    }

    /** True when the last reading stopped amid something it could not follow. */
    boolean lost() {
        return lost;
    }

    /** Reads from the name on; empty when nothing is to be kept of it. */
    Optional<Declaration> read() {
        begin();
        lexer.advance();
        if (lexer.assign()) {
            lexer.advance();
            return type();
        }
        if (lexer.word("MACRO")) {
            skipMacro();
            return Optional.empty();
        }
        if (lexer.word("OBJECT")) {
            lexer.advance();
            return lexer.word("IDENTIFIER") ? macro(NodeKind.PLACE) : giveUp("expected OBJECT IDENTIFIER");
        }
        NodeKind kind = macroKind();
        return kind == null ? giveUp("expected a macro or ::= after " + name) : macro(kind);
    }

    /** True when the current token, standing after a name, says something about it. */
    boolean beginsDeclaration() {
        if (macroKind() != null || lexer.word("MACRO")) {
            return true;
        }
        Lexer.Mark here = lexer.mark();
        boolean begins = false;
        if (lexer.word("OBJECT")) {
            lexer.advance();
            begins = lexer.word("IDENTIFIER");
        } else if (lexer.assign()) {
            lexer.advance();
            begins = lexer.kind() == Lexer.Kind.WORD || lexer.symbol('[');
        }
        lexer.reset(here);
        return begins;
    }

    private void begin() {
        lost = false;
        name = lexer.text();
        line = lexer.line();
        column = lexer.column();
        syntax = null;
        hint = null;
        augments = null;
        enterprise = null;
        index = List.of();
        objects = List.of();
    }

    private @Nullable NodeKind macroKind() {
        if (lexer.kind() != Lexer.Kind.WORD) {
            return null;
        }
        if (lexer.word("OBJECT-TYPE")) {
            return NodeKind.OBJECT;
        }
        if (lexer.word("NOTIFICATION-TYPE") || lexer.word("TRAP-TYPE")) {
            return NodeKind.NOTIFICATION;
        }
        for (String macro : MibText.MACROS) {
            if (lexer.word(macro)) {
                return NodeKind.PLACE;
            }
        }
        return null;
    }

    private Optional<Declaration> macro(NodeKind kind) {
        boolean trap = lexer.word("TRAP-TYPE");
        lexer.advance();
        if (!clauses(trap)) {
            return Optional.empty();
        }
        OidPath oid = value(trap);
        lost |= oid == null;
        return oid == null ? Optional.empty() : Optional.of(node(kind, oid));
    }

    /** Reads to {@code ::=} and past it; false when the declaration ends without one. */
    private boolean clauses(boolean trap) {
        Lexer.Mark before = lexer.mark();
        while (!lexer.assign()) {
            if (lexer.kind() == Lexer.Kind.END || lexer.word("END")) {
                lost = true;
                remarks.error(lexer, name + " has no value: ::= is missing");
                return false;
            }
            if (macroKind() != null || objectIdentifier()) {
                lexer.reset(before);
                remarks.error(lexer, name + " has no value: ::= is missing");
                return false;
            }
            before = lexer.mark();
            clause(trap);
        }
        lexer.advance();
        return true;
    }

    /** True for {@code OBJECT IDENTIFIER ::=}, which begins another declaration; stays where it is. */
    private boolean objectIdentifier() {
        if (!lexer.word("OBJECT")) {
            return false;
        }
        Lexer.Mark here = lexer.mark();
        lexer.advance();
        boolean begins = lexer.word("IDENTIFIER");
        lexer.advance();
        begins &= lexer.assign();
        lexer.reset(here);
        return begins;
    }

    private void clause(boolean trap) {
        if (lexer.kind() != Lexer.Kind.WORD) {
            if (!lexer.closed()) {
                remarks.error(lexer, "a text that begins here has no end");
            }
            lexer.advance();
        } else if (lexer.word("SYNTAX") && syntax == null) {
            lexer.advance();
            syntax = syntaxes.read();
        } else if (lexer.word("DISPLAY-HINT")) {
            lexer.advance();
            hint = lexer.kind() == Lexer.Kind.TEXT ? hint(lexer.text()) : hint;
        } else if (lexer.word("INDEX") || lexer.word("PIB-INDEX")) {
            lexer.advance();
            index = indexNames();
        } else if (lexer.word("AUGMENTS")) {
            lexer.advance();
            List<IndexName> row = indexNames();
            augments = row.isEmpty() ? null : row.getFirst().name();
        } else if (lexer.word("OBJECTS") || lexer.word("VARIABLES")) {
            lexer.advance();
            objects = indexNames().stream().map(IndexName::name).toList();
        } else if (trap && lexer.word("ENTERPRISE")) {
            lexer.advance();
            enterprise = lexer.symbol('{') ? syntaxes.oid() : new OidPath(lexer.text(), new int[0]);
            lexer.advance();
        } else {
            lexer.advance();
        }
    }

    /** RFC 2579 allows 255 visible characters. */
    private static @Nullable String hint(String text) {
        return text.length() <= 255 && text.chars().allMatch(c -> c >= ' ' && c < 0x7F) ? text : null;
    }

    /** {@code { a, IMPLIED b }}; stops at the closing brace. */
    private List<IndexName> indexNames() {
        if (!lexer.symbol('{')) {
            return List.of();
        }
        List<IndexName> names = new ArrayList<>();
        boolean implied = false;
        lexer.advance();
        while (!lexer.symbol('}') && !lexer.assign() && lexer.kind() != Lexer.Kind.END) {
            if (lexer.word("IMPLIED")) {
                implied = true;
            } else if (lexer.symbol('.') && !names.isEmpty()) {
                names.removeLast();
            } else if (lexer.kind() == Lexer.Kind.WORD) {
                names.add(new IndexName(lexer.text(), implied));
                implied = false;
            }
            lexer.advance();
        }
        return List.copyOf(names);
    }

    private @Nullable OidPath value(boolean trap) {
        if (lexer.symbol('{')) {
            OidPath oid = syntaxes.oid();
            lexer.advance();
            return oid;
        }
        if (trap && lexer.kind() == Lexer.Kind.NUMBER && enterprise != null) {
            OidPath oid = TrapOid.of(enterprise, (int) lexer.number());
            lexer.advance();
            return oid;
        }
        giveUp(trap ? "expected the trap's number, and its ENTERPRISE before" : "expected { after ::=");
        return null;
    }

    private NodeDeclaration node(NodeKind kind, OidPath oid) {
        NodeKind actual = kind;
        Syntax used = syntax;
        if (kind == NodeKind.OBJECT && used != null && used.base().equals(SyntaxReader.SEQUENCE_OF)) {
            actual = NodeKind.TABLE;
        } else if (kind == NodeKind.OBJECT && (!index.isEmpty() || augments != null)) {
            actual = NodeKind.ROW;
        }
        Syntax kept = actual == NodeKind.OBJECT ? used : null;
        List<String> carried = kind == NodeKind.NOTIFICATION ? objects : List.of();
        return new NodeDeclaration(name, actual, oid, kept, index, augments, carried, line, column);
    }

    private Optional<Declaration> type() {
        if (lexer.symbol('{')) {
            remarks.warning(lexer, name + " is an OBJECT IDENTIFIER, which is not said");
            OidPath oid = syntaxes.oid();
            lost = oid == null;
            lexer.advance();
            return oid == null ? Optional.empty() : Optional.of(node(NodeKind.PLACE, oid));
        }
        if (lexer.word("TEXTUAL-CONVENTION")) {
            return convention();
        }
        if (lexer.word("SEQUENCE") || lexer.word("CHOICE")) {
            lexer.advance();
            if (lexer.symbol('{')) {
                MibText.skipBraces(lexer);
                return Optional.empty();
            }
        }
        Syntax plain = syntaxes.read();
        return plain == null
                ? giveUp("expected a type")
                : Optional.of(new TypeDeclaration(name, plain, null, line, column));
    }

    private Optional<Declaration> convention() {
        lexer.advance();
        Lexer.Mark before = lexer.mark();
        while (syntax == null) {
            if (lexer.kind() == Lexer.Kind.END || lexer.word("END") || lexer.assign() || macroKind() != null) {
                lexer.reset(before);
                return giveUp(name + " has no SYNTAX");
            }
            before = lexer.mark();
            clause(false);
        }
        return Optional.of(new TypeDeclaration(name, syntax, hint, line, column));
    }

    private void skipMacro() {
        while (lexer.kind() != Lexer.Kind.END && !lexer.word("END")) {
            lexer.advance();
        }
        lexer.advance();
    }

    private Optional<Declaration> giveUp(String why) {
        lost = true;
        remarks.error(lexer, why);
        return Optional.empty();
    }
}
