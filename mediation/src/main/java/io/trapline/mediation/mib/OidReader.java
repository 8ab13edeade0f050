package io.trapline.mediation.mib;

import io.trapline.mediation.mib.MibModule.OidPath;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads one OID value in braces. A bare name says where it begins, so of {@code { iso org dod 6 }} only the
 * last one counts; a name with a number is that number, unless it stands first and is not the top of the tree.
 */
final class OidReader {

    /** RFC 2578 section 3.5. */
    static final int SUB_IDENTIFIERS_MAX = 128;

    private final Lexer lexer;
    private final Remarks remarks;
    private @Nullable String root;
    private int[] numbers = new int[8];
    private int count;
    private boolean outOfRange;

    OidReader(Lexer lexer, Remarks remarks) {
        this.lexer = lexer;
        this.remarks = remarks;
    }

    /** From the opening brace; stops at the closing one, or amid it with a remark and null. */
    @Nullable
    OidPath read() {
        lexer.advance();
        while (!lexer.symbol('}')) {
            if (lexer.kind() == Lexer.Kind.WORD) {
                name();
            } else if (lexer.kind() == Lexer.Kind.NUMBER) {
                add(lexer.number());
                lexer.advance();
            } else if (lexer.symbol('.') || lexer.symbol(',')) {
                lexer.advance();
            } else {
                remarks.error(lexer, "expected a name or a number of an OBJECT IDENTIFIER");
                return null;
            }
            if (outOfRange) {
                remarks.error(lexer, "no OBJECT IDENTIFIER: a number is out of range, or there are too many");
                return null;
            }
        }
        if (root == null && count == 0) {
            remarks.error(lexer, "an empty OBJECT IDENTIFIER");
            return null;
        }
        return new OidPath(root, Arrays.copyOf(numbers, count));
    }

    private void name() {
        String name = lexer.text();
        lexer.advance();
        if (!lexer.symbol('(')) {
            root = name;
            count = 0;
            return;
        }
        lexer.advance();
        long number = lexer.kind() == Lexer.Kind.NUMBER ? lexer.number() : -1;
        lexer.advance();
        if (lexer.symbol(')')) {
            lexer.advance();
        }
        if (count == 0 && root == null && !top(name)) {
            root = name;
        } else {
            add(number);
        }
    }

    private void add(long number) {
        if (number < 0 || number > 0xFFFF_FFFFL || count == SUB_IDENTIFIERS_MAX) {
            outOfRange = true;
            return;
        }
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, count * 2);
        }
        numbers[count++] = (int) number;
    }

    private static boolean top(String name) {
        return switch (name) {
            case "iso", "ccitt", "itu-t", "joint-iso-ccitt", "joint-iso-itu-t" -> true;
            default -> false;
        };
    }
}
