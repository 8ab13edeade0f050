package io.trapline.agent.journal;

import net.openhft.chronicle.core.time.TimeProvider;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;

/** How Chronicle queues are opened here. */
final class Queues {

    private static final long HALF_MADE_FILE_MILLIS = 500;

    static {
        // We watch the disk ourselves and have our own words for it.
        setUnlessSet("chronicle.disk.monitor.disable", "true");
        setUnlessSet("chronicle.announcer.disable", "true");
    }

    private Queues() {}

    /** @param time stream time in milliseconds; decides the roll file that is written to */
    static SingleChronicleQueue open(QueueFolder folder, TimeProvider time) {
        return SingleChronicleQueueBuilder.binary(folder.path())
                .rollCycle(folder.roll().cycle())
                .blockSize(folder.blockBytes())
                .timeProvider(time)
                .timeoutMS(HALF_MADE_FILE_MILLIS)
                .build();
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
