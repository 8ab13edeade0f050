package io.trapline.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trapline.mediation.Decoded;
import io.trapline.mediation.PduType;
import io.trapline.mediation.Severity;
import io.trapline.mediation.VarBind;
import io.trapline.mediation.inbox.InboxGroup;
import io.trapline.mediation.inbox.InboxRow;
import io.trapline.mediation.inbox.InboxView;
import io.trapline.mediation.mib.Catalogue;
import io.trapline.mediation.mib.MibLoader;
import io.trapline.mediation.mib.MibNames;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Numbers come first, names stand behind them, and what nobody knows is in the inbox. */
final class NamesTest {

    static final MibNames SHIPPED =
            MibLoader.load(List.of(), Catalogue.shipped()).names();

    private static final String EVIL = "<script>alert(1)</script>\u202E";

    private final Browse browse = new Browse(new Noc("one")
            .names(SHIPPED)
            .event(Scenes.trapEvent(1, Noc.START, "changed", "A-1"))
            .alarm(Scenes.alarm("A-1", "olt-17", "ifIndex=1203112", Severity.MAJOR, "linkDown", Noc.START, 1)
                    .row())
            .inbox(inbox())
            .publish());

    @AfterEach
    void close() {
        browse.close();
    }

    @Test
    void anEventHasNumbersAndNames() throws Exception {
        JsonNode decoded = browse.json("/api/v1/events/1").get("decoded");
        assertThat(decoded.get("trapOid").asText()).isEqualTo("1.3.6.1.6.3.1.1.5.3");
        assertThat(decoded.get("trapName").asText()).isEqualTo("IF-MIB::linkDown");
        JsonNode first = decoded.get("varbinds").get(0);
        assertThat(first.get("oid").asText()).isEqualTo("1.3.6.1.2.1.2.2.1.1.1203112");
        assertThat(first.get("name").asText()).isEqualTo("IF-MIB::ifIndex.1203112");
        assertThat(first.at("/index/ifIndex").asText()).isEqualTo("1203112");
    }

    @Test
    void theAlarmPageShowsTheNumberAndThenTheName() throws Exception {
        assertThat(browse.page("/alarms/A-1"))
                .containsSubsequence("1.3.6.1.6.3.1.1.5.3", "IF-MIB::linkDown")
                .containsSubsequence("1.3.6.1.2.1.2.2.1.1.1203112", "IF-MIB::ifIndex.1203112");
    }

    @Test
    void theStreamNamesItsTraps() throws Exception {
        assertThat(browse.page("/stream")).contains("1.3.6.1.6.3.1.1.5.3 linkDown");
        assertThat(browse.page("/stream?q=linkdown")).contains("1.3.6.1.6.3.1.1.5.3 linkDown");
    }

    @Test
    void theInboxListsKindsWithCountsAndOneSample() throws Exception {
        JsonNode inbox = browse.json("/api/v1/inbox");
        JsonNode item = inbox.get("items").get(0);
        assertThat(item.get("trapOid").asText()).isEqualTo("1.3.6.1.4.1.99999.0.1");
        assertThat(item.get("enterprise").asText()).isEqualTo("1.3.6.1.4.1.99999");
        assertThat(item.get("shape").toString()).isEqualTo("[\"INTEGER\",\"OCTET STRING\",\"OCTET STRING\"]");
        assertThat(item.get("count").asLong()).isEqualTo(1_204);
        assertThat(item.at("/sample/rawHex").asText()).isEqualTo("3003");
        assertThat(inbox.get("total").asLong()).isEqualTo(1_300);
        assertThat(inbox.get("overflow").asLong()).isEqualTo(96);
        String page = browse.page("/inbox");
        assertThat(page)
                .contains("1,204", "INTEGER, 2 × OCTET STRING", "96 of them found the table of 1,000 kinds full")
                .doesNotContain("<script>alert", "\u202E");
        assertThat(browse.get("/api/v1/inbox?colour=red").statusCode()).isEqualTo(400);
    }

    @Test
    void anEmptyInboxSaysSo() throws Exception {
        browse.noc.inbox(InboxView.empty(Noc.START)).publish();
        assertThat(browse.page("/inbox")).contains("No unknown traps.");
    }

    static InboxView inbox() {
        var trap = new Decoded.Trap(
                2,
                PduType.TRAP_V2,
                "public",
                null,
                1,
                "1.3.6.1.4.1.99999.0.1",
                1L,
                null,
                null,
                null,
                null,
                List.of(
                        new VarBind("1.3.6.1.4.1.99999.1.1.7", "INTEGER", "4", new byte[0]),
                        new VarBind(
                                "1.3.6.1.4.1.99999.1.2.7",
                                "OCTET STRING",
                                "Schrank 4",
                                "Schrank 4".getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                        new VarBind(
                                "1.3.6.1.4.1.99999.1.3.7",
                                "OCTET STRING",
                                EVIL,
                                EVIL.getBytes(java.nio.charset.StandardCharsets.UTF_8))),
                0);
        var row = new InboxRow(
                InboxGroup.of(trap),
                1_204,
                Noc.START.minusSeconds(86_400),
                Noc.START,
                4_711,
                "10.9.8.7",
                new byte[] {0x30, 3},
                trap);
        return new InboxView(7, Noc.START.minusSeconds(90_000), 1_300, 96, 0, 1_000, List.of(row));
    }
}
