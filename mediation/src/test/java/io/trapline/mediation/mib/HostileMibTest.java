package io.trapline.mediation.mib;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever the bytes: an answer, in time and memory that grow with them alone. */
class HostileMibTest {

    private static final int TIMES_INPUT = 64;
    /** What any reading costs, however short. */
    private static final int FLOOR = 16_384;

    private static final String MODULE = """
            A-MIB DEFINITIONS ::= BEGIN
            IMPORTS enterprises, OBJECT-TYPE, Integer32 FROM SNMPv2-SMI DisplayString FROM SNMPv2-TC;
            a MODULE-IDENTITY LAST-UPDATED "200001010000Z" DESCRIPTION "text" ::= { enterprises 7 }
            Colour ::= TEXTUAL-CONVENTION DISPLAY-HINT "1x:" STATUS current SYNTAX INTEGER { red(1), blue(-2) }
            table OBJECT-TYPE SYNTAX SEQUENCE OF Row MAX-ACCESS not-accessible ::= { a 1 }
            row OBJECT-TYPE SYNTAX Row INDEX { x, IMPLIED y } ::= { table 1 }
            Row ::= SEQUENCE { x Integer32, y DisplayString }
            x OBJECT-TYPE SYNTAX Integer32 (0..7 | 9) ::= { row 1 }
            y OBJECT-TYPE SYNTAX DisplayString (SIZE (6)) ::= { row 2 }
            n NOTIFICATION-TYPE OBJECTS { x, y } STATUS current ::= { a 0 1 }
            t TRAP-TYPE ENTERPRISE a VARIABLES { x } ::= 4
            END
            """;

    @Test
    void mutantsOfAModuleAreRead() {
        var random = new Random(20_261_123);
        byte[] whole = MODULE.getBytes(StandardCharsets.US_ASCII);
        String alphabet = "{}()[];:=,.|-\"' \nANDaz09\u0000\u00ff";
        for (int i = 0; i < 20_000; i++) {
            byte[] mutant = whole.clone();
            int changes = 1 + random.nextInt(8);
            for (int c = 0; c < changes; c++) {
                mutant[random.nextInt(mutant.length)] = (byte) alphabet.charAt(random.nextInt(alphabet.length()));
            }
            MibLoader.load(List.of(MibText.read(mutant)), Map.of());
        }
    }

    @Test
    void repetitionCostsNoMoreThanItsBytes() {
        Stream.of(
                        "a,",
                        "a FROM B ",
                        "{",
                        "}",
                        "(",
                        ")",
                        "\"",
                        "'",
                        "--",
                        "-- a -- ",
                        "-- a --\n-- a -- b OBJECT IDENTIFIER ::= { a 1 }\n",
                        "::=",
                        "a ::=",
                        "a ::= INTEGER ",
                        "a ::= BEGIN ",
                        "a DEFINITIONS ::= BEGIN ",
                        "a MACRO ",
                        "a OBJECT-TYPE ",
                        "a OBJECT IDENTIFIER ::= { a 1 }",
                        "a OBJECT IDENTIFIER ::= {",
                        "{ 1 1",
                        "1 ",
                        "a(1),",
                        "SYNTAX INTEGER {",
                        "a OBJECT-TYPE SYNTAX INTEGER { a(1) } ::= { b 1 }\n",
                        "INDEX { a }",
                        "IMPORTS ",
                        "IMPORTS a FROM B ",
                        "\n",
                        "\u0000",
                        "\u00ff",
                        "a\n",
                        "END ",
                        "[",
                        "TRAP-TYPE ")
                .forEach(word -> {
                    within("A DEFINITIONS ::= BEGIN " + word.repeat(200_000 / word.length()));
                    within(word.repeat(200_000 / word.length()));
                    within("A DEFINITIONS ::= BEGIN IMPORTS " + word.repeat(200_000 / word.length()));
                    within("A DEFINITIONS ::= BEGIN a OBJECT-TYPE SYNTAX INTEGER { "
                            + word.repeat(200_000 / word.length()));
                });
    }

    @Test
    void namesThatHangOnNamesCostNoMoreThanTheirBytes() {
        Stream.<IntFunction<String>>of(
                        i -> "T%d ::= T%d\n".formatted(i, (i + 1) % 4_000),
                        i -> "T%d ::= U%d\n".formatted(i, i),
                        i -> "a%d OBJECT IDENTIFIER ::= { a%d 1 }\n".formatted(i, i + 1),
                        i -> "a%d OBJECT IDENTIFIER ::= { a%d 1 }\n".formatted(i, (i + 1) % 4_000),
                        i -> "a%d OBJECT IDENTIFIER ::= { a%d 4294967295 }\n".formatted(i + 1, i),
                        i -> "a%d NOTIFICATION-TYPE OBJECTS { b%d } STATUS current ::= { iso %d }\n".formatted(i, i, i),
                        i -> "M%d DEFINITIONS ::= BEGIN a OBJECT IDENTIFIER ::= { iso 1 } END\n".formatted(i))
                .forEach(line -> within("A DEFINITIONS ::= BEGIN a0 OBJECT IDENTIFIER ::= { iso 1 }\n"
                        + IntStream.range(0, 4_000).mapToObj(line).collect(Collectors.joining())));
    }

    private static void within(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        String shown = text.substring(0, Math.min(60, text.length()));
        MibText read = within(bytes.length, shown, () -> MibText.read(bytes));
        within(bytes.length, shown + " linked", () -> MibLoader.load(List.of(read), Map.of()));
    }

    private static <T> T within(int length, String what, Supplier<T> work) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        long began = System.nanoTime();
        T made = work.get();
        long took = (System.nanoTime() - began) / 1_000_000;
        assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                .as(what)
                .isLessThan(FLOOR + (long) TIMES_INPUT * length);
        assertThat(took).as(what + " took ms").isLessThan(2_000);
        return made;
    }
}
