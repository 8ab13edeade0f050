package io.trapline.enrichment;

/** By what a network word names a resource. Order is part of stored formats: add at the end. */
public enum AliasKind {
    /** Management or packet address of a device, textual form as {@code InetAddress.getHostAddress()}. */
    ADDRESS("address"),
    /** sysName or syslog HOSTNAME of a device, compared in lower case. */
    HOSTNAME("hostname"),
    /** SNMP engine ID of a device, lower-case hex without prefix. */
    ENGINE_ID("engineId"),
    /** ifIndex of a port on its device, decimal. */
    IF_INDEX("ifIndex"),
    /** ifName, ifDescr or the vendor's way to write a port on its device. */
    IF_NAME("ifName"),
    /** Anything else on a device by the device's own name for it: an ONU's serial number, a BGP neighbour, a fan. */
    OBJECT("object");

    private final String word;

    AliasKind(String word) {
        this.word = word;
    }

    /** The word used in the BSS view {@code resource_alias.kind}, API and pages. */
    public String word() {
        return word;
    }
}
