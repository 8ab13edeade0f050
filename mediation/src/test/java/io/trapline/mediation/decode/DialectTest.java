package io.trapline.mediation.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.mediation.Decoded;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One line for each dialect: what it is taken for, from whom, and the vendor's word in it. A dash is null. */
class DialectTest {

    private final SyslogDecoder decoder = new SyslogDecoder();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cisco        | r1    | -                     | LINK-3-UPDOWN                     | 5 | <189>29: r1: 000027: .Sep  1 00:00:01.5: %LINK-3-UPDOWN: Interface Gi0/1, changed state to down
            cisco        | -     | -                     | ASA-6-302015                      | 6 | %ASA-6-302015: Built outbound UDP connection
            cisco        | fw01  | -                     | ASA-4-106023                      | 4 | <164>Sep 01 2026 09:26:53 fw01 : %ASA-4-106023: Deny tcp
            cisco        | sw1   | -                     | ETHPORT-5-IF_DOWN_LINK_FAILURE    | 6 | <190>2026 Sep  1 13:15:07 sw1 %ETHPORT-5-IF_DOWN_LINK_FAILURE: Interface Ethernet1/33 is down
            arista       | sw2   | Ebra                  | LINEPROTO-5-UPDOWN                | 5 | <165>Sep  6 09:42:36 sw2 Ebra: %LINEPROTO-5-UPDOWN: Line protocol on Interface Ethernet28, changed state to down
            arista       | sw2   | PortSec               | ETH-4-HOST_FLAPPING               | 4 | <164>Sep  6 09:42:36 sw2 PortSec: 407: %ETH-4-HOST_FLAPPING: Host 00:1c:73:0c:4e:1d in VLAN 8 is flapping
            arista       | sw2   | Ospf                  | OSPF-4-OSPF_ADJACENCY_TEARDOWN    | 4 | <164>Sep  6 09:42:36 sw2 Ospf: Instance 1: %OSPF-4-OSPF_ADJACENCY_TEARDOWN: NGB 10.0.0.2, interface
            force10      | -     | -                     | KERN-6-INT                        | 6 | Sep 11 01:24:44 UTC: %STKUNIT1-M:CP %KERN-6-INT: CP CPU receiving
            juniper      | mx1   | mib2d                 | SNMP_TRAP_LINK_DOWN               | 4 | <28>Sep 20 21:45:59 mx1 mib2d[2424]: SNMP_TRAP_LINK_DOWN: ifIndex 502
            juniper      | gw2.fin1 | rpd                | BGP_UNEXPECTED_MESSAGE_TYPE       | 4 | <28>Sep 20 21:45:59 re1-gw2.fin1 rpd[3167]: BGP_UNEXPECTED_MESSAGE_TYPE: Notify message received
            rfc3164      | fe1   | cef                   | -                                 | 7 | '<111>cef[2]: CEF:0|fireeye|hx|5.0|Acquisition \\| done|name|0|dvchost=fe1 dhost=pc7'
            rfc3164      | ns1   | svm_service           | -                                 | 4 | <12>Sep 14 09:26:53 svm_service: ns1  09:26:53 GMT ns1 0-PPE-0 : GUI CMD_EXECUTED : User nsroot
            rfc5424      | fwd1  | SPLUNK                | -                                 | 1 | <1>1 - - SPLUNK - COOKED [fields@274489 t="1" h="fwd1"] text
            rfc5424      | mx1   | mib2d                 | SNMP_TRAP_LINK_DOWN               | 4 | <28>1 2026-09-20T21:45:59.123Z mx1 mib2d 2424 SNMP_TRAP_LINK_DOWN [junos@2636.1.1.1.2.29 snmp-interface-index="502"] ifIndex 502
            rfc5424      | r2    | -                     | LINK-3-UPDOWN                     | 3 | <187>1 2026-09-20T21:45:59.123Z r2 - - - - %LINK-3-UPDOWN: Interface Gi0/1, changed state to down
            huawei       | sw3   | -                     | IFNET/4/IF_STATE                  | 5 | <29>2026-9-23 01:00:34.270.1 sw3 %%01IFNET/4/IF_STATE(l)[4997]:Interface Ethernet0/0/8 has turned into DOWN state.
            huawei       | -     | -                     | L2IF/4/Porttrap                   | 4 | L2IF/4/Porttrap:OID 1.3.6.1.4.1.2011 loopback detect status: 2.
            comware      | 3Com Baseline Switch | -      | SHELL/4/CMD                       | 4 | Sep  2 18:36:15 2026 3Com Baseline Switch %%10SHELL/4/CMD(l): task:vt0
            timos        | pe1   | TMNX                  | PORT-MINOR-tmnxEqPortEtherAlarm-2001 | 4 | <188>Sep  2 18:43:23 pe1 TMNX: 17 Base PORT-MINOR-tmnxEqPortEtherAlarm-2001 [Port 1/1/1]:  Alarm Remote Fault Set
            exos         | -     | -                     | vlan.msgs.portLinkStateDown       | 6 | 09/15/2026 14:11:03.82 <Info:vlan.msgs.portLinkStateDown> Port 11 link down
            radlan       | -     | -                     | LINK-W-Down                       | 4 | %LINK-W-Down:  ch1
            mikrotik     | mt1   | interface,info        | -                                 | 6 | <30>Sep 14 09:26:53 mt1 interface,info ether1 link down
            mikrotik     | -     | system,error,critical | -                                 | 3 | system,error,critical login failure for user admin
            procurve     | sw4   | mgr                   | 00179                             | 5 | <29> Sep 14 09:26:53 sw4 00179 mgr:  SME SSH from 192.168.1.22 - MANAGER Mode
            zte          | ZXR10 | -                     | 19712                             | 5 | <189>An alarm 19712 level 5 occurred at 16:05:51 12-07-2026 sent by ZXR10 MCP %IP% The port is down
            fortinet     | fw02  | event                 | -                                 | 5 | <189>date=2026-09-09 time=04:27:29 devname="fw02" devid=FG8 logid="0100" type="event" level=notice
            meraki       | ap1   | -                     | -                                 | 6 | <134>1 1789480413.123 ap1 events type=association
            rfc5424-like | h     | a                     | -                                 | 5 | <165>1 2026-09-14T09:26:53.589793+00:00Z h a 1 m [x@1 k="v"] text
            rfc3164      | sw5   | system                | -                                 | 4 | <12>Sep  5 10: 9:26 sw5 system: FAN2 RPM value 2746 is lower
            cisco        | pe7   | -                     | BGP-5-ADJCHANGE                   | 5 | <189>Oct 26 04:27:10 pe7 2559: 003174: Sep 26 04:27:09.174 MSK: %BGP-5-ADJCHANGE: neighbor 192.0.2.17 Up
            cisco        | pe8   | ifmgr                 | PKT_INFRA-LINK-3-UPDOWN           | 6 | <190>Oct 26 17:30:21 pe8 253: RP/0/RSP0/CPU0:Sep 26 16:30:21.710 : ifmgr[189]: %PKT_INFRA-LINK-3-UPDOWN : Interface Gi0/0
            cisco        | nx1   | -                     | VSHD-5-VSHD_SYSLOG_CONFIG_I       | 5 | '<189>Oct 27 13:23:54 nx1 : 2026 Sep 27 13:23:54 GMT: %VSHD-5-VSHD_SYSLOG_CONFIG_I: Configured from vty by noc'
            cisco        | nx1   | -                     | USBHSD-2-MOUNT                    | 2 | '<186>Oct 27 13:23:54 nx1 : 2026 Sep 27 13:23:54 MSK:  %USER-2-SYSTEM_MSG: <<%USBHSD-2-MOUNT>> logflash: online - usbhsd'
            cisco        | fw09  | -                     | ASA-6-106100                      | 4 | <188>Oct 24 11:34:01 relay 601: Sep 24 2026 16:00:28 fw09 : %ASA-6-106100: access-list inside denied udp
            cisco        | fw10  | -                     | ASA-5-111008                      | 5 | '<157>Oct 19 15:11:57 fw10 : Sep 19 15:11:57 MSK/MSD: %ASA-config-5-111008: User x executed a command'
            cisco        | AP:00aa.00bb.00cc | -         | DOT11-6-ASSOC                     | 6 | <190>Sep 23 05:53:28 wlc1: AP:00aa.00bb.00cc: Sep 23 05:53:51.751: %DOT11-6-ASSOC: Interface Dot11Radio1
            arista       | sw2   | Ebra                  | LINEPROTO-5-UPDOWN                | 5 | <165>Sep  6 09:42:36 sw2 Ebra: 12: %LINEPROTO-5-UPDOWN: Line protocol
            force10      | rad1  | -                     | SEC-5-LOGIN_SUCCESS               | 5 | '<189>Oct 12 13:48:18 relay  Sep 12 14:48:18.631: rad1: %STKUNIT0-M:CP %SEC-5-LOGIN_SUCCESS: Login successful'
            rfc3164      | lb1   | mcpd                  | -                                 | 3 | <131>Sep 12 13:48:18 lb1 err mcpd[6089]: 01070638:3: Pool member 192.0.2.9:80 monitor status down.
            exos         | ex1   | -                     | vlan.msgs.portLinkStateDown       | 6 | '<166>Sep  8 10:02:09 ex1 <Info: vlan.msgs.portLinkStateDown> MSM-B: Port 4:32 link down'
            fortinet     | fw02  | event                 | -                                 | 5 | <189>timestamp=1789480413 devname="fw02" devid="FG8" vd="root" date=2026-09-09 time=04:27:29 type="event" level=notice
            plain        | 192.0.2.3 | -                 | -                                 | 6 | <134>id=firewall sn=00AA time="2026-09-04 10:39:35" fw=192.0.2.3 pri=5 m=36 msg="dropped"
            rfc3164      | h     | app                   | -                                 | 5 | '<165>Sep  6 09:42:36 h app: Sep  6 09:42:35: it began'
            rfc3164      | -     | -                     | -                                 | - | '2026-09-01 00:17:45 [Critical][Shell] quit'
            rfc3164      | -     | -                     | -                                 | 5 | '<13>Sep 26 15:00:00 -- MARK --'
            comware      | H3C   | -                     | IFNET/3/PHY_UPDOWN                | 5 | '<189>Sep 26 15:42:18:123 2026 H3C %%10IFNET/3/PHY_UPDOWN: Physical state on the interface GigabitEthernet1/0/1 changed to down.'
            juniper      | mx480-1 | mib2d               | SNMP_TRAP_LINK_DOWN               | 4 | '<28>Sep 26 15:42:18.123 2026 mx480-1 mib2d[2033]: %DAEMON-4-SNMP_TRAP_LINK_DOWN: ifIndex 530'
            juniper      | mx480-1 | rpd                 | RPD_BGP_NEIGHBOR_STATE_CHANGED    | 4 | '<28>Sep 26 15:42:18 mx480-1 rpd[9]: %DAEMON-4-RPD_BGP_NEIGHBOR_STATE_CHANGED: BGP peer 10.0.0.1'
            rfc3164      | mx480-1 | sshd                | -                                 | 6 | '<38>Sep 26 15:42:18 mx480-1 sshd[9]: %AUTH-6: Accepted keyboard-interactive'
            arista       | nx1   | ntpd                  | DAEMON-3-SYSTEM_MSG               | 3 | '<187>Sep 26 15:42:18 nx1 ntpd: %DAEMON-3-SYSTEM_MSG: bad peer'
            rfc3164      | 2001:db8::1 | app             | -                                 | 5 | '<13>Sep 26 15:00:00 2001:db8::1 app: x'
            rfc3164      | -     | -                     | -                                 | 5 | '<13>Sep 26 15:00:00 last message repeated 3 times'
            cisco        | -     | -                     | SYS-5-CONFIG_I                    | 5 | '<13>Sep 26 15:00:00 2026: %SYS-5-CONFIG_I: Configured'
            cisco        | -     | wd_diskmon            | INFRA-WD_DISKMON_SYSADMIN-4-DISK_WARN | 4 | '0/RP0/ADMIN0:Sep 25 23:25:25.856 UTC: wd_diskmon[911]: %INFRA-WD_DISKMON_SYSADMIN-4-DISK_WARN : Sysadmin: Device: /var/log'
            juniper      | -     | mgd                   | UI_AUTH_EVENT                     | - | 'mgd[94759]: UI_AUTH_EVENT: Authenticated user x'
            plain        | -     | -                     | -                                 | - | 'mgd[94759]: it began'
            cisco        | sw01  | -                     | DOT1X-5-FAIL                      | 5 | '<189>387448: sw01: Sep 6 16:13:09.123 UTC+07:30: %DOT1X-5-FAIL: Authentication failed'
            cisco        | 192.0.2.7 | -                 | SYS-5-CONFIG_I                    | 6 | '<190>3132517: 192.0.2.7 3132513: Sep 14 2026 08:23:43.398 UTC: %SYS-5-CONFIG_I: Configured'
            cisco        | -     | -                     | FW-6-DROP_PKT                     | 6 | '<190>3352460: Sep 12 2026 12:15:33.963 mdt: %IOSXE-6-PLATFORM: R0/0: cpp_cp: QFP:0.0 Thread:001 TS:0001 %FW-6-DROP_PKT: Dropping tcp pkt'
            arista       | SW-1  | Ebra                  | ETH-4-ERRDISABLE                  | 4 | '<164>Sep 15 01:40:18 SW-1 Ebra: %ETH-4-ERRDISABLE: bpduguard error detected on Port-Channel77.'
            force10      | lab7  | -                     | IFMGR-5-ASTATE_UP                 | 5 | '<189>Sep 29 18:10:31: lab7: %STKUNIT0-M:CP %IFMGR-5-ASTATE_UP: Changed interface Admin state to up: Te 0/0'
            plain        | -     | -                     | -                                 | - | FAN3 IS OK
            """)
    void eachDialectIsKnown(String format, String host, String app, String mnemonic, String severity, String text) {
        Decoded.SyslogMessage line = decoder.decode(
                text.getBytes(StandardCharsets.UTF_8), Instant.parse("2026-11-22T22:30:00Z"), ZoneOffset.UTC);
        assertThat(line.format()).isEqualTo(format);
        assertThat(shown(line.hostname())).isEqualTo(host);
        assertThat(shown(line.appName())).isEqualTo(app);
        assertThat(shown(line.mnemonic())).isEqualTo(mnemonic);
        assertThat(shown(line.severity())).isEqualTo(severity);
        String stamp = line.timestamp();
        assertThat(stamp == null ? "2026-09" : stamp).startsWith("2026-09");
    }

    private static String shown(@Nullable Object value) {
        return value == null ? "-" : value.toString();
    }
}
