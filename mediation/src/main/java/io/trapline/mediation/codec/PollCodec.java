package io.trapline.mediation.codec;

import io.trapline.mediation.Change;
import io.trapline.mediation.poll.PollBook;
import java.util.TreeMap;

/** Questions to devices, which came with state form 8; field by field in the order of the records. */
final class PollCodec {

    /** Tag of {@link Change.PollAsked}. */
    static final int ASKED = 50;

    private PollCodec() {}

    /** False when it is not about questions. */
    static boolean change(Packer out, Change change) {
        if (change instanceof Change.PollAsked c) {
            out.u8(ASKED)
                    .text(c.alarmId())
                    .text(c.address())
                    .number(c.ifIndex())
                    .texts(c.names());
            return true;
        }
        return false;
    }

    static Change asked(Unpacker in) {
        return new Change.PollAsked(in.text(), in.text(), (int) in.number(), in.texts());
    }

    static void book(Packer out, PollBook book) {
        out.number(book.lastNanos()).number(book.all().size());
        book.all()
                .forEach((alarmId, asked) -> out.text(alarmId)
                        .number(asked.record())
                        .number(asked.times())
                        .number(asked.nextNanos()));
    }

    static void book(Unpacker in, PollBook book) {
        long newest = in.number();
        var all = new TreeMap<String, PollBook.Asked>();
        for (int rest = in.count(); rest > 0; rest--) {
            all.put(in.text(), new PollBook.Asked(in.number(), (int) in.number(), in.number()));
        }
        book.restore(newest, all);
    }
}
