package io.trapline.mediation.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.mediation.Disposition;
import io.trapline.mediation.EventNote;
import io.trapline.mediation.board.LedgerView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every sender has its row, and who has none is counted. */
final class SourceBookTest {

    private static final Instant AT = Instant.parse("2026-11-22T20:00:00Z");

    private final SourceBook book = new SourceBook(3);

    @Test
    void messagesAreCountedBySenderWithWhatBecameOfThem() {
        book.add(heard("10.1.1.1", 0, Disposition.CHANGED, "R-1", "known", ""));
        book.add(heard("10.1.1.1", 1, Disposition.NOTED, "R-1", "NO_RESOURCE", ""));
        book.add(heard("10.1.1.1", 2, Disposition.UNREADABLE, null, "", "truncated"));
        book.add(heard("10.1.1.1", 3, Disposition.NOTED, null, "PENDING", ""));
        SourceRow row = rows().getFirst();
        assertThat(row.messages()).isEqualTo(4);
        assertThat(row.decodedPercent()).isEqualTo(75);
        assertThat(row.asked()).isEqualTo(2);
        assertThat(row.matchedPercent()).isEqualTo(50);
        assertThat(row.reasons()).isEqualTo(Map.of("NO_RESOURCE", 1L, "truncated", 1L));
        assertThat(row.deviceId()).isEqualTo("R-1");
        assertThat(row.last()).isEqualTo(AT.plusSeconds(3));
    }

    @Test
    void whoWasSilentLongestMakesRoomAndIsCounted() {
        for (int i = 1; i <= 3; i++) book.add(heard("10.1.1." + i, i, Disposition.NOTED, null, "", ""));
        book.add(heard("10.1.1.1", 4, Disposition.NOTED, null, "", ""));
        book.add(heard("10.1.1.4", 5, Disposition.NOTED, null, "", ""));
        assertThat(rows()).extracting(SourceRow::address).containsExactly("10.1.1.4", "10.1.1.1", "10.1.1.3");
        assertThat(book.view(AT).evicted()).isEqualTo(1);
    }

    @Test
    void theRateFollowsTheLastMinute() {
        for (int i = 0; i < 600; i++) book.add(heard("10.1.1.1", i, Disposition.NOTED, null, "", ""));
        assertThat(book.view(AT.plusSeconds(600)).rows().getFirst().perSecond()).isBetween(0.9, 1.1);
        assertThat(book.view(AT.plusSeconds(1_200)).rows().getFirst().perSecond())
                .isLessThan(0.01);
    }

    @Test
    void aStateIsOneWord() {
        book.add(heard("10.1.1.1", 0, Disposition.CHANGED, "R-1", "known", ""));
        book.add(heard("10.1.1.2", 0, Disposition.NOTED, null, "NO_SOURCE", ""));
        book.add(heard("10.1.1.3", 0, Disposition.UNREADABLE, null, "", "truncated"));
        assertThat(rows()).extracting(row -> row.state(AT)).containsExactly("unreadable", "unknown", "ok");
        assertThat(rows())
                .extracting(row -> row.state(AT.plus(SourceRow.SILENT).plusSeconds(1)))
                .containsOnly("silent");
    }

    @Test
    void whatIsRefusedAtTheDoorJoinsItsSenderOrStandsAlone() {
        book.add(heard("10.1.1.1", 0, Disposition.CHANGED, "R-1", "known", ""));
        var view = book.view(AT).completed(id -> "olt-17", List.of(refused("10.1.1.1:161"), refused("10.9.9.9:4242")));
        assertThat(view.rows()).extracting(SourceRow::address).containsExactly("10.1.1.1", "10.9.9.9");
        SourceRow alone = view.rows().getLast();
        assertThat(alone.state(AT)).isEqualTo("refused");
        SourceRow joined = view.rows().getFirst();
        assertThat(joined.device()).isEqualTo("olt-17");
        assertThat(joined.reasons()).isEqualTo(Map.of("notInTimeWindow", 12L));
        assertThat(joined.messages()).isEqualTo(1);
    }

    @Test
    void whatIsRefusedOfManyBehindOneAddressIsNobodys() {
        book.add(heard("10.1.1.1", 0, Disposition.CHANGED, "R-1", "known", ""));
        book.add(behind("10.1.1.1", "agentAddress=10.2.2.2"));
        var view = book.view(AT).completed(id -> "olt-17", List.of(refused("10.1.1.1:161"), refused("10.1.1.1:162")));
        assertThat(view.rows()).extracting(SourceRow::messages).containsExactlyInAnyOrder(1L, 1L, 0L);
        assertThat(view.rows())
                .filteredOn(row -> row.messages() == 0)
                .extracting(SourceRow::reasons)
                .containsExactly(Map.of("notInTimeWindow", 24L));
    }

    private static Spoken behind(String address, String named) {
        var note = new EventNote(named, "R-2", "rule", true, "known", "", null, null, "");
        return new Spoken(address, "snmp-main", AT, Disposition.CHANGED, note, "snmp", "snmp v2c", null);
    }

    private static LedgerView.RefusedSender refused(String sender) {
        return new LedgerView.RefusedSender(
                "snmp-main", "notInTimeWindow", sender, "noc", "80001f88", 12, AT.minusSeconds(9), AT);
    }

    private List<SourceRow> rows() {
        return book.view(AT).rows();
    }

    private static Spoken heard(
            String address, long second, Disposition disposition, @Nullable String device, String impact, String why) {
        var note = new EventNote("source=" + address, device, "rule", true, impact, why, null, null, "");
        return new Spoken(address, "snmp-main", AT.plusSeconds(second), disposition, note, "snmp", "snmp v2c", null);
    }
}
