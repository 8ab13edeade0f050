package io.trapline.mediation.codec;

import io.trapline.mediation.alarm.AlarmKey;
import io.trapline.mediation.alarm.Deed;
import io.trapline.mediation.alarm.Mark;
import io.trapline.mediation.alarm.Standing;
import io.trapline.mediation.rule.Care;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an alarm is treated by and what is true of it beside its life cycle; since form 2. */
final class StandingCodec {

    private StandingCodec() {}

    static void care(Packer out, Care c) {
        out.number(c.hold().toNanos())
                .number(c.reopenWithin().toNanos())
                .number(c.clearAfter().toNanos())
                .number(c.flap().turns())
                .number(c.flap().within().toNanos())
                .number(c.flap().calm().toNanos())
                .number(c.adoptWithin().toNanos())
                .flag(c.unverifies());
    }

    static Care care(Unpacker in) {
        var care = new Care(
                Duration.ofNanos(in.number()),
                Duration.ofNanos(in.number()),
                Duration.ofNanos(in.number()),
                new Care.Flap((int) in.number(), Duration.ofNanos(in.number()), Duration.ofNanos(in.number())),
                Duration.ofNanos(in.number()),
                in.flag());
        return care.equals(Care.NONE) ? Care.NONE : care;
    }

    static void standing(Packer out, Standing s) {
        out.number(s.reopens()).flag(s.first() != null);
        if (s.first() != null) {
            AlarmCodec.stamp(out, s.first());
        }
        var turns = s.turns();
        out.flag(turns.flapping()).flag(turns.up()).number(turns.at().size());
        turns.at().forEach(out::number);
        shelf(out, s.shelf());
        out.text(s.parent()).texts(s.windows()).text(s.doubt());
        mark(out, s.mark());
    }

    static Standing standing(Unpacker in) {
        return new Standing(
                in.number(),
                in.flag() ? AlarmCodec.stamp(in) : null,
                turns(in),
                shelf(in),
                in.text(),
                List.copyOf(in.texts()),
                in.text(),
                mark(in));
    }

    private static Standing.Turns turns(Unpacker in) {
        boolean flapping = in.flag();
        boolean up = in.flag();
        int count = in.count();
        List<Long> at = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            at.add(in.number());
        }
        return new Standing.Turns(flapping, up, List.copyOf(at));
    }

    static void shelf(Packer out, Standing.@Nullable Shelf shelf) {
        out.flag(shelf != null);
        if (shelf != null) {
            out.text(shelf.by()).number(shelf.untilNanos()).text(shelf.why());
        }
    }

    static Standing.@Nullable Shelf shelf(Unpacker in) {
        return in.flag() ? new Standing.Shelf(in.text(), in.number(), in.text()) : null;
    }

    static void mark(Packer out, @Nullable Mark mark) {
        out.flag(mark != null);
        if (mark != null) {
            out.one(mark.by()).number(mark.atNanos()).number(mark.streamNanos());
        }
    }

    static @Nullable Mark mark(Unpacker in) {
        return in.flag() ? new Mark(in.one(Mark.By.values()), in.number(), in.number()) : null;
    }

    static void key(Packer out, AlarmKey key) {
        out.text(key.device()).text(key.object()).text(key.alarmType());
    }

    static AlarmKey key(Unpacker in) {
        return new AlarmKey(in.text(), in.text(), in.text());
    }

    static void deed(Packer out, Deed deed) {
        AlarmCodec.stamp(out, deed.at());
        out.text(deed.operator()).text(deed.what()).text(deed.text());
    }

    static Deed deed(Unpacker in) {
        return new Deed(AlarmCodec.stamp(in), in.text(), in.text(), in.text());
    }
}
