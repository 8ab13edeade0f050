package io.trapline.mediation.codec;

import io.trapline.mediation.Change;
import io.trapline.mediation.alarm.Alarm;
import io.trapline.mediation.ticket.PendingWork;
import io.trapline.mediation.ticket.Ticket;
import io.trapline.mediation.turn.State;
import java.util.ArrayList;
import java.util.List;

/**
 * The whole of a {@link State}: equal states have equal bytes, however they came about. Used for
 * snapshots and to compare runs. Earlier forms are still read: 1 lacks what is in
 * {@link AlarmBookCodec}, 2 the maintenance windows, 3 the claims, 4 the causes that people
 * said, complaints and who talks, 5 what is in {@link WordsCodec}, 6 the customers that
 * are not affected, 7 what is in {@link PollCodec}, 8 what is in {@link LetterCodec}, 9 what is in {@link TaskCodec} and {@link SymptomCodec}.
 */
public final class StateCodec {

    private static final int FORM = 11;

    private StateCodec() {}

    public static byte[] encode(State state) {
        var out = new Packer()
                .u8(FORM)
                .number(state.decided())
                .number(state.streamNanos())
                .textOrNull(state.inventoryVersion())
                .textOrNull(state.rulesVersion())
                .texts(state.reevaluation());
        out.number(state.alarms().open().size());
        state.alarms().open().forEach(alarm -> AlarmCodec.alarm(out, alarm));
        List<Alarm> cleared = state.alarms().cleared();
        out.number(cleared.size());
        cleared.forEach(alarm -> AlarmCodec.alarm(out, alarm));
        out.number(state.informs().kept().size());
        state.informs().kept().forEach((key, at) -> {
            ChangeCodec.inform(out, key);
            out.number(at);
        });
        tickets(out, state);
        AlarmBookCodec.encode(out, state.alarms());
        out.number(state.windows().all().size());
        state.windows().all().forEach(planned -> WindowCodec.planned(out, planned));
        ClaimCodec.book(out, state.claims());
        out.number(state.alarms().pins().size());
        state.alarms().pins().forEach((alarmId, parent) -> out.text(alarmId).text(parent));
        ComplaintCodec.encode(out, state);
        out.number(state.decisions().all().size());
        state.decisions().all().forEach(kept -> WordsCodec.kept(out, kept));
        WordsCodec.count(out, state.unmatched().count());
        ExclusionCodec.book(out, state.exclusions());
        PollCodec.book(out, state.polls());
        LetterCodec.book(out, state.tickets());
        TaskCodec.book(out, state.tasks());
        SymptomCodec.book(out, state.tickets());
        out.flag(state.bssAway());
        return out.toBytes();
    }

    public static State decode(byte[] bytes) {
        var in = new Unpacker(bytes);
        in.form(FORM, "state");
        var state = new State();
        long decided = in.number();
        long stream = in.number();
        state.restore(in.textOrNull(), in.textOrNull(), decided, stream, in.texts());
        for (int rest = in.count(); rest > 0; rest--) {
            state.alarms().restore(AlarmCodec.alarm(in));
        }
        for (int rest = in.count(); rest > 0; rest--) {
            state.alarms().restore(AlarmCodec.alarm(in));
        }
        for (int rest = in.count(); rest > 0; rest--) {
            state.informs().see(ChangeCodec.inform(in), in.number());
        }
        tickets(in, state);
        if (in.form() >= 2) {
            AlarmBookCodec.decode(in, state.alarms());
        }
        if (in.form() >= 3) {
            for (int rest = in.count(); rest > 0; rest--) {
                state.windows().put(WindowCodec.planned(in));
            }
        }
        if (in.form() >= 4) {
            ClaimCodec.book(in, state.claims());
        }
        if (in.form() >= 5) {
            for (int rest = in.count(); rest > 0; rest--) {
                state.alarms().restorePin(in.text(), in.text());
            }
            ComplaintCodec.decode(in, state);
        }
        if (in.form() >= 6) {
            for (int rest = in.count(); rest > 0; rest--) {
                state.decisions().put(WordsCodec.kept(in));
            }
            state.unmatched().restore(WordsCodec.count(in));
        }
        if (in.form() >= 7) {
            ExclusionCodec.book(in, state.exclusions());
        }
        if (in.form() >= 8) {
            PollCodec.book(in, state.polls());
        }
        if (in.form() >= LetterCodec.FORM) {
            LetterCodec.book(in, state.tickets());
        }
        if (in.form() >= TaskCodec.FORM) {
            TaskCodec.book(in, state.tasks());
            SymptomCodec.book(in, state.tickets());
        }
        if (in.form() >= BssCodec.FORM) {
            state.restoreBss(in.flag());
        }
        if (!in.end()) {
            throw new UnreadableFormException("bytes behind the state");
        }
        return state;
    }

    private static void tickets(Packer out, State state) {
        var book = state.tickets();
        out.number(book.live().size() + (long) book.ended().size());
        book.ended().forEach(ticket -> ticket(out, ticket));
        book.live().forEach(ticket -> ticket(out, ticket));
        out.number(book.lastSeq().size());
        book.lastSeq().forEach((destination, last) -> {
            var works = book.pending(destination);
            out.text(destination)
                    .number(last)
                    .number(book.delivered(destination))
                    .number(book.letters().count(destination))
                    .number(works.size());
            works.forEach(work -> {
                SymptomCodec.work(out.number(work.outcome()), work.work());
            });
        });
    }

    private static void tickets(Unpacker in, State state) {
        for (int rest = in.count(); rest > 0; rest--) {
            state.tickets()
                    .restore(new Ticket(
                            in.text(),
                            in.text(),
                            in.text(),
                            in.one(Ticket.Phase.values()),
                            in.number(),
                            in.text(),
                            in.textOrNull()));
        }
        for (int rest = in.count(); rest > 0; rest--) {
            String destination = in.text();
            long last = in.number();
            long delivered = in.number();
            // Before letters were kept, all that ever ended so were counted, those sent again too.
            long ever = in.number();
            long parked = in.form() < LetterCodec.FORM ? 0 : ever;
            int count = in.count();
            var works = new ArrayList<PendingWork>(count);
            for (int i = 0; i < count; i++) {
                works.add(new PendingWork(in.number(), work(in)));
            }
            state.tickets().restore(destination, last, delivered, parked, works);
        }
    }

    private static Change.WorkReleased work(Unpacker in) {
        if (in.form() >= SymptomCodec.FORM) {
            return SymptomCodec.work(in);
        }
        if (in.form() >= LetterCodec.FORM) {
            return LetterCodec.work(in);
        }
        var work = ChangeCodec.work(in);
        return in.form() < 7 ? work : ChangeCodec.without(work, List.copyOf(in.texts()));
    }

    private static void ticket(Packer out, Ticket ticket) {
        out.text(ticket.key())
                .text(ticket.destination())
                .text(ticket.alarmId())
                .one(ticket.phase())
                .number(ticket.dueStreamNanos())
                .text(ticket.digest())
                .textOrNull(ticket.reference());
    }
}
