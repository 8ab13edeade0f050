package io.trapline.mediation.mib;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What one file holds: its modules as far as they can be read, and what is wrong with it.
 *
 * <p>Bounded for hostile input: a pass has at most two tokens of looking back per definition, no recursion,
 * and at most {@link #REMARKS_MAX} remarks. A second pass is made only where text follows a comment that two
 * hyphens ended: by X.680 12.6.3 it counts, and it does unless the file then reads worse than without it.
 */
public final class MibText {

    /** A file that is larger is not read: the largest module in the wild has about 4 MB. */
    public static final int BYTES_MAX = 16 << 20;

    static final int REMARKS_MAX = 100;

    private final List<MibModule> modules;
    private final List<Remark> remarks;
    private final int remarksDropped;

    private MibText(List<MibModule> modules, List<Remark> remarks, int remarksDropped) {
        this.modules = modules;
        this.remarks = remarks;
        this.remarksDropped = remarksDropped;
    }

    /**
     * Reads a file's bytes. Never throws for what they say.
     *
     * @param file its name, for remarks
     */
    public static MibText read(String file, byte[] bytes) {
        var remarks = new Remarks(file);
        if (bytes.length > BYTES_MAX) {
            remarks.whole(
                    "%,d bytes are too many for a module, at most %,d are read".formatted(bytes.length, BYTES_MAX));
            return new MibText(List.of(), remarks.list(), 0);
        }
        var tolerant = new Lexer(bytes, false);
        MibText read = read(tolerant, remarks);
        if (!tolerant.textAfterComment()) {
            return read;
        }
        MibText strict = read(new Lexer(bytes, true), new Remarks(file));
        return strict.worseThan(read) ? read : strict;
    }

    private static MibText read(Lexer lexer, Remarks remarks) {
        List<MibModule> modules = new ArrayList<>();
        lexer.advance();
        findModules(lexer, remarks, modules);
        if (modules.isEmpty()) {
            remarks.whole("no module: NAME DEFINITIONS ::= BEGIN is nowhere in it");
        }
        return new MibText(List.copyOf(modules), remarks.list(), remarks.dropped());
    }

    private boolean worseThan(MibText other) {
        return modules.size() < other.modules.size()
                || declarations() < other.declarations()
                || remarks.size() + remarksDropped > other.remarks.size() + other.remarksDropped;
    }

    /** Reads bytes that have no file. */
    public static MibText read(byte[] bytes) {
        return read("input", bytes);
    }

    /** A file that could not be had. */
    static MibText unread(String file, String why) {
        var remarks = new Remarks(file);
        remarks.whole(why);
        return new MibText(List.of(), remarks.list(), 0);
    }

    /** A name, perhaps an OID in braces, then DEFINITIONS; whatever stands before is not ours. */
    private static void findModules(Lexer lexer, Remarks remarks, List<MibModule> modules) {
        String name = "";
        int line = 0;
        while (lexer.kind() != Lexer.Kind.END) {
            if (lexer.word("DEFINITIONS") && !name.isEmpty()) {
                modules.add(new ModuleReader(lexer, remarks).module(name, line));
                name = "";
                continue;
            }
            if (lexer.symbol('{')) {
                skipBraces(lexer);
                continue;
            }
            if (lexer.kind() == Lexer.Kind.WORD) {
                name = lexer.text();
                line = lexer.line();
            }
            lexer.advance();
        }
    }

    /** Past the brace that belongs to the current one, or to the end. */
    static void skipBraces(Lexer lexer) {
        int depth = 0;
        do {
            if (lexer.symbol('{')) {
                depth++;
            } else if (lexer.symbol('}')) {
                depth--;
            }
            lexer.advance();
        } while (depth > 0 && lexer.kind() != Lexer.Kind.END);
    }

    List<MibModule> modules() {
        return modules;
    }

    /** Names of the modules in it, in order. */
    public List<String> moduleNames() {
        return modules.stream().map(MibModule::name).toList();
    }

    /** How many declarations all its modules have. */
    public int declarations() {
        return modules.stream().mapToInt(m -> m.declarations().size()).sum();
    }

    /** What is wrong, in the order of the text, at most {@value #REMARKS_MAX}. */
    public List<Remark> remarks() {
        return remarks;
    }

    /** Remarks beyond those that are kept. */
    public int remarksDropped() {
        return remarksDropped;
    }

    /** True when a name or a value is lost. */
    public boolean broken() {
        return remarks.stream().anyMatch(r -> r.level() == Remark.Level.ERROR);
    }

    /** Words of macros that declare a name, followed by clauses and {@code ::=}. */
    static final Set<String> MACROS = Set.of(
            "OBJECT-TYPE",
            "NOTIFICATION-TYPE",
            "TRAP-TYPE",
            "MODULE-IDENTITY",
            "OBJECT-IDENTITY",
            "OBJECT-GROUP",
            "NOTIFICATION-GROUP",
            "MODULE-COMPLIANCE",
            "AGENT-CAPABILITIES");
}
