package io.trapline.mediation.alarm.planted;

/** Planted. */
public final class ReadsNanoTime {

    private final long at = System.nanoTime();

    @Override
    public String toString() {
        return "" + at;
    }
}
