package io.trapline.mediation.rule;

/** What a message is found by: the key of one index. */
sealed interface Trigger {

    /** A trap OID, or everything below it. */
    record Trap(String oid, boolean subtree) implements Trigger {}

    /** A vendor's event word or RFC 5424 MSGID, or everything that begins with it. */
    record Mnemonic(String word, boolean prefix) implements Trigger {}

    /** A structured data element of RFC 5424. */
    record Element(String sdId) implements Trigger {}

    /** A literal that every pattern of the rule has. */
    record Text() implements Trigger {}
}
