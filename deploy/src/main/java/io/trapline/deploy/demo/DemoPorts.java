package io.trapline.deploy.demo;

/**
 * Where the demo listens on loopback.
 *
 * @param http TCP
 * @param snmp UDP
 * @param syslog UDP and TCP
 */
public record DemoPorts(int http, int snmp, int syslog) {

    /** The same with a free port wherever there is a 0. */
    DemoPorts chosen() {
        return new DemoPorts(FreePort.orFree(http), FreePort.orFree(snmp), FreePort.orFree(syslog));
    }
}
