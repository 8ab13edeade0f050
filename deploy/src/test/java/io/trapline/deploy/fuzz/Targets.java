package io.trapline.deploy.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.trapline.agent.listen.FramingTarget;
import io.trapline.agent.listen.ProxyTarget;
import io.trapline.agent.listen.RelpTarget;
import io.trapline.agent.usm.UsmTarget;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The campaigns: what is fuzzed, from which seeds, with which words. */
final class Targets {

    private static final byte[] TRAP = HexFormat.of()
            .parseHex("303d020101040663306d6d756ea7300204172ba9de020100020100302230"
                    + "0e06082b06010201010300430212673010060a2b06010603010104010006022b06");

    private static final String MODULE = """
            A-MIB DEFINITIONS ::= BEGIN
            IMPORTS enterprises, OBJECT-TYPE, Integer32 FROM SNMPv2-SMI DisplayString FROM SNMPv2-TC;
            a MODULE-IDENTITY LAST-UPDATED "200001010000Z" DESCRIPTION "text" ::= { enterprises 7 }
            Colour ::= TEXTUAL-CONVENTION DISPLAY-HINT "1x:" STATUS current SYNTAX INTEGER { red(1), blue(-2) }
            table OBJECT-TYPE SYNTAX SEQUENCE OF Row MAX-ACCESS not-accessible ::= { a 1 }
            row OBJECT-TYPE SYNTAX Row INDEX { x, IMPLIED y } ::= { table 1 }
            Row ::= SEQUENCE { x Integer32, y DisplayString }
            x OBJECT-TYPE SYNTAX Integer32 (0..7 | 9) ::= { row 1 }
            y OBJECT-TYPE SYNTAX DisplayString (SIZE (6)) ::= { row 2 }
            n NOTIFICATION-TYPE OBJECTS { x, y } STATUS current ::= { a 0 1 }
            t TRAP-TYPE ENTERPRISE a VARIABLES { x } ::= 4
            END
            """;

    private Targets() {}

    static List<Campaign> all() {
        return List.of(snmp(), usm(), rfc3164(), rfc5424(), framing(), relp(), proxy(), mib());
    }

    private static Campaign snmp() {
        List<byte[]> seeds = new ArrayList<>(Seeds.corpus("traps"));
        seeds.add(TRAP);
        return new Campaign(
                "snmp",
                SnmpTarget.class.getName(),
                seeds,
                hex(
                        "2b06010201010300",
                        "2b060106030101040100",
                        "2b060106030101040300",
                        "2b06010603120103",
                        "2b0601060312010400",
                        "020103",
                        "020101",
                        "020100",
                        "3080",
                        "84ffffffff",
                        "847fffffff",
                        "8200ff",
                        "9f78043f800000",
                        "9f7908",
                        "a4",
                        "a6",
                        "a7",
                        "a8"));
    }

    private static Campaign usm() {
        List<byte[]> seeds = new ArrayList<>(Seeds.corpus("traps"));
        seeds.add(
                HexFormat.of()
                        .parseHex(
                                "302f040980001f8880040102030400a72002010102010002010030153013060a2b06010603010104010006052b06010401"));
        return new Campaign(
                "usm",
                UsmTarget.class.getName(),
                seeds,
                hex("020103", "040103", "040107", "6a616e65", "6a61636b", "6a6f65", "80001f8804010203", "a8", "a2"));
    }

    private static Campaign framing() {
        return new Campaign(
                "framing",
                FramingTarget.class.getName(),
                Seeds.joined(
                        Seeds.corpus("syslog/suites"),
                        Seeds.lines(
                                "12 <1>hello, you5 <1>ab<1>line\n<2>line\r\n<3>nul\u0000",
                                "65 <1>" + "x".repeat(80) + "\n2026 was a year\n",
                                "<1>" + "y".repeat(200) + "\n<1>after\n")),
                List.of(
                        "64 <",
                        "65 <",
                        "2147483647 <",
                        "99999999999 <",
                        "\r\n",
                        "\n",
                        "\u0000",
                        "1 <",
                        "\u0030\u0082\u0001"));
    }

    private static Campaign relp() {
        String open = "1 open 47 relp_version=0\nrelp_software=x\ncommands=syslog\n";
        return new Campaign(
                "relp",
                RelpTarget.class.getName(),
                Seeds.lines(
                        open + "2 syslog 5 hello\n3 syslog 0\n4 close 0\n",
                        open + "2 syslog 80 " + "x".repeat(80) + "\n3 syslog 3 abc\n",
                        "1 open 0\n",
                        "1 serverclose 0\n2 rsp 0\n"),
                List.of(
                        " open ",
                        " syslog ",
                        " close 0\n",
                        " rsp 0\n",
                        " serverclose 0\n",
                        "commands=syslog\n",
                        "99999999 ",
                        "999999999 ",
                        "starttls",
                        "\n",
                        open));
    }

