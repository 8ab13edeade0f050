package io.trapline.agent.journal;

/** The contract, by Chronicle Queue. */
final class ChronicleJournalTest extends JournalContract {

    @Override
    Journal open(JournalOptions options, StreamClock clock, Disk disk) {
        return ChronicleJournal.open(options, clock, disk);
    }
}
