package io.trapline.mediation.codec;

import io.trapline.mediation.exclusion.Exclusion;
import io.trapline.mediation.exclusion.ExclusionBook;
import java.time.Duration;

/** Marks of customers that are not affected, as bytes; field by field in the order of the records. */
final class ExclusionCodec {

    private ExclusionCodec() {}

    static Packer exclusion(Packer out, Exclusion exclusion) {
        return out.text(exclusion.alarmId())
                .text(exclusion.customerId())
                .number(exclusion.time().toNanos())
                .text(exclusion.operator())
                .text(exclusion.why());
    }

    static Exclusion exclusion(Unpacker in) {
        return new Exclusion(in.text(), in.text(), Duration.ofNanos(in.number()), in.text(), in.text());
    }

    static void kept(Packer out, ExclusionBook.Kept kept) {
        AlarmCodec.stamp(exclusion(out, kept.exclusion()), kept.at());
        out.number(kept.untilNanos());
    }

    static ExclusionBook.Kept kept(Unpacker in) {
        return new ExclusionBook.Kept(exclusion(in), AlarmCodec.stamp(in), in.number());
    }

    static void book(Packer out, ExclusionBook book) {
        out.number(book.all().size());
        book.all().forEach(kept -> kept(out, kept));
    }

    static void book(Unpacker in, ExclusionBook book) {
        for (int rest = in.count(); rest > 0; rest--) {
            book.put(kept(in));
        }
    }
}
