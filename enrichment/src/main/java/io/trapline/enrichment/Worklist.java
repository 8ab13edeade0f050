package io.trapline.enrichment;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people decided about words of the network that the BSS does not know. A mapping becomes a word
 * of the inventory at the next read, and so another version. Safe for any thread.
 */
public interface Worklist {

    /** Nobody decided anything, and nobody can. */
    Worklist NONE = new Worklist() {
        @Override
        public List<Decision> decisions() {
            return List.of();
        }

        @Override
        public void decide(Decision decision) throws IOException {
            throw new IOException("there is no inventory to decide about");
        }
    };

    /**
     * Words as received.
     *
     * @param device what named the device
     * @param object what it named on it; null: the device itself
     */
    record Subject(
            String namespace, NetworkName device, @Nullable NetworkName object) {}

    enum Verdict {
        /** The words mean a resource. */
        MAP,
        /** They are of no interest until a time. */
        IGNORE,
        /** They mean something that no customer hangs on. */
        INFRASTRUCTURE
    }

    /**
     * @param resourceId what is meant; null unless MAP
     * @param until when an IGNORE ends; null: never
     */
    record Decision(
            Subject subject,
            Verdict verdict,
            @Nullable String resourceId,
            @Nullable Instant until,
            String operator,
            Instant at) {

        public boolean holds(Instant now) {
            return until == null || now.isBefore(until);
        }
    }

    /** The newest for each subject, oldest first. */
    List<Decision> decisions();

    /** Replaces an earlier decision about the same words. On return it is on disk. */
    void decide(Decision decision) throws IOException;
}
