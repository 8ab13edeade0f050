package io.trapline.agent.usm;

/**
 * How a localized key that is shorter than its cipher needs becomes longer. Two ways exist, peers
 * disagree, and nothing in a message says which was used.
 */
public enum KeyExtension {
    /** Appends the hash of what is there (draft-blumenthal-aes-usm-04 section 3.1.2.1). */
    BLUMENTHAL,
    /** Takes what is there as the next password (draft-reeder-snmpv3-usm-3desede-00 section 2.1); Cisco's way. */
    REEDER
}
