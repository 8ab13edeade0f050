package io.trapline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The real senders: snmptrap and snmpinform of Net-SNMP, logger of util-linux. */
final class Clients {

    private static final String COLD_START = "1.3.6.1.6.3.1.1.5.1";
    private static final String LINK_DOWN = "1.3.6.1.6.3.1.1.5.3";
    private static final String LINK_UP = "1.3.6.1.6.3.1.1.5.4";
    private static final String TRAP_ADDRESS = "1.3.6.1.6.3.18.1.3.0";
    private static final String IF_ENTRY = "1.3.6.1.2.1.2.2.1.";

    private final int snmp;
    private final int syslog;

    Clients(int snmp, int syslog) {
        this.snmp = snmp;
        this.syslog = syslog;
    }

    /** A device by its management address and one of its ports. */
    record Link(String device, String address, int ifIndex, String ifName) {}

    void trapV2c(Link link, boolean up) throws IOException, InterruptedException {
        v2c("snmptrap", link, up);
    }

    /** Ends well only when the product has answered. */
    void inform(Link link, boolean up) throws IOException, InterruptedException {
        v2c("snmpinform", link, up, "-r", "0", "-t", "5");
    }

    private void v2c(String client, Link link, boolean up, String... options) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(client, "-v2c", "-c", "public"));
        command.addAll(List.of(options));
        String index = "." + link.ifIndex();
        command.addAll(List.of("udp:127.0.0.1:" + snmp, "", up ? LINK_UP : LINK_DOWN));
        command.addAll(List.of(IF_ENTRY + "1" + index, "i", Integer.toString(link.ifIndex())));
        command.addAll(List.of(IF_ENTRY + "7" + index, "i", "1"));
        command.addAll(List.of(IF_ENTRY + "8" + index, "i", up ? "1" : "2"));
        command.addAll(List.of(TRAP_ADDRESS, "a", link.address()));
        run(command);
    }

    private void trap(String... oidAndVarbinds) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("snmptrap", "-v2c", "-c", "public", "udp:127.0.0.1:" + snmp, ""));
        command.addAll(List.of(oidAndVarbinds));
        run(command);
    }

    /** RFC 3418: the device was started anew. */
    void coldStart(Link link) throws IOException, InterruptedException {
        trap(COLD_START, TRAP_ADDRESS, "a", link.address());
    }

    /** RFC 3877: alarmActiveState of model 3 of the unnamed list, in its second state, on the port. */
    void alarmActive(Link link) throws IOException, InterruptedException {
        String row = ".0.11.7.234.11.1.8.30.0.0.43.0.0.9";
        trap(
                "1.3.6.1.2.1.118.0.2",
                "1.3.6.1.2.1.118.1.2.2.1.13" + row,
                "o",
                "1.3.6.1.2.1.118.1.1.2.1.3.0.3.2",
                "1.3.6.1.2.1.118.1.2.2.1.10" + row,
                "o",
                "1.3.6.1.2.1.2.2.1.1." + link.ifIndex(),
                TRAP_ADDRESS,
                "a",
                link.address());
    }

    /** RFC 1157: generic-trap 2 is linkDown, 3 is linkUp; agent-addr names the device. */
    void trapV1(Link link, boolean up) throws IOException, InterruptedException {
        run(List.of(
                "snmptrap",
                "-v1",
                "-c",
                "public",
                "udp:127.0.0.1:" + snmp,
                "1.3.6.1.6.3.1.1.5",
                link.address(),
                up ? "3" : "2",
                "0",
                "",
                IF_ENTRY + "1." + link.ifIndex(),
                "i",
                Integer.toString(link.ifIndex())));
    }

    void cisco(Link link, boolean up) throws IOException, InterruptedException {
        logger(
                link,
                "--udp",
                "local7.err",
                "%LINK-3-UPDOWN",
                "Interface " + link.ifName() + ", changed state to " + (up ? "up" : "down"));
    }

    /** The card of the port was taken out. */
    void ciscoCardOut(Link port) throws IOException, InterruptedException {
        String slot = port.ifName().substring(0, port.ifName().lastIndexOf('/'));
        logger(
                port,
                "--udp",
                "local7.notice",
                "%OIR-6-REMCARD",
                "Card removed from slot " + slot + ", interfaces disabled");
    }

    /** An ONT of the PON port lost its light. */
    void huaweiOnt(Link port, int ont) throws IOException, InterruptedException {
        String[] at = port.ifName().split("/");
        logger(
                port,
                "--udp",
                "local7.notice",
                "ALARM",
                ("5301 FAULT WARNING 0x2e112007 SERVICE QUALITY ALARM NAME : The distribute fiber is broken or the OLT"
                                + " cannot receive expected optical signals from the ONT(LOSi/LOBi) PARAMETERS :"
                                + " FrameID: %s, SlotID: %s, PortID: %s, ONT ID: %d, Equipment ID: HG8245")
                        .formatted(at[0], at[1], at[2], ont));
    }

    void juniper(Link link, boolean up) throws IOException, InterruptedException {
        logger(
                link,
                "--tcp",
                "daemon.warning",
                "mib2d",
                "SNMP_TRAP_LINK_%s: ifIndex %d, ifAdminStatus up(1), ifOperStatus %s, ifName %s"
                        .formatted(up ? "UP" : "DOWN", link.ifIndex(), up ? "up(1)" : "down(2)", link.ifName()));
    }

    /** RFC 3164. logger writes the name of its machine as HOSTNAME, so it runs where that is the device's. */
    private void logger(Link link, String wire, String priority, String tag, String text)
            throws IOException, InterruptedException {
        run(List.of(
                "unshare",
                "--user",
                "--map-root-user",
                "--uts",
                "sh",
                "-c",
                "hostname \"$0\" && exec logger \"$@\"",
                link.device(),
                "--server",
                "127.0.0.1",
                "--port",
                Integer.toString(syslog),
                wire,
                "--rfc3164",
                "--priority",
                priority,
                "--tag",
                tag,
                text));
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("MIBS", "");
        var process = builder.start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(15, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as("%s said %s", command, said).isZero();
    }
}
