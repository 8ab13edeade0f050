package io.trapline.mediation.codec;

import io.trapline.enrichment.AliasKind;
import io.trapline.mediation.alarm.Claim;
import io.trapline.mediation.alarm.ClaimBook;

/** Who claims what, in changes and in the state. */
final class ClaimCodec {

    private ClaimCodec() {}

    static Packer claim(Packer out, Claim claim) {
        return out.text(claim.namespace()).one(claim.kind()).text(claim.value());
    }

    static Claim claim(Unpacker in) {
        return new Claim(in.text(), in.one(AliasKind.values()), in.text());
    }

    static void book(Packer out, ClaimBook book) {
        out.number(book.kept().size());
        book.kept()
                .forEach((claim, holders) -> claim(out, claim)
                        .text(holders.owner())
                        .text(holders.other())
                        .number(holders.sinceNanos())
                        .text(holders.alarmId()));
    }

    static void book(Unpacker in, ClaimBook book) {
        for (int rest = in.count(); rest > 0; rest--) {
            book.restore(claim(in), new ClaimBook.Holders(in.text(), in.text(), in.number(), in.text()));
        }
    }
}
