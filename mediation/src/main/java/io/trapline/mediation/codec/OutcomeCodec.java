package io.trapline.mediation.codec;

import io.trapline.mediation.Change;
import io.trapline.mediation.Disposition;
import io.trapline.mediation.EventNote;
import io.trapline.mediation.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * An outcome as its journal document; number and times are the document's own. Form 2 added what is in
 * {@link StandingCodec}, form 3 the resource in a note, form 4 its namespace; older ones are still read.
 *
 * <pre>
 *   +------+-------------+--------------------+-----------------+------------+
 *   | form | disposition | note? and note     | count (LEB128)  | changes    |
 *   +------+-------------+--------------------+-----------------+------------+
 * </pre>
 */
public final class OutcomeCodec {

    private static final int FORM = 4;
    private static final Disposition[] DISPOSITIONS = Disposition.values();

    private OutcomeCodec() {}

    public static byte[] encode(Outcome outcome) {
        var out = new Packer().u8(FORM).one(outcome.disposition());
        AlarmCodec.stamp(out, outcome.stamp());
        EventNote note = outcome.note();
        out.flag(note != null);
        if (note != null) {
            out.text(note.evidence())
                    .textOrNull(note.deviceId())
                    .text(note.ruleId())
                    .flag(note.recognised())
                    .text(note.impact())
                    .text(note.reason())
                    .textOrNull(note.alarmId())
                    .textOrNull(note.resourceId())
                    .text(note.namespace());
        }
        out.number(outcome.changes().size());
        outcome.changes().forEach(change -> ChangeCodec.change(out, change));
        return out.toBytes();
    }

    public static Outcome decode(byte[] bytes) {
        var in = new Unpacker(bytes);
        in.form(FORM, "outcome");
        Disposition disposition = in.one(DISPOSITIONS);
        var stamp = AlarmCodec.stamp(in);
        EventNote note = in.flag() ? note(in) : null;
        int count = in.count();
        List<Change> changes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            changes.add(ChangeCodec.change(in));
        }
        if (!in.end()) {
            throw new UnreadableFormException("bytes behind the last change");
        }
        return new Outcome(stamp, disposition, note, List.copyOf(changes));
    }

    private static EventNote note(Unpacker in) {
        return new EventNote(
                in.text(),
                in.textOrNull(),
                in.text(),
                in.flag(),
                in.text(),
                in.text(),
                in.textOrNull(),
                in.form() < 3 ? null : in.textOrNull(),
                in.form() < 4 ? "" : in.text());
    }
}
