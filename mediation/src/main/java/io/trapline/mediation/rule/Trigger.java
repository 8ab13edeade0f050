package io.trapline.mediation.rule;

/** What a message is found by: the key of one index. */
sealed interface Trigger {

    /** A trap OID, or everything below it. */
    record Trap(String oid, boolean subtree) implements Trigger {}

    /** A vendor's event word or RFC 5424 MSGID, or everything that begins with it. */
    record Mnemonic(String word, boolean prefix) implements Trigger {}

    /**
     * An event word whatever its severity and slot: {@code PM-*-ERR_DISABLE} is meant by
     * {@code PM-4-ERR_DISABLE} and by {@code PM-SP-4-ERR_DISABLE}, {@code IFNET/*}{@code /IF_STATE} by
     * {@code IFNET/4/IF_STATE}.
     */
    record Ends(String head, String tail) implements Trigger {

        /** Between head and tail, where neither can have it. */
        private static final char BETWEEN = '\n';

        String key() {
            return head + BETWEEN + tail;
        }

        /** The key under which rules for this mnemonic's ends are found; empty when it has only one part. */
        static String keyOf(String mnemonic) {
            int first = separator(mnemonic, 0, 1);
            int last = separator(mnemonic, mnemonic.length() - 1, -1);
            return first <= 0 || last <= first
                    ? ""
                    : mnemonic.substring(0, first) + BETWEEN + mnemonic.substring(last + 1);
        }

        private static int separator(String text, int from, int step) {
            int at = from;
            while (at >= 0 && at < text.length() && text.charAt(at) != '-' && text.charAt(at) != '/') {
                at += step;
            }
            return at < text.length() ? at : -1;
        }
    }

    /** A structured data element of RFC 5424. */
    record Element(String sdId) implements Trigger {}

    /** A literal that every pattern of the rule has. */
    record Text() implements Trigger {}
}
