package io.trapline.agent.poll;

import java.util.List;

/** What came of reading a device's alarmActiveTable (RFC 3877). */
public sealed interface AlarmTable {

    /**
     * Why a table was not read whole: an alarm that was not seen in it may stand nevertheless. The word is that of
     * the metric.
     */
    enum Cut {
        /** It was read whole. */
        NOTHING("whole"),
        /** It has more rows than we read. */
        ROWS("tooManyRows"),
        /** It has more bytes than we read. */
        BYTES("tooManyBytes"),
        /** It took longer than we wait. */
        TIME("tooSlow"),
        /** No answer came to one of the questions. */
        SILENCE("answersMissing"),
        /** An answer was an error, or none that makes sense. */
        FAULT("fault"),
        /** An alarm began or ended while it was read: alarmActiveLastChanged moved, or the device started anew. */
        MOVED("changedMeanwhile"),
        /** The device has more alarms than its table holds: alarmActiveOverflow. */
        OVERFLOW("overflow"),
        /** The device started a moment ago and may not have found its faults again. */
        YOUNG("justStarted");

        private final String word;

        Cut(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /**
     * One active alarm.
     *
     * @param resource alarmActiveResourceId, as dotted numbers
     * @param model alarmActiveModelPointer, as dotted numbers
     */
    record Row(String resource, String model) {}

    /**
     * @param count rows of the table, as far as it was read
     * @param rows those of the resources asked about
     */
    record Read(int count, List<Row> rows, Cut cut) implements AlarmTable {}

    /** The device answers, and has no ALARM-MIB. */
    record Absent() implements AlarmTable {}

    /** No answer came in time. */
    record Silent() implements AlarmTable {}

    /** An answer came that says nothing, or nobody may ask there. */
    record Useless(String why) implements AlarmTable {}
}
