package io.trapline.mediation.codec;

import io.trapline.mediation.Change;
import io.trapline.mediation.ticket.Symptoms;
import io.trapline.mediation.ticket.Symptoms.Symptom;
import io.trapline.mediation.ticket.TicketBook;
import java.util.ArrayList;
import java.util.List;

/** What follows from the alarms of tickets, which came with state form 10; field by field in the order of the records. */
final class SymptomCodec {

    /** Form of the state with which they came. */
    static final int FORM = 10;

    /** Tag of {@link Change.TicketStale}. */
    static final int STALE = 65;

    /** Tag of {@link Change.WorkReleased} with what follows from its alarm. */
    static final int WORK = 66;

    private SymptomCodec() {}

    /** False when it is not about what follows. */
    static boolean change(Packer out, Change change) {
        if (change instanceof Change.TicketStale c) {
            out.u8(STALE).text(c.key()).number(c.dueStreamNanos());
            return true;
        }
        return false;
    }

    static Change stale(Unpacker in) {
        return new Change.TicketStale(in.text(), in.number());
    }

    static void work(Packer out, Change.WorkReleased c) {
        LetterCodec.work(out, c);
        var symptoms = c.symptoms();
        out.number(symptoms.count())
                .text(symptoms.digest())
                .number(symptoms.listed().size());
        symptoms.listed()
                .forEach(one -> out.text(one.alarmId())
                        .text(one.severity())
                        .text(one.alarmType())
                        .text(one.evidence())
                        .text(one.object())
                        .textOrNull(one.deviceId())
                        .textOrNull(one.resourceId())
                        .textOrNull(one.inventory())
                        .texts(one.without()));
    }

    static Change.WorkReleased work(Unpacker in) {
        var work = LetterCodec.work(in);
        int count = (int) in.number();
        String digest = in.text();
        var listed = new ArrayList<Symptom>();
        for (int rest = in.count(); rest > 0; rest--) {
            listed.add(new Symptom(
                    in.text(),
                    in.text(),
                    in.text(),
                    in.text(),
                    in.text(),
                    in.textOrNull(),
                    in.textOrNull(),
                    in.textOrNull(),
                    List.copyOf(in.texts())));
        }
        return new Change.WorkReleased(
                work.seq(),
                work.destination(),
                work.key(),
                work.action(),
                work.alarm(),
                work.without(),
                work.reference(),
                new Symptoms(count, digest, List.copyOf(listed)));
    }

    static void book(Packer out, TicketBook book) {
        out.number(book.stale().size());
        book.stale().forEach((key, due) -> out.text(key).number(due));
    }

    static void book(Unpacker in, TicketBook book) {
        for (int rest = in.count(); rest > 0; rest--) {
            book.restoreStale(in.text(), in.number());
        }
    }
}
