package io.trapline.mediation.codec;

import io.trapline.enrichment.AliasKind;
import io.trapline.enrichment.Impact;
import io.trapline.mediation.Severity;
import io.trapline.mediation.Stamp;
import io.trapline.mediation.alarm.Alarm;
import io.trapline.mediation.alarm.AlarmKey;
import io.trapline.mediation.alarm.ClearKind;
import io.trapline.mediation.alarm.Identity;
import io.trapline.mediation.alarm.Standing;
import io.trapline.mediation.rule.Care;
import io.trapline.mediation.rule.ObjectName;
import java.util.ArrayList;
import java.util.List;

/** An {@link Alarm} and its parts, field by field in the order of the record. */
final class AlarmCodec {

    private AlarmCodec() {}

    static void alarm(Packer out, Alarm a) {
        out.text(a.id())
                .text(a.received().device())
                .text(a.received().object())
                .text(a.alarmType())
                .text(a.namespace())
                .text(a.evidence().by())
                .one(a.evidence().kind())
                .text(a.evidence().value())
                .number(a.objects().size());
        for (ObjectName object : a.objects()) {
            out.one(object.kind()).text(object.value());
        }
        out.textOrNull(a.deviceId())
                .textOrNull(a.resourceId())
                .text(a.eventType())
                .one(a.severity())
                .text(a.probableCause())
                .text(a.specificProblem())
                .text(a.ruleId());
        impact(out, a.impact());
        out.number(a.count());
        stamp(out, a.raised());
        stamp(out, a.last());
        out.text(a.acknowledgedBy());
        ClearKind kind = a.clearKind();
        Stamp cleared = a.cleared();
        out.flag(kind != null && cleared != null);
        if (kind != null && cleared != null) {
            out.one(kind);
            stamp(out, cleared);
            out.text(a.clearedBy());
        }
        StandingCodec.care(out, a.care());
        StandingCodec.standing(out, a.standing());
    }

    static Alarm alarm(Unpacker in) {
        String id = in.text();
        var received = new AlarmKey(in.text(), in.text(), in.text());
        String namespace = in.text();
        var evidence = new Identity.Evidence(in.text(), in.one(AliasKind.values()), in.text());
        int count = in.count();
        List<ObjectName> objects = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            objects.add(new ObjectName(in.one(AliasKind.values()), in.text()));
        }
        String device = in.textOrNull();
        String resource = in.textOrNull();
        String eventType = in.text();
        Severity severity = in.one(Severity.values());
        String cause = in.text();
        String problem = in.text();
        String rule = in.text();
        Impact impact = impact(in);
        long tally = in.number();
        Stamp raised = stamp(in);
        Stamp last = stamp(in);
        String ackBy = in.text();
        boolean over = in.flag();
        return new Alarm(
                id,
                received,
                namespace,
                evidence,
                List.copyOf(objects),
                device,
                resource,
                eventType,
                severity,
                cause,
                problem,
                rule,
                impact,
                tally,
                raised,
                last,
                ackBy,
                over ? in.one(ClearKind.values()) : null,
                over ? stamp(in) : null,
                over ? in.text() : "",
                in.form() >= 2 ? StandingCodec.care(in) : Care.NONE,
                in.form() >= 2 ? StandingCodec.standing(in) : Standing.NEW);
    }

    static void impact(Packer out, Impact impact) {
        switch (impact) {
            case Impact.Unknown unknown -> out.u8(0).one(unknown.reason());
            case Impact.Known known ->
                out.u8(1)
                        .text(known.resourceId())
                        .text(known.inventoryVersion())
                        .text(known.digest())
                        .number(known.services())
                        .number(known.customers());
        }
    }

    static Impact impact(Unpacker in) {
        return in.flag()
                ? new Impact.Known(in.text(), in.text(), in.text(), (int) in.number(), (int) in.number())
                : new Impact.Unknown(in.one(Impact.Reason.values()));
    }

    static void stamp(Packer out, Stamp stamp) {
        out.number(stamp.number()).number(stamp.streamNanos()).number(stamp.wallNanos());
    }

    static Stamp stamp(Unpacker in) {
        return new Stamp(in.number(), in.number(), in.number());
    }
}
