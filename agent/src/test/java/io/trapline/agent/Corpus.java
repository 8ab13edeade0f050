package io.trapline.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/** Packets of the shared corpus: beside the checkout, or where the property {@code trapline.shared} says. */
public final class Corpus {

    private static final Pattern PACKET = Pattern.compile("\"(?:packet_b64|b64)\": \"([A-Za-z0-9+/=]+)\"");

    private Corpus() {}

    /** Every SNMP packet in it; skips the test in one line when there is no corpus. */
    public static List<byte[]> packets() {
        var traps = shared().resolve("corpus/traps");
        Assumptions.assumeTrue(Files.isDirectory(traps), "no corpus at " + traps);
        var packets = new ArrayList<byte[]>();
        for (var file : List.of("packets.jsonl", "netsnmp_client.jsonl", "netsnmp_inform_exchanges.jsonl")) {
            try {
                var matcher = PACKET.matcher(Files.readString(traps.resolve(file)));
                while (matcher.find()) {
                    packets.add(Base64.getDecoder().decode(matcher.group(1)));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return packets;
    }

    private static Path shared() {
        String named = System.getProperty("trapline.shared");
        if (named != null) {
            return Path.of(named);
        }
        // From the module's folder: the checkout is one up, the corpus beside it.
        return Path.of("").toAbsolutePath().resolve("../../shared").normalize();
    }
}
