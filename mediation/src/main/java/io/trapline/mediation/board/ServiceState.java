package io.trapline.mediation.board;

/** State of a service, worst first. */
public enum ServiceState {
    DOWN("down"),
    DEGRADED("degraded"),
    AT_RISK("atRisk"),
    UP("up");

    private final String word;

    ServiceState(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
