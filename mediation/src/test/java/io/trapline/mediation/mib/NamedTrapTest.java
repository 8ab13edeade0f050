package io.trapline.mediation.mib;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.mediation.Decoded;
import io.trapline.mediation.PduType;
import io.trapline.mediation.VarBind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands beside a message's numbers. */
class NamedTrapTest {

    private static final MibNames SHIPPED =
            MibLoader.load(List.of(), Catalogue.shipped()).names();

    @Test
    void aLinkTrapIsNamedByWhatShips() {
        NamedTrap named = NamedTrap.of(
                trap(
                        "1.3.6.1.6.3.1.1.5.3",
                        integer("1.3.6.1.2.1.2.2.1.1.1203112", 1203112),
                        integer("1.3.6.1.2.1.2.2.1.8.1203112", 2)),
                SHIPPED);
        assertThat(named.trap()).isNotNull().extracting(NamedOid::text).isEqualTo("IF-MIB::linkDown");
        assertThat(named.varbinds().getLast().name())
                .isNotNull()
                .satisfies(name -> assertThat(name.text()).isEqualTo("IF-MIB::ifOperStatus.1203112"))
                .satisfies(name ->
                        assertThat(name.index()).containsExactly(new NamedOid.IndexValue("ifIndex", "1203112")));
        assertThat(named.varbinds().getLast().display()).isEqualTo("down(2)");
    }

    /** RFC 3584 section 3.1 puts a zero into each of them, the modules none: section 3.2 (2). */
    @ParameterizedTest
    @CsvSource({
        "1.3.6.1.2.1.14.16.2.0.2, OSPF-TRAP-MIB::ospfNbrStateChange",
        "1.3.6.1.2.1.33.2.0.1, UPS-MIB::upsTrapOnBattery",
        "1.3.6.1.2.1.10.32.0.1, FRAME-RELAY-DTE-MIB::frDLCIStatusChange"
    })
    void theFormOfSnmpV1HasTheSameName(String oid, String name) {
        assertThat(NamedTrap.of(trap(oid), SHIPPED).trap())
                .isNotNull()
                .satisfies(named -> assertThat(named.text()).isEqualTo(name))
                .satisfies(named -> assertThat(named.oid()).isEqualTo(oid));
        assertThat(SHIPPED.place(oid)).isNotNull().extracting(NamedOid::text).isEqualTo(name);
    }

    /** Only a notification: an object is no trap because a zero was taken from its number. */
    @Test
    void nothingButANotificationIsFoundWithoutTheZero() {
        assertThat(NamedTrap.of(trap("1.3.6.1.2.1.2.2.1.0.8"), SHIPPED).trap()).isNull();
        assertThat(NamedTrap.of(trap("1.3.6.1.2.1.15.0.2"), SHIPPED).trap())
                .isNotNull()
                .extracting(NamedOid::text)
                .isEqualTo("BGP4-MIB::bgpBackwardTransNotification");
    }

    @Test
    void whatNobodyKnowsStaysANumber() {
        NamedTrap named = NamedTrap.of(trap("1.3.6.1.4.1.99999.0.1", integer("1.3.6.1.4.1.99999.1.1", 4)), SHIPPED);
        assertThat(named.trap()).isNull();
        assertThat(named.varbinds().getFirst().name()).isNull();
        assertThat(named.varbinds().getFirst().display()).isEmpty();
    }

    @Test
    void indexesAreReadByTheirTypes() {
        MibNames names = MibLoader.load(
                        List.of(MibText.read("a.mib", """
                        A-MIB DEFINITIONS ::= BEGIN
                        IMPORTS InetAddressType, InetAddress FROM INET-ADDRESS-MIB MacAddress FROM SNMPv2-TC;
                        t OBJECT IDENTIFIER ::= { enterprises 7 }
                        row OBJECT-TYPE SYNTAX Row INDEX { kind, addr, mac, ip, IMPLIED name } ::= { t 1 }
                        Row ::= SEQUENCE { kind INTEGER }
                        kind OBJECT-TYPE SYNTAX InetAddressType ::= { row 1 }
                        addr OBJECT-TYPE SYNTAX InetAddress (SIZE(0..20)) ::= { row 2 }
                        mac OBJECT-TYPE SYNTAX MacAddress ::= { row 3 }
                        ip OBJECT-TYPE SYNTAX IpAddress ::= { row 4 }
                        name OBJECT-TYPE SYNTAX OCTET STRING ::= { row 5 }
                        state OBJECT-TYPE SYNTAX INTEGER { ok(1) } ::= { row 6 }
                        more OBJECT-TYPE SYNTAX Row AUGMENTS { row } ::= { t 2 }
                        extra OBJECT-TYPE SYNTAX INTEGER ::= { more 1 }
                        END
                        """.getBytes(StandardCharsets.US_ASCII))), Catalogue.shipped())
                .names();
        String suffix = "1.4.10.0.0.1.0.160.201.1.2.3.192.0.2.1.97.98";
        for (String column : List.of("1.3.6.1.4.1.7.1.6", "1.3.6.1.4.1.7.2.1")) {
            NamedOid named = names.place(column + "." + suffix);
            assertThat(named).isNotNull();
            assertThat(named.index())
                    .extracting(part -> part.name() + "=" + part.value())
                    .containsExactly(
                            "kind=ipv4(1)", "addr=10.0.0.1", "mac=00:a0:c9:01:02:03", "ip=192.0.2.1", "name=ab");
        }
        NamedOid wrong = names.place("1.3.6.1.4.1.7.1.6.1.4.10");
        assertThat(wrong).isNotNull().extracting(NamedOid::index).isEqualTo(List.of());
    }

    @Test
    void anAddressIsReadByTheTypeThatCameWithIt() {
        String row = "1.3.6.1.2.1.4.34.1.";
        NamedTrap named = NamedTrap.of(
                trap(
                        "1.3.6.1.4.1.9.0.1",
                        integer("1.3.6.1.2.1.27.9.1.0", 1),
                        new VarBind("1.3.6.1.2.1.1.3.0", "TimeTicks", "9000123", new byte[0]),
                        new VarBind("1.3.6.1.2.1.1.2.0", "OBJECT IDENTIFIER", "1.3.6.1.2.1.2.2.1.8.3", new byte[0])),
                SHIPPED);
        assertThat(row).isNotEmpty();
        assertThat(named.varbinds().get(1).display()).isEqualTo("1d 01:00:01.23");
        assertThat(named.varbinds().get(2).display()).isEqualTo("IF-MIB::ifOperStatus.3");
    }

    static Decoded.Trap trap(String oid, VarBind... varbinds) {
        return new Decoded.Trap(
                2, PduType.TRAP_V2, "public", null, 1, oid, 1L, null, null, null, null, List.of(varbinds), 0);
    }

    private static VarBind integer(String oid, long value) {
        return new VarBind(oid, "INTEGER", Long.toString(value), new byte[0]);
    }

    static Map<String, ModuleNames> shipped() {
        return Catalogue.shipped();
    }
}
