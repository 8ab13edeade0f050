package io.trapline.mediation.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.mediation.Decoded;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Headers with more than one stamp, host or counter, and zones written as a shift. A dash is null. */
class HeaderBeforeHeaderTest {

    private final SyslogDecoder decoder = new SyslogDecoder();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sw-1     | 2026-11-26T12:10:57.900Z | LINK-3-UPDOWN | '<187>Nov 26 12:10:58 sw-1 45: Nov 26 12:10:57.900: %LINK-3-UPDOWN: Interface GigabitEthernet0/92, changed state to down'
            10.1.1.1 | 2026-11-26T12:10:57.900Z | LINK-3-UPDOWN | '<187>Nov 26 12:10:58 10.1.1.1 45: *Nov 26 12:10:57.900: %LINK-3-UPDOWN: Interface GigabitEthernet0/94, changed state to down'
            sw-1     | 2026-11-26T11:59:57.900Z | LINK-3-UPDOWN | '<187>Nov 26 11:59:58 10.1.1.1 45: sw-1: *Nov 26 11:59:57.900: %LINK-3-UPDOWN: Interface GigabitEthernet0/1, changed state to down'
            10.1.1.1 | 2026-11-26T11:59:57.900Z | LINK-3-UPDOWN | '<187>2026-11-26T11:59:58.123456+00:00 10.1.1.1 45: *Nov 26 11:59:57.900: %LINK-3-UPDOWN: Interface GigabitEthernet0/1, changed state to down'
            sw-1     | 2026-11-26T12:10:58Z     | LINK-3-UPDOWN | '<187>1 2026-11-26T12:10:58Z sw-1 - - - - 45: Nov 26 12:10:57.900: %LINK-3-UPDOWN: Interface GigabitEthernet0/95, changed state to down'
            sw-1     | 2026-11-26T12:10:58Z     | LINK-3-UPDOWN | '<187>1 2026-11-26T12:10:58Z sw-1 - - - - *Nov 26 12:10:57.900 UTC: %LINK-3-UPDOWN: Interface GigabitEthernet0/95, changed state to down'
            n9k-1    | 2026-11-26T12:10:58Z     | ETHPORT-5-IF_DOWN_LINK_FAILURE | '<189>Nov 26 12:10:58 n9k-1 : 2026 Nov 26 12:10:58 UTC: %ETHPORT-5-IF_DOWN_LINK_FAILURE: Interface Ethernet1/3 is down (Link failure)'
            xr1      | 2026-11-26T12:10:58.123Z | PKT_INFRA-LINK-3-UPDOWN | '<187>Nov 26 12:10:58 xr1 123: RP/0/RSP0/CPU0:Nov 26 12:10:58.123 UTC: ifmgr[226]: %PKT_INFRA-LINK-3-UPDOWN : Interface GigabitEthernet0/0/0/2, changed state to Down'
            da-kiel  | 2026-11-26T12:29:59.123Z | LINK-3-UPDOWN | '<187>Nov 26 13:30:00 da-kiel 000045: Nov 26 12:29:59.123: %LINK-3-UPDOWN: Interface GigabitEthernet0/1, changed state to down'
            -        | 2026-11-26T12:36:58.123+08:00 | LINK-3-UPDOWN | '<187>45: Nov 26 12:36:58.123 GMT+8: %LINK-3-UPDOWN: Interface GigabitEthernet0/300, changed state to down'
            -        | 2026-11-26T12:36:58.123+08:00 | LINK-3-UPDOWN | '<187>45: Nov 26 12:36:58.123 UTC+8: %LINK-3-UPDOWN: Interface GigabitEthernet0/300, changed state to down'
            -        | 2026-11-26T20:36:58.123+08:00 | LINK-3-UPDOWN | '<187>45: *Nov 26 20:36:58.123 GMT+08:00: %LINK-3-UPDOWN: Interface GigabitEthernet0/300, changed state to down'
            -        | 2026-11-26T12:36:58.123-03:30 | LINK-3-UPDOWN | '<187>45: Nov 26 12:36:58.123 GMT-3:30: %LINK-3-UPDOWN: Interface GigabitEthernet0/300, changed state to down'
            NE40-1   | 2026-11-26T11:59:58+01:00 | IFNET/4/IF_STATE | '<188>Nov 26 2026 11:59:58+01:00 DST NE40-1 %%01IFNET/4/IF_STATE(l)[12]:Interface Gi0/0/4 has turned into DOWN state.'
            NE40-1   | 2026-11-26T11:59:58+01:00 | IFNET/4/IF_STATE | '<188>2026-11-26 11:59:58+01:00 DST NE40-1 %%01IFNET/4/IF_STATE(l)[12]:Interface Gi0/0/4 has turned into DOWN state.'
            NE40-1   | 2026-11-26T11:59:58Z     | IFNET/4/IF_STATE | '<188>Nov 26 2026 11:59:58 DST NE40-1 %%01IFNET/4/IF_STATE(l)[12]:Interface Gi0/0/4 has turned into DOWN state.'
            DST      | 2026-11-26T11:59:58Z     | IFNET/4/IF_STATE | '<188>Nov 26 2026 11:59:58 DST %%01IFNET/4/IF_STATE(l)[12]:Interface Gi0/0/4 has turned into DOWN state.'
            NE40-1   | 2026-11-26T11:59:57Z     | IFNET/4/IF_STATE | '<188>Nov 26 11:59:58 relay1 Nov 26 2026 11:59:57 NE40-1 %%01IFNET/4/IF_STATE(l)[12]:Interface Gi0/0/4 has turned into DOWN state.'
            NE40-1   | 2026-11-26T11:59:57+01:00 | IFNET/4/IF_STATE | '<188>Nov 26 11:59:58 relay1 2026-11-26 11:59:57+01:00 NE40-1 %%01IFNET/4/IF_STATE(l)[12]:Interface Gi0/0/4 has turned into DOWN state.'
            Core 2 West | 2026-11-26T11:59:58Z  | IFNET/4/IF_STATE | '<188>Nov 26 2026 11:59:58 Core 2 West %%01IFNET/4/IF_STATE(l)[12]:Interface Gi0/0/4 has turned into DOWN state.'
            n9k-1    | 2026-11-26T12:10:58Z     | ETHPORT-5-IF_DOWN_LINK_FAILURE | '<186>: 2026 Nov 26 12:10:58 n9k-1 %$ VDC-1 %$ %ETHPORT-5-IF_DOWN_LINK_FAILURE: Interface Ethernet1/3 is down (Link failure)'
            n9k-1    | 2026-11-26T12:10:58Z     | ETHPORT-5-IF_DOWN_LINK_FAILURE | '<186>2026 Nov 26 12:10:58 n9k-1 %$ VDC-1 %$ %ETHPORT-5-IF_DOWN_LINK_FAILURE: Interface Ethernet1/3 is down (Link failure)'
            -        | 2026-11-26T12:10:58.123Z | LINK-3-UPDOWN | '<187>45: [syslog@9 s_sn="45"]: Nov 26 12:10:58.123: %LINK-3-UPDOWN: Interface GigabitEthernet0/1, changed state to down'
            FG-1     | 2026-11-26T11:59:58+01:00 | -            | '<189>date=2026-11-26 time=11:59:58 devname="FG-1" devid="FG8" logid="0100" type="event" level=notice tz="+0100" logdesc="x"'
            FG-1     | 2026-11-26T10:59:58.123456789Z | -       | '<189>date=2026-11-26 time=11:59:58 devname="FG-1" eventtime=1795690798123456789 tz="+0100" type="event" level=notice'
            FG-1     | 2026-11-26T10:59:58Z     | -             | '<189>date=2026-11-26 time=11:59:58 devname="FG-1" eventtime=1795690798 type="event" level=notice'
            FG-csv   | 2026-11-26T11:59:58+01:00 | -            | '<189>date=2026-11-26,time=11:59:58,devname=FG-csv,devid=FG8,logid=0100,type=event,level=notice,tz=+0100'
            """)
    void theDeviceIsHeard(String host, String stamp, String mnemonic, String text) {
        Decoded.SyslogMessage line = decoder.decode(
                text.getBytes(StandardCharsets.UTF_8), Instant.parse("2026-11-26T12:00:00Z"), ZoneOffset.UTC);
        assertThat(shown(line.hostname())).isEqualTo(host);
        assertThat(shown(line.timestamp())).isEqualTo(stamp);
        assertThat(shown(line.mnemonic())).isEqualTo(mnemonic);
        assertThat(line.format()).isNotIn("plain", "rfc3164");
    }

    private static String shown(@Nullable Object value) {
        return value == null ? "-" : value.toString();
    }
}
