package io.trapline.enrichment;

import java.util.List;

/**
 * Something in an inventory that bears what a person typed.
 *
 * @param customerIds whose it is, ordered; of a resource those who hang on it, empty when they are many
 * @param customers how many those are
 */
public record Hit(Kind kind, String id, String name, List<String> customerIds, int customers) {

    /** What was found, best first. */
    public enum Kind {
        CUSTOMER("customer"),
        /** A customer, by a phone number or another word of its contacts. */
        CONTACT("contact"),
        ACCOUNT("account"),
        SERVICE("service"),
        RESOURCE("resource");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
