package io.trapline.mediation.mib;

import io.trapline.mediation.mib.MibModule.Declaration;
import io.trapline.mediation.mib.MibModule.Import;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one module, from DEFINITIONS to END. What cannot be read is remarked and left out; reading goes on
 * with the next name that is followed by a macro or an assignment.
 */
final class ModuleReader {

    private final Lexer lexer;
    private final Remarks remarks;
    private final DeclarationReader reader;
    private final List<Import> imports = new ArrayList<>();
    private final List<Declaration> declarations = new ArrayList<>();

    ModuleReader(Lexer lexer, Remarks remarks) {
        this.lexer = lexer;
        this.remarks = remarks;
        this.reader = new DeclarationReader(lexer, remarks);
    }

    MibModule module(String name, int line) {
        while (lexer.kind() != Lexer.Kind.END && !lexer.word("BEGIN")) {
            lexer.advance();
        }
        if (lexer.kind() == Lexer.Kind.END) {
            remarks.error(lexer, "module " + name + " has no BEGIN");
        }
        lexer.advance();
        body(name);
        return new MibModule(name, remarks.file(), line, List.copyOf(imports), List.copyOf(declarations));
    }

    private void body(String module) {
        while (!lexer.word("END")) {
            if (lexer.kind() == Lexer.Kind.END) {
                remarks.error(lexer, "module " + module + " has no END");
                return;
            }
            if (lexer.word("IMPORTS")) {
                imports();
            } else if (lexer.word("EXPORTS")) {
                skipPast(';');
            } else if (lexer.kind() == Lexer.Kind.WORD) {
                declaration();
            } else {
                if (!lexer.symbol(';')) {
                    remarks.error(lexer, "expected a name, found " + shown());
                }
                toNextDeclaration();
            }
        }
        lexer.advance();
    }

    /** {@code a, b FROM M c FROM N;} - without the semicolon the list ends before the first assignment. */
    private void imports() {
        lexer.advance();
        Lexer.Mark complete = lexer.mark();
        int from = imports.size();
        while (!lexer.symbol(';') && !importsEnd()) {
            if (lexer.word("FROM")) {
                lexer.advance();
                String module = lexer.text();
                lexer.advance();
                if (lexer.symbol('{')) {
                    MibText.skipBraces(lexer);
                }
                for (int i = from; i < imports.size(); i++) {
                    Import one = imports.get(i);
                    imports.set(i, new Import(one.symbol(), module, one.line(), one.column()));
                }
                from = imports.size();
                complete = lexer.mark();
            } else {
                if (lexer.kind() == Lexer.Kind.WORD) {
                    imports.add(new Import(lexer.text(), "", lexer.line(), lexer.column()));
                }
                lexer.advance();
            }
        }
        if (lexer.symbol(';')) {
            if (from < imports.size()) {
                remarks.error(lexer, "the last names of IMPORTS are from no module");
            }
            lexer.advance();
        } else {
            lexer.reset(complete);
            remarks.warning(lexer, "IMPORTS has no semicolon at its end");
        }
        imports.subList(from, imports.size()).clear();
    }

    /** Never looks beyond what may be there, or a repeated word would be read again and again. */
    private boolean importsEnd() {
        return lexer.kind() == Lexer.Kind.END
                || lexer.assign()
                || lexer.word("END")
                || lexer.word("BEGIN")
                || lexer.word("IMPORTS")
                || lexer.word("EXPORTS");
    }

    private void declaration() {
        Lexer.Mark begin = lexer.mark();
        Optional<Declaration> declared = reader.read();
        declared.ifPresent(declarations::add);
        if (reader.lost()) {
            if (lexer.mark().position() == begin.position()) {
                lexer.advance();
            }
            toNextDeclaration();
        }
    }

    /** Stops at a name that something is said about, at END, or at the end. */
    private void toNextDeclaration() {
        while (lexer.kind() != Lexer.Kind.END && !lexer.word("END") && !lexer.word("IMPORTS")) {
            if (lexer.kind() == Lexer.Kind.WORD) {
                Lexer.Mark name = lexer.mark();
                lexer.advance();
                if (reader.beginsDeclaration()) {
                    lexer.reset(name);
                    return;
                }
            } else {
                lexer.advance();
            }
        }
    }

    private void skipPast(char symbol) {
        while (lexer.kind() != Lexer.Kind.END && !lexer.symbol(symbol)) {
            lexer.advance();
        }
        lexer.advance();
    }

    private String shown() {
        String text = lexer.text();
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
