package io.trapline.mediation.rule;

/** The stable codes of what can be wrong in rule files. config/README.md explains each; tests show each. */
final class Codes {

    static final String FOLDER = "RUL-001";
    static final String NAME = "RUL-002";
    static final String OID = "RUL-003";
    static final String UNKNOWN_FIELD = "RUL-004";
    static final String UNKNOWN_ALARM = "RUL-005";
    static final String INCOMPLETE = "RUL-006";
    static final String MATCHES_ALL = "RUL-007";
    static final String PATTERN = "RUL-008";
    static final String UNUSED = "RUL-009";
    static final String CONFLICT = "RUL-010";

    private Codes() {}
}
