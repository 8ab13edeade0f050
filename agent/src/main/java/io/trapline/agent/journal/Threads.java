package io.trapline.agent.journal;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Work that an interrupt must not tear: it would close the file channels under it. */
final class Threads {

    private Threads() {}

    /** Runs {@code work} deaf to interrupts; one that was or comes is there again afterwards. */
    static <T extends @Nullable Object> T undisturbed(Supplier<T> work) {
        boolean interrupted = Thread.interrupted();
        try {
            return work.get();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Runs {@code work} deaf to interrupts. */
    static void undisturbed(Runnable work) {
        undisturbed(() -> {
            work.run();
            return true;
        });
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
