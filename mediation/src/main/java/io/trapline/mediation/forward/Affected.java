package io.trapline.mediation.forward;

/** How many an alarm affects, in the words that a desk reads. */
final class Affected {

    private Affected() {}

    /** {@code 1 service of 1 customer is affected}. */
    static String words(int services, int customers) {
        return "%d %s of %d %s %s affected"
                .formatted(
                        services,
                        services == 1 ? "service" : "services",
                        customers,
                        customers == 1 ? "customer" : "customers",
                        services == 1 ? "is" : "are");
    }
}
