package io.trapline.mediation.codec;

import io.trapline.mediation.Change;
import io.trapline.mediation.Severity;
import io.trapline.mediation.alarm.AlarmKey;
import io.trapline.mediation.alarm.Doubt;
import java.util.ArrayList;
import java.util.List;

/** The changes that came with form 2, tags 15 and up; see {@link ChangeCodec}. */
final class LifeCodec {

    private LifeCodec() {}

    static void change(Packer out, Change change) {
        switch (change) {
            case Change.AlarmTallied c -> {
                AlarmCodec.stamp(out.u8(15).text(c.alarmId()), c.at());
                StandingCodec.mark(out, c.mark());
            }
            case Change.AlarmHeld c -> AlarmCodec.alarm(out.u8(16), c.alarm());
            case Change.HoldEnded c -> out.u8(17).text(c.alarmId()).flag(c.raised());
            case Change.AlarmReopened c -> {
                AlarmCodec.stamp(out.u8(18).text(c.alarmId()), c.at());
                out.one(c.severity()).text(c.specificProblem());
                StandingCodec.mark(out, c.mark());
            }
            case Change.AlarmToggled c -> {
                AlarmCodec.stamp(out.u8(19).text(c.alarmId()), c.at());
                StandingCodec.mark(out.flag(c.up()), c.mark());
            }
            case Change.AlarmFlapping c -> out.u8(20).text(c.alarmId()).flag(c.flapping());
            case Change.AlarmShelved c -> StandingCodec.shelf(out.u8(21).text(c.alarmId()), c.shelf());
            case Change.ClearHeld c -> {
                out.u8(22).number(c.keys().size());
                c.keys().forEach(key -> StandingCodec.key(out, key));
                StandingCodec.mark(out, c.mark());
            }
            case Change.DeedDone c -> StandingCodec.deed(out.u8(23).text(c.subject()), c.deed());
            case Change.AlarmDoubted c -> out.u8(24).text(c.alarmId()).text(c.why());
            case Change.Doubted c ->
                out.u8(25)
                        .textOrNull(c.doubt().deviceId())
                        .text(c.doubt().source())
                        .text(c.doubt().why());
            case Change.AlarmAdopted c -> out.u8(26).text(c.alarmId()).text(c.parent());
            case Change.KinQueued c -> out.u8(27).text(c.parent()).number(c.sinceNanos());
            case Change.WindowPlanned c -> WindowCodec.planned(out.u8(28), c.planned());
            case Change.WindowTurned c ->
                out.u8(29).text(c.windowId()).flag(c.active()).number(c.nextNanos());
            case Change.WindowsApplied c -> out.u8(30).text(c.alarmId()).texts(c.windows());
            case Change.ClaimHeld c -> ClaimCodec.claim(out.u8(40), c.claim()).text(c.holder());
            case Change.ClaimContested c ->
                ClaimCodec.claim(out.u8(41), c.claim()).text(c.alarmId());
            case Change.WordsDecided c -> WordsCodec.kept(out.u8(36), c.kept());
            case Change.WordsFreed c -> WordsCodec.subject(out.u8(37), c.subject());
            case Change.CustomerExcluded c -> ExclusionCodec.kept(out.u8(45), c.kept());
            case Change.AlarmPinned c -> out.u8(31).text(c.alarmId()).text(c.parent());
            default -> {
                if (!ComplaintCodec.change(out, change)
                        && !PollCodec.change(out, change)
                        && !BssCodec.change(out, change)
                        && !LetterCodec.change(out, change)
                        && !TaskCodec.change(out, change)
                        && !SymptomCodec.change(out, change)) {
                    throw new IllegalArgumentException("no tag for " + change);
                }
            }
        }
    }

    static Change change(Unpacker in, int tag) {
        return switch (tag) {
            case 15 -> new Change.AlarmTallied(in.text(), AlarmCodec.stamp(in), StandingCodec.mark(in));
            case 16 -> new Change.AlarmHeld(AlarmCodec.alarm(in));
            case 17 -> new Change.HoldEnded(in.text(), in.flag());
            case 18 ->
                new Change.AlarmReopened(
                        in.text(), AlarmCodec.stamp(in), in.one(Severity.values()), in.text(), StandingCodec.mark(in));
            case 19 -> new Change.AlarmToggled(in.text(), AlarmCodec.stamp(in), in.flag(), StandingCodec.mark(in));
            case 20 -> new Change.AlarmFlapping(in.text(), in.flag());
            case 21 -> new Change.AlarmShelved(in.text(), StandingCodec.shelf(in));
            case 22 -> clearHeld(in);
            case 23 -> new Change.DeedDone(in.text(), StandingCodec.deed(in));
            case 24 -> new Change.AlarmDoubted(in.text(), in.text());
            case 25 -> new Change.Doubted(new Doubt(in.textOrNull(), in.text(), in.text()));
            case 26 -> new Change.AlarmAdopted(in.text(), in.text());
            case 27 -> new Change.KinQueued(in.text(), in.number());
            case 28 -> new Change.WindowPlanned(WindowCodec.planned(in));
            case 29 -> new Change.WindowTurned(in.text(), in.flag(), in.number());
            case 30 -> new Change.WindowsApplied(in.text(), List.copyOf(in.texts()));
            case 40 -> new Change.ClaimHeld(ClaimCodec.claim(in), in.text());
            case 41 -> new Change.ClaimContested(ClaimCodec.claim(in), in.text());
            case 36 -> new Change.WordsDecided(WordsCodec.kept(in));
            case 37 -> new Change.WordsFreed(WordsCodec.subject(in));
            case BssCodec.CHANGED -> BssCodec.change(in);
            case 45 -> new Change.CustomerExcluded(ExclusionCodec.kept(in));
            case 31 -> new Change.AlarmPinned(in.text(), in.text());
            case PollCodec.ASKED -> PollCodec.asked(in);
            case PollCodec.TABLE_ASKED -> PollCodec.tableAsked(in);
            case LetterCodec.LINKED -> LetterCodec.linked(in);
            case LetterCodec.TAKEN -> LetterCodec.taken(in);
            case SymptomCodec.STALE -> SymptomCodec.stale(in);
            case TaskCodec.CHANGED -> TaskCodec.change(in);
            case LetterCodec.LEFT -> LetterCodec.left(in);
            default -> ComplaintCodec.change(in, tag);
        };
    }

    private static Change clearHeld(Unpacker in) {
        int count = in.count();
        List<AlarmKey> keys = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            keys.add(StandingCodec.key(in));
        }
        var mark = StandingCodec.mark(in);
        if (mark == null) {
            throw new UnreadableFormException("a held clear without its time");
        }
        return new Change.ClearHeld(List.copyOf(keys), mark);
    }
}
