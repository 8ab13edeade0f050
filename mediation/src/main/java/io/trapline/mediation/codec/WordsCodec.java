package io.trapline.mediation.codec;

import io.trapline.enrichment.AliasKind;
import io.trapline.enrichment.Impact.Reason;
import io.trapline.enrichment.NetworkName;
import io.trapline.mediation.worklist.Decision;
import io.trapline.mediation.worklist.DecisionBook;
import io.trapline.mediation.worklist.Subject;
import io.trapline.mediation.worklist.UnmatchedBook;
import io.trapline.mediation.worklist.UnmatchedBook.Count;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Words that lead to no customer, and decisions about them, as bytes; field by field in the order of the records. */
final class WordsCodec {

    private WordsCodec() {}

    static Packer subject(Packer out, Subject subject) {
        NetworkName object = subject.object();
        name(out.text(subject.namespace()), subject.device()).flag(object != null);
        return object == null ? out : name(out, object);
    }

    static Subject subject(Unpacker in) {
        return new Subject(in.text(), name(in), in.flag() ? name(in) : null);
    }

    static Packer decision(Packer out, Decision decision) {
        Instant until = decision.until();
        subject(out, decision.subject())
                .one(decision.verdict())
                .textOrNull(decision.resourceId())
                .flag(until != null);
        if (until != null) {
            out.number(until.getEpochSecond());
        }
        return out.text(decision.operator()).text(decision.why());
    }

    static Decision decision(Unpacker in) {
        return new Decision(
                subject(in),
                in.one(Decision.Verdict.values()),
                in.textOrNull(),
                in.flag() ? Instant.ofEpochSecond(in.number()) : null,
                in.text(),
                in.text());
    }

    static void kept(Packer out, DecisionBook.Kept kept) {
        AlarmCodec.stamp(decision(out, kept.decision()), kept.at());
    }

    static DecisionBook.Kept kept(Unpacker in) {
        return new DecisionBook.Kept(decision(in), AlarmCodec.stamp(in));
    }

    static void count(Packer out, Count count) {
        Count.Totals t = count.totals();
        out.number(t.period())
                .number(t.sinceNanos())
                .number(t.sinceNowNanos())
                .number(t.matched())
                .number(t.matchedBefore())
                .number(t.dropped())
                .number(count.groups().size());
        count.groups().forEach(group -> group(out, group));
    }

    static Count count(Unpacker in) {
        var totals = new Count.Totals(in.number(), in.number(), in.number(), in.number(), in.number(), in.number());
        List<UnmatchedBook.Group> groups = new ArrayList<>();
        for (int rest = in.count(); rest > 0; rest--) {
            groups.add(group(in));
        }
        return new Count(totals, groups);
    }

    private static void group(Packer out, UnmatchedBook.Group group) {
        subject(out, group.subject())
                .one(group.reason())
                .number(group.events())
                .number(group.eventsBefore())
                .number(group.firstNanos())
                .number(group.lastNanos())
                .textOrNull(group.alarmId());
    }

    private static UnmatchedBook.Group group(Unpacker in) {
        return new UnmatchedBook.Group(
                subject(in),
                in.one(Reason.values()),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                in.textOrNull());
    }

    private static Packer name(Packer out, NetworkName name) {
        return out.one(name.kind()).text(name.value());
    }

    private static NetworkName name(Unpacker in) {
        return new NetworkName(in.one(AliasKind.values()), in.text());
    }
}
