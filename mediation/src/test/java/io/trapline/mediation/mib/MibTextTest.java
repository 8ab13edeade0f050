package io.trapline.mediation.mib;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Modules as they are found, and what is said about the wrong ones. */
class MibTextTest {

    @Test
    void oneBrokenDefinitionCostsItselfOnly() {
        MibText text = read("""
                A-MIB DEFINITIONS ::= BEGIN
                IMPORTS enterprises FROM SNMPv2-SMI;
                a OBJECT IDENTIFIER ::= { enterprises 7 }
                b OBJECT-TYPE SYNTAX INTEGER STATUS current DESCRIPTION "no value"
                c OBJECT IDENTIFIER ::= { a 3 }
                d OBJECT IDENTIFIER ::= { a @ }
                e OBJECT IDENTIFIER ::= { a 5 }
                END
                """);
        assertThat(names(text).module("A-MIB").orElseThrow().nodes().keySet()).containsExactly("a", "c", "e");
        assertThat(text.remarks())
                .extracting(Remark::toString)
                .containsExactly(
                        "a.mib:5:1: error: b has no value: ::= is missing",
                        "a.mib:6:29: error: expected a name or a number of an OBJECT IDENTIFIER");
    }

    @Test
    void aTrapHasTheOidOfItsEnterpriseAndAZeroAndTheGenericOnesThatOfTheirSuccessors() {
        MibNames names = names(read("""
                A-MIB DEFINITIONS ::= BEGIN
                acme OBJECT IDENTIFIER ::= { enterprises 7 }
                broken TRAP-TYPE ENTERPRISE acme VARIABLES { acmeWhat } DESCRIPTION "x" ::= 5
                sub TRAP-TYPE ENTERPRISE { acme 2 } ::= 1
                down TRAP-TYPE ENTERPRISE snmp ::= 2
                acmeWhat OBJECT-TYPE SYNTAX INTEGER { no(0), yes(1) } ACCESS read-only ::= { acme 9 }
                END
                """));
        assertThat(oid(names, "broken")).isEqualTo("1.3.6.1.4.1.7.0.5");
        assertThat(names.named("broken").orElseThrow().objects()).containsExactly("1.3.6.1.4.1.7.9");
        assertThat(oid(names, "sub")).isEqualTo("1.3.6.1.4.1.7.2.0.1");
        assertThat(oid(names, "down")).isEqualTo("1.3.6.1.6.3.1.1.5.3");
    }

    @Test
    void habitsOfTheFieldAreRead() {
        MibText text = read("""
                junk before it
                A_MIB { iso 3 } DEFINITIONS IMPLICIT TAGS ::= BEGIN
                IMPORTS enterprises, OBJECT-TYPE FROM RFC1155-SMI
                -- a comment -- that goes on
                -----------------------------
                a OBJECT IDENTIFIER ::= { iso org(3) dod(6) internet(1) private(4) enterprises(1) 7 }
                802dot_one OBJECT IDENTIFIER ::= { iso org dod internet private enterprises 8 }
                c OBJECT-TYPE SYNTAX INTEGER { up ( 1 ), down-ish(-2) minus_3(3) } DESCRIPTION "says "quoted" here"
                  MAX-ACCESS read-only ::= { a 1 }
                d ::= { a 2 }
                X ::= MACRO BEGIN ignored END
                END
                B-MIB DEFINITIONS ::= BEGIN e OBJECT IDENTIFIER ::= { 1 3 6 1 4 1 9 }
                """);
        MibNames names = names(text);
        assertThat(text.moduleNames()).containsExactly("A_MIB", "B-MIB");
        assertThat(oid(names, "a")).isEqualTo("1.3.6.1.4.1.7");
        assertThat(oid(names, "802dot_one")).isEqualTo("1.3.6.1.4.1.8");
        assertThat(names.named("c").orElseThrow().type())
                .isInstanceOfSatisfying(
                        ValueType.class,
                        type -> assertThat(type.labels())
                                .containsExactly(
                                        Map.entry(1L, "up"), Map.entry(-2L, "down-ish"), Map.entry(3L, "minus_3")));
        assertThat(oid(names, "d")).isEqualTo("1.3.6.1.4.1.7.2");
        assertThat(oid(names, "e")).isEqualTo("1.3.6.1.4.1.9");
        assertThat(text.remarks())
                .extracting(r -> r.line() + " " + r.text())
                .contains(
                        "6 IMPORTS has no semicolon at its end",
                        "10 d is an OBJECT IDENTIFIER, which is not said",
                        "14 module B-MIB has no END");
    }

