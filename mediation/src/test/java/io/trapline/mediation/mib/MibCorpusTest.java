package io.trapline.mediation.mib;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trapline.mediation.decode.DecodeLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Real modules, and what another reader finds in them. Skipped where the corpus is not. */
class MibCorpusTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static Path corpus = Path.of("");
    private static MibLoader.Loaded loaded = new MibLoader.Loaded(MibNames.NONE, List.of());

    @BeforeAll
    static void read() {
        Optional<Path> found = corpus();
        Assumptions.assumeTrue(found.isPresent(), "the MIB corpus is not here");
        corpus = found.orElseThrow();
        loaded = MibLoader.load(texts(corpus), Map.of());
    }

    @Test
    void everyNotificationIsFoundUnderItsName() throws IOException {
        var differing = new ArrayList<String>();
        for (JsonNode row : rows("notifications.jsonl")) {
            String oid = row.get("oid").asText();
            if (named(row, "from").noneMatch(node -> node.oid().equals(oid))) {
                differing.add(
                        row.get("module").asText() + "::" + row.get("name").asText());
            }
        }
        assertThat(differing).isEmpty();
        assertThat(rows("notifications.jsonl")).hasSize(1_784);
    }

    /** One vendor wrote the OBJECTS clause into its descriptions: by RFC 2578 those carry nothing. */
    @Test
    void everyNotificationCarriesItsObjects() throws IOException {
        var differing = new ArrayList<String>();
        long whole = 0;
        for (JsonNode row : rows("notifications.jsonl")) {
            List<String> expected = new ArrayList<>();
            row.get("varbind_oids").forEach(oid -> expected.add(oid.asText()));
            if (expected.contains("null")) {
                continue;
            }
            whole++;
            if (named(row, "from").noneMatch(node -> node.objects().equals(expected) || expected.isEmpty())) {
                differing.add(row.get("module").asText());
            }
        }
        assertThat(whole).isEqualTo(1_737);
        assertThat(differing).hasSize(10).containsOnly("SCHLEIFENBAUER-DATABUS-MIB");
    }

    @Test
    void everyObjectHasItsOidTypeAndLabels() throws IOException {
        var differing = new ArrayList<String>();
        long labelled = 0;
        for (JsonNode row : rows("objects.jsonl")) {
            String oid = row.get("oid").asText();
            Map<Long, String> labels = new TreeMap<>();
            row.get("enum").properties().forEach(e -> labels.put(e.getValue().asLong(), e.getKey()));
            labelled += labels.isEmpty() ? 0 : 1;
            String base = row.get("syntax").asText().replaceAll(" \\(.*", "");
            String convention = row.get("textual_convention").asText("");
            if (named(row, "from")
                    .noneMatch(node -> node.oid().equals(oid)
                            && node.type() instanceof ValueType type
                            && new TreeMap<>(type.labels()).equals(labels)
                            && type.base().word().equals(base)
                            && type.convention().equals(convention))) {
                differing.add(row.toString());
            }
        }
        assertThat(differing).isEmpty();
        assertThat(rows("objects.jsonl")).hasSize(1_515);
        assertThat(labelled).isEqualTo(360);
    }

    /** The other reader does not pass a hint from DisplayString on to what is made of it; RFC 2579 3.5 does. */
    @Test
    void everyObjectHasItsHint() throws IOException {
        var differing = new ArrayList<String>();
        for (JsonNode row : rows("objects.jsonl")) {
            String hint = row.get("display_hint").asText("");
            if (named(row, "from")
                    .noneMatch(n -> n.type() instanceof ValueType t && t.hint().equals(hint))) {
                differing.add(row.get("name").asText());
            }
        }
        assertThat(differing)
                .containsExactlyInAnyOrder(
                        "tmnxDiamAppPeerName",
                        "tmnxDiamAppPlcyName",
                        "tmnxDiamAppSLAProfName",
                        "tmnxDiamAppSessionId",
                        "tmnxDiamAppTrapDescription",
                        "tmnxVrrpNotifBfdIntfIfName");
    }

    /** The whole way: a packet for each notification, one binding for each object it has, through decoding. */
    @Test
    void decodingNamesEveryNotification() throws IOException {
        var decoding = decoding();
        long bindings = 0;
        var differing = new ArrayList<String>();
        for (JsonNode row : rows("notifications.jsonl")) {
            var packet = new TrapBytes(row.get("oid").asText());
            for (JsonNode oid : row.get("varbind_oids")) {
                if (!oid.isNull()) {
                    packet.integer(oid.asText() + ".1", 1);
                    bindings++;
                }
            }
            JsonNode decoded = JSON.readTree(decoding.answer(request(packet))).get("decoded");
            boolean trap = decoded.path("trapName")
                    .asText()
                    .endsWith("::" + row.get("name").asText());
            boolean objects = StreamSupport.stream(decoded.get("varbinds").spliterator(), false)
                    .allMatch(v -> v.path("name").asText().endsWith(".1"));
            if (!trap || !objects) {
                differing.add(row.get("name").asText() + " shown as "
                        + decoded.path("trapName").asText());
            }
        }
        // That row is a place in the tree of one module and a notification of another: a trap is the latter.
        assertThat(differing).containsExactly("blueThresholdTraps shown as BLUE-NOTIFICATION-MIB::btConditionalEvent");
        assertThat(bindings).isEqualTo(5_504);
    }

    /** One binding for every label of every object, and the label must be what is shown. */
    @Test
    void decodingShowsEveryLabel() throws IOException {
        var decoding = decoding();
        long labels = 0;
        var differing = new ArrayList<String>();
        for (JsonNode row : rows("objects.jsonl")) {
            for (var label : row.get("enum").properties()) {
                long number = label.getValue().asLong();
                var packet = new TrapBytes("1.3.6.1.6.3.1.1.5.1");
                String oid = row.get("oid").asText() + ".1";
                if (row.get("syntax").asText().equals("BITS")) {
                    byte[] bits = new byte[(int) number / 8 + 1];
                    bits[(int) number / 8] = (byte) (0x80 >> (number % 8));
                    packet.octets(oid, bits);
                } else {
                    packet.integer(oid, number);
                }
                JsonNode shown = JSON.readTree(decoding.answer(request(packet))).at("/decoded/varbinds/0/display");
                labels++;
                if (!shown.asText().equals(label.getKey() + "(" + number + ")")) {
                    differing.add(row.get("name").asText() + " " + label + " shown " + shown);
                }
            }
        }
        assertThat(differing).isEmpty();
        assertThat(labels).isEqualTo(2_365);
    }

    private static DecodeLines decoding() {
        return new DecodeLines(InstantSource.fixed(Instant.EPOCH), ZoneOffset.UTC, loaded.names());
    }

    private static String request(TrapBytes packet) {
        return "{\"id\":1,\"kind\":\"snmp\",\"input_b64\":\""
                + Base64.getEncoder().encodeToString(packet.bytes()) + "\"}";
    }

    @Test
    void everyModuleIsReadOrListedWithItsReason() {
        assertThat(loaded.unused()).isEmpty();
        assertThat(loaded.names().modules()).hasSize(323);
        var broken = loaded.names().modules().values().stream()
                .filter(ModuleNames::broken)
                .map(m -> m.module() + ": "
                        + m.remarks().stream()
                                .filter(r -> r.level() == Remark.Level.ERROR)
                                .map(Remark::text)
                                .toList())
                .toList();
        assertThat(broken)
                .containsExactlyInAnyOrder(
                        "AP80-PRIVATE-MIB: [dot1xSupplicantAuthenticated is lost: nobody defines object dot11AuthenticatorMacAddr]",
                        "BLUE-NOTIFICATION-MIB: [btConditionalEvent is lost: nobody defines object ntyobjObjValue]",
                        "FORTINET-FORTISWITCH-MIB: [fsTrapIpConflict is lost: nobody defines object ifname]",
                        "LENOVO-ENV-MIB: [lenovoEnvMibFanFailure and 1 more are lost: nobody defines object lenovoEnvMibFanRPM]",
                        "MELLANOX-EFM-MIB: [internalSpeedMismatch is lost: nobody defines object mellanoxIfVPIIndex]");
    }

    /** The nodes a row may mean: its name in each module that the other reader found it in. */
    private static Stream<MibNode> named(JsonNode row, String field) {
        return StreamSupport.stream(row.get(field).spliterator(), false)
                .flatMap(modules -> Stream.of(modules.asText().split(", ")))
                .flatMap(module ->
                        loaded.names().named(module + "::" + row.get("name").asText()).stream());
    }

    private static List<JsonNode> rows(String file) throws IOException {
        var rows = new ArrayList<JsonNode>();
        for (String line : Files.readAllLines(corpus.resolve(file))) {
            rows.add(JSON.readTree(line));
        }
        return rows;
    }

    static List<MibText> texts(Path root) {
        try (Stream<Path> files = Stream.of("base", "vendor").flatMap(d -> walk(root.resolve(d)))) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .map(f -> MibText.read(root.relativize(f).toString(), bytes(f)))
                    .toList();
        }
    }

    private static Stream<Path> walk(Path folder) {
        try {
            return Files.walk(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> corpus() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path mibs = at.resolveSibling("shared").resolve("corpus/mibs");
            if (Files.isDirectory(mibs)) {
                return Optional.of(mibs);
            }
        }
        return Optional.empty();
    }
}
