package io.trapline.mediation.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trapline.mediation.Decoded;
import io.trapline.mediation.VarBind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Packets of other projects and of the real snmptrap, against what their makers and Wireshark say of them. */
class SnmpCorpusTest {

    private static final String SYS_UP_TIME = "1.3.6.1.2.1.1.3.0";
    private static final String SNMP_TRAP_OID = "1.3.6.1.6.3.1.1.4.1.0";
    private static final HexFormat HEX = HexFormat.of();

    private final SnmpDecoder decoder = new SnmpDecoder();
    private final List<String> disagreements = new ArrayList<>();

    @Test
    void everyPacketIsReadAsWiresharkReadsIt() {
        List<JsonNode> rows = Corpus.rows("traps/packets.jsonl");
        int compared = 0;
        int stated = 0;
        for (JsonNode row : rows) {
            Decoded decoded = decode(row);
            JsonNode valid = row.get("valid");
            if (!valid.isNull()) {
                stated++;
                expect(row, "valid", valid.asBoolean(), decoded instanceof Decoded.Trap trap && trap.damage() == null);
            }
            if (row.get("tshark").has("pdu_type")) {
                compared++;
                wireshark(row, decoded);
            }
        }
        System.out.println("packets.jsonl: " + rows.size() + " rows, " + stated + " stated, " + compared
                + " compared with Wireshark, " + disagreements.size() + " disagreements.");
        assertThat(disagreements).isEmpty();
        assertThat(List.of(rows.size(), stated, compared)).containsExactly(100, 16, 92);
    }

    @Test
    void everyClientPacketSaysWhatTheClientWasGiven() {
        List<JsonNode> rows = Corpus.rows("traps/netsnmp_client.jsonl");
        Map<Integer, Integer> versions = new HashMap<>();
        int values = 0;
        for (JsonNode row : rows) {
            Decoded decoded = decode(row);
            if (!(decoded instanceof Decoded.Trap trap)) {
                disagreements.add(row.get("id").asText() + " " + decoded);
                continue;
            }
            versions.merge(trap.version(), 1, Integer::sum);
            values += client(row, trap);
        }
        System.out.println("netsnmp_client.jsonl: " + rows.size() + " rows by version " + versions + ", " + values
                + " values, " + disagreements.size() + " disagreements.");
        assertThat(disagreements).isEmpty();
        assertThat(versions).isEqualTo(Map.of(1, 26, 2, 40, 3, 56));
        assertThat(values).isEqualTo(304);
    }

    @Test
    void everyInformDialogueIsOpenedWithItsPasswords() {
        int informs = 0;
        int values = 0;
        for (JsonNode row : Corpus.rows("traps/netsnmp_inform_exchanges.jsonl")) {
            for (JsonNode step : row.get("exchange")) {
                byte[] message = Base64.getDecoder().decode(step.get("b64").asText());
                Decoded decoded = credentials(row).open(message, decoder);
                if (decoded instanceof Decoded.Trap trap && trap.pduType().notification()) {
                    informs++;
                    values += client(row, trap);
                }
            }
        }
        assertThat(disagreements).isEmpty();
        assertThat(List.of(informs, values)).containsExactly(11, 22);
    }

    @Test
    void noBitOfAnAuthenticatedPacketMayChange() {
        int altered = 0;
        for (JsonNode row : Corpus.rows("traps/netsnmp_client.jsonl")) {
            if (row.at("/usm/auth").isTextual()) {
                byte[] packet = Corpus.input(row);
                packet[packet.length * 3 / 4] ^= 0x10;
                altered++;
                Decoded decoded = credentials(row).open(packet, decoder);
                expect(
                        row,
                        "altered",
                        "wrongDigest",
                        decoded instanceof Decoded.Unreadable it ? it.reason() : "opened");
            }
        }
        assertThat(disagreements).isEmpty();
        assertThat(altered).isEqualTo(53);
    }

    private Decoded decode(JsonNode row) {
        return row.has("usm") ? credentials(row).open(Corpus.input(row), decoder) : decoder.decode(Corpus.input(row));
    }

    private static Credentials credentials(JsonNode row) {
        return Objects.requireNonNull(Credentials.of(row.get("usm")));
    }