    @Test
    void twoHyphensEndAComment() {
        MibText text = read("""
                A-MIB DEFINITIONS ::= BEGIN
                IMPORTS enterprises FROM -- once RFC1155-SMI, now -- SNMPv2-SMI;
                -- comment -- oldAcme OBJECT IDENTIFIER ::= { enterprises 77777 }
                a OBJECT-TYPE SYNTAX INTEGER { up(1), -- lit -- down(2), -- dark -- lost(3) } -- gone
                  ::= { oldAcme 1 } -- b OBJECT IDENTIFIER ::= { oldAcme 2 }
                -- ---- c OBJECT IDENTIFIER ::= { oldAcme 3 }
                -- -- d OBJECT IDENTIFIER ::= { oldAcme 4 }
                --------- the rest ---------
                END
                """);
        MibNames names = names(text);
        assertThat(text.remarks()).isEmpty();
        assertThat(text.declarations()).isEqualTo(2);
        assertThat(oid(names, "oldAcme")).isEqualTo("1.3.6.1.4.1.77777");
        assertThat(names.named("a").orElseThrow().type())
                .isInstanceOfSatisfying(
                        ValueType.class, type -> assertThat(type.labels()).hasSize(3));
    }

    /** Many a vendor goes on after two hyphens as if the comment did. */
    @Test
    void aCommentThatGoesOnAfterTwoHyphensLosesNothing() {
        MibText text = read("""
                A-MIB DEFINITIONS ::= BEGIN
                -- the tree -- of everything we make
                a OBJECT IDENTIFIER ::= { enterprises 7 } -- see -- the manual ::= { 1
                -- first -- b OBJECT IDENTIFIER ::= { a
                b OBJECT IDENTIFIER ::= { a 1 }
                -------------------- -- --------
                c OBJECT IDENTIFIER ::= { a 2 }
                END
                """);
        assertThat(text.remarks()).isEmpty();
        assertThat(text.declarations()).isEqualTo(3);
        assertThat(oid(names(text), "c")).isEqualTo("1.3.6.1.4.1.7.2");
    }

    @Test
    void aFileWithoutAModuleSaysSo() {
        assertThat(read("Dear customer, the MIB is on our portal.").remarks())
                .extracting(Remark::toString)
                .containsExactly("a.mib: error: no module: NAME DEFINITIONS ::= BEGIN is nowhere in it");
        assertThat(MibText.read("big", new byte[MibText.BYTES_MAX + 1]).remarks())
                .hasSize(1);
    }

    @Test
    void remarksAreBoundedAndTheRestIsCounted() {
        MibText text = read("A-MIB DEFINITIONS ::= BEGIN\n" + "a OBJECT IDENTIFIER ::= { @ }\n".repeat(500));
        assertThat(text.remarks()).hasSize(MibText.REMARKS_MAX);
        assertThat(text.remarksDropped()).isGreaterThan(300);
    }

    static MibText read(String text) {
        return MibText.read("a.mib", text.getBytes(StandardCharsets.ISO_8859_1));
    }

    static MibNames names(MibText... texts) {
        return MibLoader.load(List.of(texts), Map.of()).names();
    }

    private static String oid(MibNames names, String name) {
        return names.named(name).map(MibNode::oid).orElse("none");
    }
}
