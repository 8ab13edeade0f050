package io.trapline.mediation.mib;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Modules among each other. */
class MibLoaderTest {

    @Test
    void missingModulesAreNamedTogetherWithAllWhoWantThem() {
        var names = load(
                        text(
                                "one.mib",
                                "ONE-MIB DEFINITIONS ::= BEGIN\n IMPORTS acme, Colour FROM ACME-SMI;\n"
                                        + "one OBJECT IDENTIFIER ::= { acme 1 }\ntwo OBJECT IDENTIFIER ::= { one 2 }\n"
                                        + "fine OBJECT IDENTIFIER ::= { enterprises 5 }\nEND"),
                        text("two.mib", "TWO-MIB DEFINITIONS ::= BEGIN\nIMPORTS acme FROM ACME-SMI;\nEND"))
                .names();
        assertThat(names.missing())
                .singleElement()
                .hasToString("ACME-SMI is missing, wanted by ONE-MIB (one.mib:2:10, for acme, Colour),"
                        + " TWO-MIB (two.mib:2:9, for acme)");
        assertThat(names.module("ONE-MIB").orElseThrow().nodes()).containsOnlyKeys("fine");
        assertThat(names.module("ONE-MIB").orElseThrow().remarks())
                .extracting(Remark::toString)
                .contains("one.mib:3:1: error: one and 1 more are lost: nobody defines acme");
    }

    @Test
    void whatIsImportedFromTheWrongModuleIsFoundAllTheSame() {
        var names = load(
                        text(
                                "one.mib",
                                "ONE-MIB DEFINITIONS ::= BEGIN IMPORTS acme FROM OLD-SMI; a OBJECT IDENTIFIER ::= { acme 1 } END"),
                        text(
                                "smi.mib",
                                "NEW-SMI DEFINITIONS ::= BEGIN acme OBJECT IDENTIFIER ::= { enterprises 7 } END"))
                .names();
        assertThat(names.named("ONE-MIB::a").orElseThrow().oid()).isEqualTo("1.3.6.1.4.1.7.1");
        assertThat(names.missing()).singleElement().matches(missing -> !missing.hurts());
    }

    @Test
    void aBrokenCopyDoesNotDisplaceTheShippedModule() {
        var loaded = MibLoader.load(
                List.of(text("if.mib", "IF-MIB DEFINITIONS ::= BEGIN ifIndex OBJECT-TYPE SYNTAX")),
                Catalogue.shipped());
        assertThat(loaded.names().named("IF-MIB::linkDown")).isPresent();
        assertThat(loaded.unused())
                .extracting(Remark::toString)
                .contains("if.mib:1:1: warning: the shipped IF-MIB is used, because this one is broken");
    }

    @Test
    void aWholeCopyDoes() {
        var loaded = MibLoader.load(
                List.of(text("if.mib", "IF-MIB DEFINITIONS ::= BEGIN newest OBJECT IDENTIFIER ::= { mib-2 31 } END")),
                Catalogue.shipped());
        assertThat(loaded.names().named("IF-MIB::newest")).isPresent();
        assertThat(loaded.names().named("IF-MIB::linkDown")).isEmpty();
    }

    @Test
    void ofTwoFilesWithOneModuleTheFirstIsUsed() {
        var loaded = load(
                text("a.mib", "A-MIB DEFINITIONS ::= BEGIN a OBJECT IDENTIFIER ::= { enterprises 1 } END"),
                text("b.mib", "A-MIB DEFINITIONS ::= BEGIN a OBJECT IDENTIFIER ::= { enterprises 2 } END"));
        assertThat(loaded.names().named("a").orElseThrow().oid()).isEqualTo("1.3.6.1.4.1.1");
        assertThat(loaded.unused())
                .extracting(Remark::toString)
                .containsExactly("b.mib:1:1: warning: A-MIB is also in a.mib, which is used");
    }

    @Test
    void circlesAndEndlessChainsAreLostAndNothingElse() {
        var deep = new StringBuilder(
                "A-MIB DEFINITIONS ::= BEGIN\na OBJECT IDENTIFIER ::= { b 1 }\n"
                        + "b OBJECT IDENTIFIER ::= { a 1 }\nT1 ::= T2 T2 ::= T1\nx OBJECT-TYPE SYNTAX T1 ::= { enterprises 4 }\n");
        for (int i = 50_000; i > 0; i--) {
            deep.append("c%d OBJECT IDENTIFIER ::= { c%d 1 }\n".formatted(i, i - 1));
        }
        deep.append("c0 OBJECT IDENTIFIER ::= { enterprises 3 }\nEND");
        var names = load(text("a.mib", deep.toString())).names();
        assertThat(names.named("a")).isEmpty();
        assertThat(names.named("c0")).isPresent();
        assertThat(names.named("c50000")).isEmpty();
        assertThat(names.named("x")).isPresent();
    }

    private static MibLoader.Loaded load(MibText... texts) {
        return MibLoader.load(List.of(texts), Map.of());
    }

    private static MibText text(String file, String text) {
        return MibText.read(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
