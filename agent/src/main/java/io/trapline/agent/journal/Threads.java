package io.trapline.agent.journal;

import java.util.function.Supplier;

/** Work that an interrupt must not tear: it would close the file channels under it. */
final class Threads {

    private Threads() {}

    /** Runs {@code work} deaf to interrupts; one that was or comes is there again afterwards. */
    static <T> T undisturbed(Supplier<T> work) {
        boolean interrupted = Thread.interrupted();
        try {
            return work.get();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Waits for the end of {@code thread}, interrupted or not. */
    static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
