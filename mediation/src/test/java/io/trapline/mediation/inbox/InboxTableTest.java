package io.trapline.mediation.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.mediation.Decoded;
import io.trapline.mediation.PduType;
import io.trapline.mediation.VarBind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is counted together, what finds no place, and what a restart keeps. */
class InboxTableTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    /** An SNMPv1 trap of enterprise 1.3.6.1.4.1.99998, specific 7, without bindings. */
    private static final byte[] WHOLE = HexFormat.of()
            .parseHex("302802010004067075626c6963a41b06082b06010401868d1e40040a0000010201060201074301013000");

    private final InboxTable table = new InboxTable(new InboxTable.Counts(0, NOON, 0, 0, 0), List.of());

    @Test
    void instancesOfOneKindAreCountedTogetherAndTheFirstIsTheSample() {
        add(1, trap("1.3.6.1.4.1.9.0.1", null, integer("1.3.6.1.4.1.9.2.1.4", "7")), "one");
        add(2, trap("1.3.6.1.4.1.9.0.1", null, integer("1.3.6.1.4.1.9.2.1.5", "8")), "two");
        assertThat(table.view().rows()).singleElement().satisfies(row -> {
            assertThat(row.count()).isEqualTo(2);
            assertThat(row.sampleRecord()).isEqualTo(1);
            assertThat(row.source()).isEqualTo("one");
            assertThat(row.first()).isEqualTo(NOON.plusSeconds(1));
            assertThat(row.last()).isEqualTo(NOON.plusSeconds(2));
            assertThat(row.group().enterprise()).isEqualTo("1.3.6.1.4.1.9");
        });
    }

    @Test
    void anotherOidEnterpriseOrShapeIsAnotherKind() {
        add(1, trap("1.3.6.1.4.1.9.0.1", null, integer("1.3.6.1.4.1.9.2.1.4", "7")), "one");
        add(2, trap("1.3.6.1.4.1.9.0.2", null, integer("1.3.6.1.4.1.9.2.1.4", "7")), "one");
        add(3, trap("1.3.6.1.4.1.9.0.1", "1.3.6.1.4.1.8", integer("1.3.6.1.4.1.9.2.1.4", "7")), "one");
        add(4, trap("1.3.6.1.4.1.9.0.1", null), "one");
        assertThat(table.view().rows()).hasSize(4);
        assertThat(table.view().total()).isEqualTo(4);
    }

    @Test
    void aFullTableCountsWhatFindsNoPlaceAndGoesOnCountingTheRest() {
        for (int i = 0; i < InboxTable.GROUPS_MAX + 5; i++) {
            add(i, trap("1.3.6.1.4.1.9.0." + i, null), "one");
        }
        add(9_999, trap("1.3.6.1.4.1.9.0.0", null), "one");
        InboxView view = table.view();
        assertThat(view.rows()).hasSize(InboxTable.GROUPS_MAX);
        assertThat(view.total()).isEqualTo(InboxTable.GROUPS_MAX + 6);
        assertThat(view.overflow()).isEqualTo(5);
        assertThat(view.rows().stream().mapToLong(InboxRow::count).sum() + view.overflow() + view.gone())
                .isEqualTo(view.total());
    }

    @Test
    void whatIsWrittenIsReadAgainAndADamagedFileBeginsAnew(@TempDir Path folder) throws IOException {
        Path path = folder.resolve("inbox/unknown");
        var file = new InboxFile(path);
        var decoded = new io.trapline.mediation.decode.SnmpDecoder().decode(WHOLE);
        assertThat(decoded).isInstanceOf(Decoded.Trap.class);
        table.add(17, NOON, "10.0.0.1", WHOLE, (Decoded.Trap) decoded);
        table.passed(18);
        file.write(table);
        InboxTable again = file.read(0, Instant.EPOCH);
        assertThat(again.cursor()).isEqualTo(18);
        assertThat(again.view().total()).isEqualTo(1);
        assertThat(again.view().rows().getFirst().sample()).isEqualTo(WHOLE);
        assertThat(again.view().rows().getFirst().group().trapOid()).isEqualTo("1.3.6.1.4.1.99998.0.7");

        byte[] bytes = Files.readAllBytes(path);
        bytes[bytes.length - 3] ^= 1;
        Files.write(path, bytes);
        assertThat(file.read(5, NOON).cursor()).isEqualTo(5);
        assertThat(file.read(5, NOON).view().rows()).isEmpty();
    }

    private void add(long record, Decoded.Trap trap, String source) {
        table.add(record, NOON.plusSeconds(record), source, new byte[] {1}, trap);
    }

    private static Decoded.Trap trap(
            String oid, @org.jspecify.annotations.Nullable String enterprise, VarBind... varbinds) {
        return new Decoded.Trap(
                2, PduType.TRAP_V2, "public", null, 1, oid, 1L, null, enterprise, null, null, List.of(varbinds), 0);
    }

    private static VarBind integer(String oid, String value) {
        return new VarBind(oid, "INTEGER", value, new byte[0]);
    }
}
