package io.trapline.mediation.codec;

import io.trapline.mediation.Change;
import io.trapline.mediation.complaint.Chatter;
import io.trapline.mediation.complaint.Complaint;
import io.trapline.mediation.complaint.ComplaintBook;
import io.trapline.mediation.turn.State;
import java.util.ArrayList;
import java.util.List;

/** Complaints and who talks; since form 5 of the state. */
final class ComplaintCodec {

    private ComplaintCodec() {}

    static Packer complaint(Packer out, Complaint complaint) {
        return out.text(complaint.id())
                .text(complaint.customerId())
                .texts(complaint.serviceIds())
                .text(complaint.text())
                .text(complaint.channel());
    }

    static Complaint complaint(Unpacker in) {
        return new Complaint(in.text(), in.text(), in.texts(), in.text(), in.text());
    }

    private static void taken(Packer out, ComplaintBook.Taken taken) {
        AlarmCodec.stamp(complaint(out, taken.complaint()), taken.at());
        out.text(taken.alarmId()).flag(taken.told());
    }

    private static ComplaintBook.Taken taken(Unpacker in) {
        return new ComplaintBook.Taken(complaint(in), AlarmCodec.stamp(in), in.text(), in.flag());
    }

    /** False when it is none of ours. */
    static boolean change(Packer out, Change change) {
        switch (change) {
            case Change.ComplaintTaken c -> taken(out.u8(32), c.taken());
            case Change.ComplaintsExplained c ->
                out.u8(33).texts(c.complaintIds()).text(c.alarmId());
            case Change.SilenceLooked c -> out.u8(34).number(c.streamNanos()).text(c.source());
            case Change.ChatterForgotten c -> out.u8(35);
            default -> {
                return false;
            }
        }
        return true;
    }

    static Change change(Unpacker in, int tag) {
        return switch (tag) {
            case 32 -> new Change.ComplaintTaken(taken(in));
            case 33 -> new Change.ComplaintsExplained(List.copyOf(in.texts()), in.text());
            case 34 -> new Change.SilenceLooked(in.number(), in.text());
            case 35 -> new Change.ChatterForgotten();
            default -> throw new UnreadableFormException("change tag " + tag);
        };
    }

    static void encode(Packer out, State state) {
        var book = state.complaints();
        var counts = book.counts();
        out.number(counts.all()).number(counts.told()).number(counts.withoutAlarm());
        out.number(book.all().size());
        book.all().forEach(taken -> taken(out, taken));
        Chatter chatter = state.chatter();
        out.number(chatter.all().size());
        chatter.all()
                .forEach((source, heard) -> out.text(source)
                        .textOrNull(heard.deviceId())
                        .text(heard.name())
                        .number(heard.slot())
                        .number(heard.mask())
                        .flag(chatter.waits(source)));
    }

    static void decode(Unpacker in, State state) {
        var counts = new ComplaintBook.Counts(in.number(), in.number(), in.number());
        int kept = in.count();
        List<ComplaintBook.Taken> newest = new ArrayList<>(kept);
        for (int i = 0; i < kept; i++) {
            newest.add(taken(in));
        }
        state.complaints().restore(counts, newest);
        for (int rest = in.count(); rest > 0; rest--) {
            String source = in.text();
            var heard = new Chatter.Heard(in.textOrNull(), in.text(), in.number(), in.number());
            state.chatter().restore(source, heard, in.flag());
        }
    }
}
