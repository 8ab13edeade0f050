package io.trapline.mediation.codec;

import io.trapline.mediation.Change;
import io.trapline.mediation.poll.PollBook;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Questions to devices, which came with state form 8, and those for a table, which changed no form; field by field in the order of the records. */
final class PollCodec {

    /** Tag of {@link Change.PollAsked}. */
    static final int ASKED = 50;

    /** Tag of {@link Change.TableAsked}. */
    static final int TABLE_ASKED = 55;

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
        if (change instanceof Change.TableAsked c) {
            out.u8(TABLE_ASKED).text(c.address()).number(c.wanted().size());
            c.wanted()
                    .forEach(one -> out.text(one.alarmId()).text(one.resource()).text(one.model()));
            return true;
        }
        return false;
    }

    static Change tableAsked(Unpacker in) {
        String address = in.text();
        var wanted = new ArrayList<Change.TableAsked.Wanted>();
        for (int rest = in.count(); rest > 0; rest--) {
            wanted.add(new Change.TableAsked.Wanted(in.text(), in.text(), in.text()));
        }
        return new Change.TableAsked(address, List.copyOf(wanted));
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
