package io.trapline.mediation.turn;

/** Ending a thread that watches for its interruption. */
public final class ThreadStop {

    private ThreadStop() {}

    /** Interrupts {@code thread} and waits until it has ended; an interruption of the caller is kept. */
    public static void of(Thread thread) {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
