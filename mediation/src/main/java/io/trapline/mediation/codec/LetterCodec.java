package io.trapline.mediation.codec;

import io.trapline.mediation.Change;
import io.trapline.mediation.ticket.DeadLetter;
import io.trapline.mediation.ticket.LetterOrder;
import io.trapline.mediation.ticket.Relink;
import io.trapline.mediation.ticket.Symptoms;
import io.trapline.mediation.ticket.TicketBook;
import java.util.List;

/** Dead letters and relinked tickets, which came with state form 9; field by field in the order of the records. */
final class LetterCodec {

    /** Form of the state with which they came. */
    static final int FORM = 9;

    /** Tag of {@link Change.TicketLinked}. */
    static final int LINKED = 60;

    /** Tag of {@link Change.WorkReleased} for a ticket that a person named. */
    static final int LINKED_WORK = 61;

    /** Tag of {@link Change.LetterTaken}. */
    static final int TAKEN = 62;

    /** Tag of {@link Change.TicketLeft}. */
    static final int LEFT = 63;

    private LetterCodec() {}

    static Packer relink(Packer out, Relink relink) {
        return out.text(relink.alarmId())
                .text(relink.destination())
                .text(relink.reference())
                .text(relink.operator())
                .text(relink.why());
    }

    static Relink relink(Unpacker in) {
        return new Relink(in.text(), in.text(), in.text(), in.text(), in.text());
    }

    static Packer order(Packer out, LetterOrder order) {
        return out.text(order.destination())
                .number(order.seq())
                .flag(order.drop())
                .text(order.operator())
                .text(order.why());
    }

    static LetterOrder order(Unpacker in) {
        return new LetterOrder(in.text(), in.number(), in.flag(), in.text(), in.text());
    }

    /** False when it is not about letters. */
    static boolean change(Packer out, Change change) {
        switch (change) {
            case Change.TicketLinked c ->
                out.u8(LINKED)
                        .text(c.key())
                        .text(c.destination())
                        .text(c.alarmId())
                        .text(c.reference());
            case Change.LetterTaken c ->
                out.u8(TAKEN).text(c.destination()).number(c.seq()).flag(c.dropped());
            case Change.TicketLeft c -> out.u8(LEFT).text(c.key());
            default -> {
                return false;
            }
        }
        return true;
    }

    static Change linked(Unpacker in) {
        return new Change.TicketLinked(in.text(), in.text(), in.text(), in.text());
    }

    static Change left(Unpacker in) {
        return new Change.TicketLeft(in.text());
    }

    static Change taken(Unpacker in) {
        return new Change.LetterTaken(in.text(), in.number(), in.flag());
    }

    /** With all that any work has. */
    static void work(Packer out, Change.WorkReleased c) {
        ChangeCodec.work(out, c);
        out.texts(c.without()).textOrNull(c.reference());
    }

    static Change.WorkReleased work(Unpacker in) {
        var work = ChangeCodec.work(in);
        return new Change.WorkReleased(
                work.seq(),
                work.destination(),
                work.key(),
                work.action(),
                work.alarm(),
                List.copyOf(in.texts()),
                in.textOrNull(),
                Symptoms.NONE);
    }

    static void book(Packer out, TicketBook book) {
        out.number(book.links().size());
        book.links().forEach((key, reference) -> out.text(key).text(reference));
        List<DeadLetter> letters = book.letters().all();
        out.number(letters.size());
        letters.forEach(letter -> {
            SymptomCodec.work(out, letter.work());
            AlarmCodec.stamp(out.text(letter.why()), letter.at());
        });
    }

    static void book(Unpacker in, TicketBook book) {
        for (int rest = in.count(); rest > 0; rest--) {
            book.restoreLink(in.text(), in.text());
        }
        for (int rest = in.count(); rest > 0; rest--) {
            book.letters()
                    .restore(new DeadLetter(
                            in.form() < SymptomCodec.FORM ? work(in) : SymptomCodec.work(in),
                            in.text(),
                            AlarmCodec.stamp(in)));
        }
    }
}