    private void wireshark(JsonNode row, Decoded decoded) {
        if (!(decoded instanceof Decoded.Trap trap)) {
            disagreements.add(row.get("id").asText() + " " + decoded);
            return;
        }
        JsonNode said = row.get("tshark");
        String pdu = switch (said.get("pdu_type").asText()) {
            case "TrapV1" -> "Trap";
            case "TrapV2" -> "SNMPv2-Trap";
            default -> said.get("pdu_type").asText();
        };
        expect(row, "pdu", pdu, trap.pduType().word());
        optional(row, said, "community", trap.community());
        optional(row, said, "msgUserName", trap.securityName());
        optional(row, said, "agent_addr", trap.agentAddress());
        optional(row, said, "enterprise", trap.enterprise());
        optional(row, said, "generic_trap", trap.genericTrap());
        optional(row, said, "specific_trap", trap.specificTrap());
        optional(row, said, "time_stamp", trap.uptime());
        optional(row, said, "request_id", trap.requestId());
        List<JsonNode> bindings = new ArrayList<>();
        said.get("varbinds").forEach(binding -> {
            String oid = binding.get("oid").asText();
            if (!oid.equals(SYS_UP_TIME) && !oid.equals(SNMP_TRAP_OID)) {
                bindings.add(binding);
            }
        });
        expect(row, "varbinds", bindings.size(), trap.varbinds().size());
        for (int i = 0; i < Math.min(bindings.size(), trap.varbinds().size()); i++) {
            binding(row, bindings.get(i), trap.varbinds().get(i));
        }
    }

    private void binding(JsonNode row, JsonNode said, VarBind read) {
        expect(row, "oid", said.get("oid").asText(), read.oid());
        said.properties().forEach(field -> {
            String value = field.getValue().asText();
            switch (field.getKey()) {
                case "oid" -> {}
                case "value_octets", "value_opaque" ->
                    expect(row, read.oid(), value.replace(":", ""), HEX.formatHex(read.bytes()));
                default -> expect(row, read.oid(), value, read.value());
            }
        });
    }

    private int client(JsonNode row, Decoded.Trap trap) {
        JsonNode given = row.get("expected");
        optional(row, given, "pdu", trap.pduType().word());
        optional(row, given, "version", trap.version());
        optional(row, given, "community", trap.community());
        optional(row, given, "uptime", trap.uptime());
        optional(row, given, "agent_addr", trap.agentAddress());
        optional(row, given, "enterprise", trap.enterprise());
        optional(row, given, "generic", trap.genericTrap());
        optional(row, given, "specific", trap.specificTrap());
        optional(row, given, "snmpTrapOID", trap.trapOid());
        optional(row, given, "snmpTrapOID_rfc3584", trap.trapOid());
        Decoded.V3 v3 = trap.v3();
        if (v3 != null) {
            optional(row, given, "context_name", v3.contextName());
            optional(row, given, "security_level", v3.securityLevel());
        }
        expect(row, "varbinds", given.get("varbinds").size(), trap.varbinds().size());
        for (int i = 0; i < trap.varbinds().size(); i++) {
            JsonNode binding = given.get("varbinds").get(i);
            VarBind read = trap.varbinds().get(i);
            expect(row, "oid", binding.get("oid").asText(), read.oid());
            String value = binding.get("value").asText();
            expect(
                    row,
                    binding.get("type").asText(),
                    canonical(binding.get("type").asText(), value),
                    shown(read, binding));
        }
        return trap.varbinds().size();
    }

    /** A value as the command line had it, in the form that {@link #shown} has. */
    private static String canonical(String type, String value) {
        return switch (type) {
            case "OBJECT IDENTIFIER" -> value.substring(1);
            case "OCTET STRING (text)" -> HEX.formatHex(value.getBytes(StandardCharsets.UTF_8));
            case "OCTET STRING (decimal bytes)" -> {
                StringBuilder hex = new StringBuilder();
                for (String octet : value.split("\\.", -1)) {
                    hex.append(HEX.toHexDigits((byte) Integer.parseInt(octet)));
                }
                yield hex.toString();
            }
            case "BITS" -> bits(value);
            case "Opaque Float" -> Float.toString(Float.parseFloat(value));
            case "Opaque Double" -> Double.toString(Double.parseDouble(value));
            default -> value;
        };
    }

    private static String bits(String numbers) {
        byte[] octets = new byte[8];
        int last = 0;
        for (String number : numbers.split(",", -1)) {
            int bit = Integer.parseInt(number);
            octets[bit / 8] |= (byte) (0x80 >> bit % 8);
            last = Math.max(last, bit / 8);
        }
        return HEX.formatHex(octets, 0, last + 1);
    }

    private static String shown(VarBind read, JsonNode given) {
        String type = given.get("type").asText();
        boolean octets = type.startsWith("OCTET") || type.equals("BITS");
        return octets ? HEX.formatHex(read.bytes()) : read.value();
    }

    private void optional(JsonNode row, JsonNode said, String field, @Nullable Object read) {
        if (said.has(field) && !said.get(field).isNull()) {
            expect(row, field, said.get(field).asText(), String.valueOf(read));
        }
    }

    private void expect(JsonNode row, String what, @Nullable Object said, @Nullable Object read) {
        if (!Objects.equals(said, read)) {
            disagreements.add(row.get("id").asText() + " " + what + ": " + said + " / " + read);
        }
    }
}
