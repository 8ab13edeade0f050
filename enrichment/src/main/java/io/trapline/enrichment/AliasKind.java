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
    OBJECT("object"),
    /** What an operator wrote on a port: customer and circuit hints. */
    IF_ALIAS("ifAlias"),
    /** entPhysicalIndex or entPhysicalName of a part of a device. */
    ENT_PHYSICAL("entPhysical"),
    /** A PON port by frame, slot and port, in the vendor's writing. */
    PON_PORT("ponPort"),
    /** An ONU by serial number, or by its PON port and number. */
    ONU("onu"),
    /** A circuit by its id, wherever in the plan it runs. */
    CIRCUIT("circuit"),
    /** VLAN id on a device; {@code 100.200} for a VLAN in a VLAN. */
    VLAN("vlan"),
    VRF("vrf"),
    /** Address or router id of a BGP or OSPF neighbour of a device. */
    PEER("peer"),
    /** A bundle of ports of a device. */
    LAG("lag"),
    /** A building or cabinet of the plan. */
    SITE("site");

    /** Where a name means one thing. */
    public enum Scope {
        /** In an address plan, and it names the device. */
        DEVICE,
        /** On a device, and it names a part of it. */
        PART,
        /** In an address plan, and it names anything. */
        PLAN
    }

    private final String word;

    AliasKind(String word) {
        this.word = word;
    }

    public Scope scope() {
        return switch (this) {
            case ADDRESS, HOSTNAME, ENGINE_ID -> Scope.DEVICE;
            case CIRCUIT, SITE -> Scope.PLAN;
            case IF_INDEX, IF_NAME, OBJECT, IF_ALIAS, ENT_PHYSICAL, PON_PORT, ONU, VLAN, VRF, PEER, LAG -> Scope.PART;
        };
    }

    /** The word used in the BSS view {@code resource_alias.kind}, API and pages. */
    public String word() {
        return word;
    }
}
