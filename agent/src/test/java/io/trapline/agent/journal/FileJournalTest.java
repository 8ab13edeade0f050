package io.trapline.agent.journal;

/** The contract, by plain files. */
final class FileJournalTest extends JournalContract {

    @Override
    Journal open(JournalOptions options, StreamClock clock, Disk disk) {
        return FileJournal.open(options, clock, disk);
    }
}
