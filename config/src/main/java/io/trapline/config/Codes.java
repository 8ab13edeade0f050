package io.trapline.config;

/** The stable codes of what can be wrong in a YAML file. README.md explains each; tests show each. */
final class Codes {

    static final String UNREADABLE = "CFG-001";
    static final String BINARY = "CFG-002";
    static final String EMPTY = "CFG-003";
    static final String SYNTAX = "CFG-004";
    static final String TAB = "CFG-005";
    static final String DUPLICATE_KEY = "CFG-006";
    static final String VERSION = "CFG-007";
    static final String DUPLICATE_NAME = "CFG-008";
    static final String BIND_TAKEN = "CFG-009";
    static final String MISSING_KEY = "CFG-010";
    static final String TYPE = "CFG-011";
    static final String UNKNOWN_KEY = "CFG-012";
    static final String FORMAT = "CFG-013";
    static final String RANGE = "CFG-014";
    static final String POINTLESS = "CFG-015";
    static final String UNKNOWN_WORD = "CFG-016";
    static final String ANCHOR = "CFG-017";
    static final String TOO_BIG = "CFG-018";
    static final String EXPANSION = "CFG-020";
    static final String CREDENTIAL = "CFG-021";
    static final String ENVIRONMENT = "CFG-022";
    static final String SECRET_FILE = "CFG-023";
    static final String FOLDER = "CFG-024";
    static final String CERTIFICATE = "CFG-025";
    static final String OPEN_DOOR = "CFG-026";
    static final String CLEAR_LOGIN = "CFG-027";
    static final String CLEAR_SECRET = "CFG-030";

    private Codes() {}
}
