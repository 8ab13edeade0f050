package io.trapline.mediation.codec;

import io.trapline.mediation.Change;
import io.trapline.mediation.Severity;
import io.trapline.mediation.alarm.ClearKind;
import io.trapline.mediation.alarm.Mark;
import io.trapline.mediation.forward.Report;
import io.trapline.mediation.forward.TicketWork;
import io.trapline.mediation.inform.InformKey;
import io.trapline.mediation.ticket.Symptoms;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One {@link Change}: a tag and the fields of its record in order. Tags are never reused. */
final class ChangeCodec {

    private ChangeCodec() {}

    static void change(Packer out, Change change) {
        switch (change) {
            case Change.AlarmRaised c -> AlarmCodec.alarm(out.u8(1), c.alarm());
            case Change.AlarmRepeated c -> {
                AlarmCodec.stamp(out.u8(2).text(c.alarmId()), c.at());
                out.one(c.severity()).text(c.specificProblem());
                StandingCodec.mark(out, c.mark());
            }
            case Change.AlarmCleared c -> {
                AlarmCodec.stamp(out.u8(3).text(c.alarmId()).one(c.kind()), c.at());
                out.text(c.by());
                StandingCodec.mark(out, c.mark());
            }
            case Change.AlarmLocated c ->
                AlarmCodec.impact(
                        out.u8(4).text(c.alarmId()).textOrNull(c.deviceId()).textOrNull(c.resourceId()), c.impact());
            case Change.AlarmAcknowledged c ->
                out.u8(5).text(c.alarmId()).flag(c.acknowledged()).text(c.operator());
            case Change.TicketPlanned c ->
                out.u8(6).text(c.key()).text(c.destination()).text(c.alarmId()).number(c.dueStreamNanos());
            case Change.TicketCoalesced c -> out.u8(7).text(c.key());
            case Change.WorkReleased c -> {
                if (c.symptoms().count() > 0) {
                    SymptomCodec.work(out.u8(SymptomCodec.WORK), c);
                } else if (c.reference() != null) {
                    LetterCodec.work(out.u8(LetterCodec.LINKED_WORK), c);
                } else {
                    work(out.u8(c.without().isEmpty() ? 8 : 46), c);
                    if (!c.without().isEmpty()) {
                        out.texts(c.without());
                    }
                }
            }
            case Change.WorkEnded c -> report(out.u8(9), c.report());
            case Change.InformSeen c -> inform(out.u8(10), c.key());
            case Change.InventoryUsed c -> out.u8(11).text(c.version());
            case Change.RulesUsed c -> out.u8(12).text(c.version());
            case Change.ReevaluationQueued c ->
                out.u8(13).texts(c.changedResources()).flag(c.everything());
            case Change.ReevaluationTaken c -> out.u8(14).number(c.count());
            default -> LifeCodec.change(out, change);
        }
    }

    static Change change(Unpacker in) {
        int tag = in.u8();
        return switch (tag) {
            case 1 -> new Change.AlarmRaised(AlarmCodec.alarm(in));
            case 2 ->
                new Change.AlarmRepeated(
                        in.text(), AlarmCodec.stamp(in), in.one(Severity.values()), in.text(), mark(in));
            case 3 ->
                new Change.AlarmCleared(
                        in.text(), in.one(ClearKind.values()), AlarmCodec.stamp(in), in.text(), mark(in));
            case 4 -> new Change.AlarmLocated(in.text(), in.textOrNull(), in.textOrNull(), AlarmCodec.impact(in));
            case 5 -> new Change.AlarmAcknowledged(in.text(), in.flag(), in.text());
            case 6 -> new Change.TicketPlanned(in.text(), in.text(), in.text(), in.number());
            case 7 -> new Change.TicketCoalesced(in.text());
            case 8 -> work(in);
            case 46 -> without(work(in), List.copyOf(in.texts()));
            case SymptomCodec.WORK -> SymptomCodec.work(in);
            case LetterCodec.LINKED_WORK -> LetterCodec.work(in);
            case 9 -> new Change.WorkEnded(report(in));
            case 10 -> new Change.InformSeen(inform(in));
            case 11 -> new Change.InventoryUsed(in.text());
            case 12 -> new Change.RulesUsed(in.text());
            case 13 -> new Change.ReevaluationQueued(in.texts(), in.flag());
            case 14 -> new Change.ReevaluationTaken((int) in.number());
            default -> LifeCodec.change(in, tag);
        };
    }

    /** Form 1 knew no marks. */
    private static @Nullable Mark mark(Unpacker in) {
        return in.form() >= 2 ? StandingCodec.mark(in) : null;
    }

    static void work(Packer out, Change.WorkReleased c) {
        out.number(c.seq()).text(c.destination()).text(c.key()).one(c.action());
        AlarmCodec.alarm(out, c.alarm());
    }

    static Change.WorkReleased work(Unpacker in) {
        return new Change.WorkReleased(
                in.number(),
                in.text(),
                in.text(),
                in.one(TicketWork.Action.values()),
                AlarmCodec.alarm(in),
                List.of(),
                null,
                Symptoms.NONE);
    }

    static Change.WorkReleased without(Change.WorkReleased c, List<String> customers) {
        return new Change.WorkReleased(
                c.seq(), c.destination(), c.key(), c.action(), c.alarm(), customers, c.reference(), c.symptoms());
    }

    static Packer report(Packer out, Report report) {
        return out.text(report.destination())
                .number(report.seq())
                .text(report.key())
                .one(report.end())
                .textOrNull(report.reference())
                .text(report.detail());
    }

    static Report report(Unpacker in) {
        return new Report(in.text(), in.number(), in.text(), in.one(Report.End.values()), in.textOrNull(), in.text());
    }

    static void inform(Packer out, InformKey key) {
        out.text(key.source()).text(key.credential()).number(key.requestId()).number(key.crc());
    }

    static InformKey inform(Unpacker in) {
        return new InformKey(in.text(), in.text(), in.number(), (int) in.number());
    }
}
