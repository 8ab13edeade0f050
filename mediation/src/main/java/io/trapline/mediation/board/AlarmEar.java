package io.trapline.mediation.board;

import io.trapline.mediation.task.AlarmTask;
import java.io.IOException;
import java.time.Instant;

/** Is told what became of alarms, on the board thread, in the order of the outcomes. */
public interface AlarmEar {

    /** Nobody listens. */
    AlarmEar NONE = new AlarmEar() {
        @Override
        public boolean listening(long record) {
            return false;
        }

        @Override
        public void hear(News news) {}

        @Override
        public void hear(TaskNews news) {}

        @Override
        public void force() {}
    };

    /** What became of an alarm. */
    enum Kind {
        CREATED,
        /** Cleared, or back inside its reopen window. */
        STATE,
        /** Anything else that readers see. */
        ATTRIBUTE,
        /** It is not kept any more. */
        DELETED
    }

    /**
     * One thing that became of one alarm.
     *
     * @param record number of the input that decided it
     * @param index counts the news of one record, from 0; the same at every replay
     * @param at received time of that input
     * @param row the alarm after it
     * @param beside good only while it is heard
     */
    record News(long record, int index, Instant at, Kind kind, AlarmRow row, AlarmSurroundings beside) {}

    /**
     * A task began or ended.
     *
     * @param record number of the input that decided it
     * @param index as that of {@link News}, in one row with them
     * @param kind {@link Kind#CREATED} or {@link Kind#STATE}
     * @param task after it
     */
    record TaskNews(long record, int index, Instant at, Kind kind, AlarmTask task) {}

    /** An outcome is read: false when nobody wants to hear what follows from it. */
    boolean listening(long record);

    void hear(News news);

    void hear(TaskNews news);

    /** Everything heard so far outlives a power cut from here on. */
    void force() throws IOException;
}
