package io.trapline.mediation.maintenance;

/**
 * What a window is for.
 *
 * @param value a BSS id; a device, resource or site may also be named as people name it
 */
public record Scope(Kind kind, String value) {

    /** Order is part of the stored format: add at the end. */
    public enum Kind {
        DEVICE("device"),
        SITE("site"),
        RESOURCE("resource"),
        SERVICE("service"),
        CUSTOMER("customer"),
        VNO("vno"),
        ACCOUNT("account");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        /** True for what is in the network; false for those who are served by it. */
        boolean network() {
            return this == DEVICE || this == SITE || this == RESOURCE;
        }
    }

    /** {@code device=olt-17}. */
    @Override
    public String toString() {
        return kind.word() + "=" + value;
    }

    /**
     * Reads {@code device=olt-17}.
     *
     * @throws IllegalArgumentException with a sentence for the person who wrote it
     */
    public static Scope parse(String text) {
        int equals = text.indexOf('=');
        String word = equals < 0 ? text : text.substring(0, equals).strip();
        String value = equals < 0 ? "" : text.substring(equals + 1).strip();
        for (Kind kind : Kind.values()) {
            if (kind.word().equals(word) && !value.isEmpty()) {
                return new Scope(kind, value);
            }
        }
        throw new IllegalArgumentException("a scope is written like device=olt-17, with one of device, site,"
                + " resource, service, customer, vno, account; found \"" + text + "\"");
    }
}
