package io.trapline.mediation.mib;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The compiled form, and what ships in it. */
class CatalogueTest {

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        var modules = Catalogue.shipped();
        String written = Catalogue.write(modules.values());
        var again = Catalogue.read(new ByteArrayInputStream(written.getBytes(StandardCharsets.UTF_8)));
        assertThat(again).isEqualTo(modules);
        assertThat(Catalogue.write(again.values())).isEqualTo(written);
    }

    @Test
    void theStandardTrapsAreNamed() {
        MibNames names = MibLoader.load(List.of(), Catalogue.shipped()).names();
        assertThat(List.of(
                        "1.3.6.1.6.3.1.1.5.1 coldStart",
                        "1.3.6.1.6.3.1.1.5.2 warmStart",
                        "1.3.6.1.6.3.1.1.5.3 linkDown",
                        "1.3.6.1.6.3.1.1.5.4 linkUp",
                        "1.3.6.1.6.3.1.1.5.5 authenticationFailure",
                        "1.3.6.1.2.1.15.0.2 bgpBackwardTransNotification",
                        "1.3.6.1.2.1.14.16.2.2 ospfNbrStateChange",
                        "1.3.6.1.2.1.47.2.0.1 entConfigChange",
                        "1.3.6.1.2.1.10.166.3.0.2 mplsTunnelDown",
                        "1.3.6.1.6.3.1.1.5.6 egpNeighborLoss",
                        "1.3.6.1.2.1.138.0.17 isisAdjacencyChange",
                        "1.3.6.1.2.1.222.0.2 bfdSessDown",
                        "1.3.6.1.2.1.118.0.2 alarmActiveState",
                        "1.3.6.1.2.1.131.0.1 entStateOperEnabled",
                        "1.3.6.1.2.1.191.0.1 ospfv3VirtIfStateChange",
                        "1.3.6.1.2.1.207.0.1 vrrpv3NewMaster",
                        "1.0.8802.1.1.2.0.0.1 lldpRemTablesChange",
                        "1.3.6.1.2.1.10.166.4.0.4 mplsLdpSessionDown",
                        "1.3.6.1.2.1.10.246.0.1 pwDown",
                        "1.3.6.1.2.1.10.18.15.0.1 dsx1LineStatusChange",
                        "1.3.6.1.2.1.10.30.15.0.1 dsx3LineStatusChange",
                        "1.3.6.1.2.1.17.0.1 newRoot",
                        "1.3.6.1.2.1.158.0.2 dot3OamNonThresholdEvent",
                        "1.3.111.2.802.1.1.8.0.1 dot1agCfmFaultAlarm",
                        "1.3.6.1.2.1.157.0.1 pimNeighborLoss"))
                .allSatisfy(line -> {
                    String[] expected = line.split(" ");
                    assertThat(names.node(expected[0])).hasValueSatisfying(node -> {
                        assertThat(node.name()).isEqualTo(expected[1]);
                        assertThat(node.kind()).isEqualTo(NodeKind.NOTIFICATION);
                    });
                });
        assertThat(names.modules()).hasSizeGreaterThan(250);
        assertThat(names.size()).isGreaterThan(20_000);
    }

    /** Facts only: nothing in it is longer than a name, a hint or a list of numbers with their labels. */
    @Test
    void noTextOfTheModulesIsInIt() {
        String written = Catalogue.write(Catalogue.shipped().values());
        assertThat(written.lines().filter(line -> !line.startsWith("#")))
                .allMatch(line -> line.matches("[VMTN]\\t.*"))
                .noneMatch(line -> line.startsWith("N") && line.contains(" "));
    }
}
