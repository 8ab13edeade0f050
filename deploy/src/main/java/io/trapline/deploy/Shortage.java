package io.trapline.deploy;

import io.trapline.agent.journal.JournalStatus;

/** Why a journal takes nothing at present, for a person. */
final class Shortage {

    private static final long MIB = 1 << 20;

    private Shortage() {}

    /** Empty when it does. */
    static String sentence(String journal, JournalStatus status) {
        if (status.braked()) {
            return "The disk under the %s journal is full: %d MiB are left, which are kept in reserve. %s"
                            .formatted(journal, status.usableBytes() / MIB, consequence(journal))
                    + " Free some space and it goes on by itself.";
        }
        return status.detail();
    }

    private static String consequence(String journal) {
        return journal.equals("input")
                ? "Nothing is taken in: informs stay unanswered, streams wait, datagrams are refused and counted."
                : "Messages are kept and not yet judged.";
    }
}
