package io.trapline.mediation.codec;

import io.trapline.mediation.alarm.AlarmBook;
import io.trapline.mediation.alarm.Deed;
import java.util.ArrayList;
import java.util.List;

/** What an {@link AlarmBook} holds beside open and cleared alarms; since form 2 of the state. */
final class AlarmBookCodec {

    private AlarmBookCodec() {}

    static void encode(Packer out, AlarmBook book) {
        out.number(book.held().size());
        book.held().forEach(alarm -> AlarmCodec.alarm(out, alarm));
        out.number(book.orphans().held().size());
        book.orphans().held().forEach((key, mark) -> {
            StandingCodec.key(out, key);
            StandingCodec.mark(out, mark);
        });
        out.number(book.deeds().all().size());
        book.deeds().all().forEach((subject, deeds) -> {
            out.text(subject).number(deeds.size());
            deeds.forEach(deed -> StandingCodec.deed(out, deed));
        });
    }

    static void decode(Unpacker in, AlarmBook book) {
        for (int rest = in.count(); rest > 0; rest--) {
            book.restoreHeld(AlarmCodec.alarm(in));
        }
        for (int rest = in.count(); rest > 0; rest--) {
            var key = StandingCodec.key(in);
            var mark = StandingCodec.mark(in);
            if (mark != null) {
                book.orphans().hold(key, mark);
            }
        }
        for (int rest = in.count(); rest > 0; rest--) {
            String subject = in.text();
            int count = in.count();
            List<Deed> deeds = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                deeds.add(StandingCodec.deed(in));
            }
            book.deeds().put(subject, deeds);
        }
    }
}
