package io.trapline.mediation.board;

import java.util.List;

/**
 * How Trapline itself is: the threads it cannot do without and the journals they live on. Immutable.
 *
 * @param parts every part that is watched, also those that are well
 * @param asked what came of asking devices about alarms in doubt
 */
public record Vitals(List<Part> parts, List<JournalView> journals, List<Asked> asked) {

    /** Of one that asks no device anything. */
    public Vitals(List<Part> parts, List<JournalView> journals) {
        this(parts, journals, List.of());
    }

    /** All is well, and nothing is watched. */
    public static final Vitals NONE = new Vitals(List.of(), List.of());

    /**
     * One part.
     *
     * @param needed nothing new is taken in or judged without it
     * @param trouble one sentence for a person; empty when all is well
     */
    public record Part(String name, boolean needed, String trouble) {

        public boolean up() {
            return trouble.isEmpty();
        }
    }

    /**
     * One journal.
     *
     * @param braked true while nothing is written for lack of space
     * @param allocatedBytes what its files really occupy
     * @param usableBytes what the disk still has
     * @param retired folders given up after an error in this run
     * @param damaged records known to be lost
     */
    public record JournalView(
            String name, boolean braked, long allocatedBytes, long usableBytes, int retired, long damaged) {}

    /**
     * Questions to devices in this run.
     *
     * @param about what was asked for: {@code port} or {@code alarmTable}
     * @param answer what came of it, a word
     */
    public record Asked(String about, String answer, long count) {}

    /** The parts that are not well. */
    public List<Part> troubles() {
        return parts.stream().filter(part -> !part.up()).toList();
    }

    /** True when messages are taken in and judged. */
    public boolean ready() {
        return troubles().stream().noneMatch(Part::needed);
    }
}
