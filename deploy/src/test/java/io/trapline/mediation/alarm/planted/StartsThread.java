package io.trapline.mediation.alarm.planted;

/** Planted. */
public final class StartsThread {

    private final Thread thread = new Thread(() -> {});

    @Override
    public String toString() {
        return thread.getName();
    }
}
