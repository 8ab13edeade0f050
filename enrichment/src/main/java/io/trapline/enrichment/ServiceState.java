package io.trapline.enrichment;

/** How a service stands while some resources are down. Order is severity: later is worse. */
public enum ServiceState {
    UP("up"),
    /** It works, and one more fault may end that. */
    AT_RISK("atRisk"),
    /** It works with less than it should: what carries it is not what was planned. */
    DEGRADED("degraded"),
    DOWN("down");

    private final String word;

    ServiceState(String word) {
        this.word = word;
    }

    /** The word of API and pages. */
    public String word() {
        return word;
    }

    public ServiceState worse(ServiceState other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