    private static Campaign proxy() {
        return new Campaign(
                "proxy",
                ProxyTarget.class.getName(),
                Seeds.lines(
                        "PROXY TCP4 192.0.2.1 192.0.2.2 56324 514\r\n<1>a",
                        "PROXY TCP6 2001:db8::1 2001:db8::2 56324 514\r\n",
                        "PROXY UNKNOWN\r\n",
                        "\r\n\r\n\u0000\r\nQUIT\n!\u0011\u0000\u000cabcdefghijkl",
                        "\r\n\r\n\u0000\r\nQUIT\n \u0000\u0000\u0000"),
                List.of(
                        "PROXY ",
                        "TCP4 ",
                        "TCP6 ",
                        "UNKNOWN",
                        "\r\n",
                        "255.255.255.255 ",
                        "::ffff:1.2.3.4 ",
                        " 65535",
                        " 0 ",
                        "\r\n\r\n\u0000\r\nQUIT\n",
                        "!\u0011",
                        "!!"));
    }

    private static Campaign mib() {
        return new Campaign(
                "mib",
                MibTarget.class.getName(),
                Seeds.lines(
                        MODULE,
                        "A DEFINITIONS ::= BEGIN END B DEFINITIONS ::= BEGIN a OBJECT IDENTIFIER ::= { b 1 } END"),
                List.of(
                        " DEFINITIONS ::= BEGIN ",
                        " ::= { enterprises 1 }",
                        "IMPORTS ",
                        " FROM SNMPv2-SMI",
                        " OBJECT-TYPE ",
                        " NOTIFICATION-TYPE ",
                        " TRAP-TYPE ENTERPRISE ",
                        " MACRO ::= BEGIN ",
                        " TEXTUAL-CONVENTION ",
                        "DISPLAY-HINT \"1x:\"",
                        "SYNTAX INTEGER { a(1) }",
                        "INDEX { IMPLIED a }",
                        "AUGMENTS { a }",
                        "SEQUENCE OF ",
                        "OBJECT IDENTIFIER ::= { iso 3 }",
                        "DEFVAL { 'ff'H }",
                        "(0..4294967295)",
                        "-- ",
                        "END\n"));
    }

    private static Campaign rfc3164() {
        return new Campaign(
                "rfc3164",
                Rfc3164Target.class.getName(),
                Seeds.joined(
                        Seeds.corpus("syslog"),
                        Seeds.lines(
                                "<34>Oct 11 22:14:15 mymachine su: 'su root' failed for lonvick on /dev/pts/8",
                                "<189>45: *Mar  1 00:00:12.345 CET: %LINK-3-UPDOWN: Interface Gi0/1, changed state to down",
                                "<166>Nov 22 2026 21:04:05 fw01 : %ASA-6-302013: Built outbound TCP connection")),
                List.of(
                        "<191>",
                        "Feb 29 ",
                        "Dec 31 23:59:60",
                        "%ASA-",
                        "%%01",
                        "-4-",
                        "UPDOWN: ",
                        "CEST",
                        "date=",
                        "time=",
                        "devname=",
                        ".123",
                        " 2026 ",
                        "T23:59:59",
                        "+02:00",
                        "RP/0/RSP0/CPU0:",
                        "system,info",
                        "[1]: ",
                        "last message repeated ",
                        "\u00ef\u00bb\u00bf",
                        "1970",
                        "9999"));
    }

    private static Campaign rfc5424() {
        return new Campaign(
                "rfc5424",
                Rfc5424Target.class.getName(),
                Seeds.joined(
                        Seeds.corpus("syslog/suites"),
                        Seeds.lines(
                                "<34>1 2003-10-11T22:14:15.003Z mymachine.example.com su - ID47 - 'su root' failed",
                                "<165>1 2003-08-24T05:14:15.000003-07:00 192.0.2.1 myproc 8710 - [a b=\"c\\]\\\"\\\\\" d=\"\"][e] x",
                                "<0>1 - - - - - -")),
                List.of(
                        "<191>1 ",
                        "<0>1 ",
                        " - - - - ",
                        "[a b=\"c\"]",
                        "\\]",
                        "\\\"",
                        "\\\\",
                        "\u00ef\u00bb\u00bf",
                        "[junos@2636",
                        "2024-02-29T23:59:59",
                        ".123456",
                        "+14:00",
                        "-00:00",
                        "Z ",
                        "%LINK-3-UPDOWN: "));
    }

    private static List<String> hex(String... words) {
        return java.util.Arrays.stream(words)
                .map(word -> new String(HexFormat.of().parseHex(word), ISO_8859_1))
                .toList();
    }
}
