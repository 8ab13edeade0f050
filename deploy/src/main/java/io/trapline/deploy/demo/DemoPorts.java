package io.trapline.deploy.demo;

import org.jspecify.annotations.Nullable;

/**
 * Where the demo listens on loopback.
 *
 * @param http TCP
 * @param snmp UDP
 * @param syslog UDP and TCP
 * @param more doors that are open only when asked for
 */
public record DemoPorts(int http, int snmp, int syslog, More more) {

    /** Each is null for a door that stays closed; all are TCP. */
    public record More(
            @Nullable Integer snmpTcp,
            @Nullable Integer syslogTls,
            @Nullable Integer syslogRelp) {

        /** None of them. */
        public static final More NONE = new More(null, null, null);
    }

    /** The same with a free port wherever there is a 0. */
    DemoPorts chosen() {
        return new DemoPorts(
                FreePort.orFree(http),
                FreePort.orFree(snmp),
                FreePort.orFree(syslog),
                new More(chosen(more.snmpTcp()), chosen(more.syslogTls()), chosen(more.syslogRelp())));
    }

    private static @Nullable Integer chosen(@Nullable Integer port) {
        return port == null ? null : FreePort.orFree(port);
    }
}
