package io.trapline.config;

/** What <code>${…}</code> in a value stands for. */
interface Expansion {

    /** Nothing is expanded: <code>${</code> is plain text. */
    Expansion NONE = new Expansion() {
        @Override
        public boolean applies(String written) {
            return false;
        }

        @Override
        public String expand(String written, Complaints complaints) {
            return written;
        }
    };

    /** True when the value has something to expand. */
    boolean applies(String written);

    /** The value with everything expanded; what cannot be is complained about and left empty. */
    String expand(String written, Complaints complaints);

    /** Where an expansion says what is wrong; the place is known there. */
    interface Complaints {
        void add(String code, String text);
    }
}
