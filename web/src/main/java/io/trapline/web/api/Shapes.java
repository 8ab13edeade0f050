package io.trapline.web.api;

import io.trapline.mediation.board.AlarmRow;
import io.trapline.mediation.board.CustomerRow;
import io.trapline.mediation.board.DeedRow;
import io.trapline.mediation.board.Explanation;
import io.trapline.mediation.board.ImpactPath;
import io.trapline.mediation.board.LedgerView;
import io.trapline.mediation.board.UnmatchedView;
import io.trapline.mediation.board.WindowRow;
import io.trapline.web.route.Shape;
import java.util.List;

/** What the answers of {@link Answers} look like; {@code ContractTest} holds them to it. */
public final class Shapes {

    private static final Shape TEXT = Shape.text();
    private static final Shape WHOLE = Shape.whole();
    private static final Shape NUMBER = Shape.number();

    private static final Shape MEASURES = Shape.object()
            .with("customerMinutesLost", NUMBER)
            .with("excusedMinutes", NUMBER)
            .with("userMinutes", NUMBER)
            .with("currency", TEXT.orNull())
            .with("mrrAtRisk", NUMBER.orNull())
            .with("revenueAtRiskPerHour", NUMBER.orNull())
            .with("slaAvailability", NUMBER.orNull())
            .with("slaCreditExposure", NUMBER.orNull())
            .with("timeToNextCreditStep", WHOLE.orNull())
            .with("timeToBreach", WHOLE.orNull())
            .with("repeatFaults", WHOLE);

    private static final Shape CUSTOMER =
            Shape.record(CustomerRow.class, "impact").and(MEASURES);

    private static final Shape DECODED = StateShapes.decoded();

    private static final Shape EVENT = Shape.object()
            .with("recordNumber", WHOLE)
            .with("receivedAt", Shape.time())
            .with("kind", TEXT)
            .with("transport", TEXT)
            .with("listener", TEXT)
            .with("source", TEXT)
            .with("disposition", TEXT)
            .with("device", TEXT)
            .with("ruleId", TEXT)
            .with("recognised", Shape.truth())
            .with("impact", TEXT)
            .with("alarmId", TEXT.orNull())
            .with("message", TEXT.orNull())
            .with("decoded", DECODED)
            .with("rawHex", TEXT)
            .with("truncated", Shape.truth());

    private Shapes() {}

    static Shape measures() {
        return MEASURES;
    }

    static Shape lastOutage() {
        Shape service = Shape.object()
                .with("serviceId", TEXT)
                .with("from", Shape.time())
                .with("to", Shape.time())
                .with("downMinutes", NUMBER)
                .with("excusedMinutes", NUMBER)
                .with("alarmId", TEXT);
        return Shape.object()
                .with("from", Shape.time())
                .with("to", Shape.time())
                .with("services", Shape.list(service));
    }

    public static Shape customers() {
        return Shape.page(CUSTOMER);
    }

    public static Shape customer() {
        return CUSTOMER.without("severity")
                .without("affectedSince")
                .with("severity", TEXT.orNull())
                .with("affectedSince", Shape.time().orNull())
                .with("affected", Shape.truth())
                .with(
                        "accounts",
                        Shape.list(Shape.object().with("accountId", TEXT).with("name", TEXT)))
                .with("lastOutage", lastOutage().orNull())
                .with("paths", Shape.list(Shape.record(ImpactPath.class)))
                .with("comments", deeds());
    }

    public static Shape alarms() {
        return Shape.page(Shape.record(AlarmRow.class)).with("open", WHOLE);
    }

    public static Shape alarm() {
        Shape raw = Shape.object()
                .with("recordNumber", WHOLE)
                .with("receivedAt", Shape.time())
                .with("kind", TEXT)
                .with("transport", TEXT)
                .with("listener", TEXT)
                .with("source", TEXT)
                .with("bytes", WHOLE)
                .with("truncated", Shape.truth())
                .with("hex", TEXT)
                .with("base64", TEXT);
        return Shape.record(AlarmRow.class)
                .with("raw", raw.orNull())
                .with("decoded", DECODED.orNull())
                .with("path", Shape.list(Shape.record(ImpactPath.class)))
                .with("deeds", deeds());
    }

    public static Shape explanation() {
        return Shape.record(Explanation.class);
    }

    public static Shape events() {
        return Shape.object().with("items", Shape.list(EVENT)).with("total", WHOLE);
    }

    public static Shape event() {
        return EVENT;
    }

    public static Shape inbox() {
        Shape sample = Shape.object()
                .with("recordNumber", WHOLE)
                .with("source", TEXT)
                .with("rawHex", TEXT)
                .with("decoded", DECODED);
        Shape group = Shape.object()
                .with("enterprise", TEXT)
                .with("enterpriseName", TEXT.orNull())
                .with("trapOid", TEXT)
                .with("trapName", TEXT.orNull())
                .with("count", WHOLE)
                .with("first", Shape.time())
                .with("last", Shape.time())
                .with("shape", Shape.list(TEXT))
                .with("sample", sample);
        return Shape.object()
                .with("items", Shape.list(group))
                .with("groups", WHOLE)
                .with("groupsMax", WHOLE)
                .with("total", WHOLE)
                .with("overflow", WHOLE)
                .with("gone", WHOLE)
                .with("since", Shape.time());
    }

    public static Shape unmatched() {
        return Shape.record(UnmatchedView.class);
    }

    public static Shape ledger() {
        return Shape.record(LedgerView.class).with("kernelDrops", WHOLE);
    }

    public static Shape maintenance() {
        return Shape.object()
                .with("items", Shape.list(Shape.record(WindowRow.class).with("alarms", WHOLE)))
                .with("total", WHOLE);
    }

    public static Shape preview() {
        Shape span = Shape.object()
                .with("from", Shape.time())
                .with("to", Shape.time())
                .with("clocks", Shape.word(List.of("skipped", "twice", "changed", "steady")));
        return Shape.object()
                .with("next", Shape.list(span))
                .with("alarms", WHOLE)
                .with("customers", WHOLE)
                .with("alarmIds", Shape.list(TEXT))
                .with("customerIds", Shape.list(TEXT))
                .with("unknown", Shape.list(TEXT));
    }

    public static Shape planned() {
        return done("windowId").with("unknown", Shape.list(TEXT));
    }

    public static Shape health() {
        return Shape.object().with("status", Shape.word(List.of("ok")));
    }

    public static Shape readiness() {
        Shape trouble = Shape.object().with("part", TEXT).with("detail", TEXT);
        return Shape.object()
                .with("status", Shape.word(List.of("ready", "notReady")))
                .with("troubles", Shape.list(trouble))
                .with("epoch", TEXT)
                .with("decided", WHOLE)
                .with("behind", WHOLE)
                .with("bss", TEXT)
                .with("inventoryVersion", TEXT.orNull())
                .with("balanced", Shape.truth());
    }

    public static Shape me() {
        return Shape.object()
                .with("name", TEXT)
                .with("role", TEXT)
                .with("login", Shape.truth())
                .with("scopes", Shape.list(TEXT))
                .with("vnos", Shape.list(TEXT));
    }

    public static Shape users() {
        Shape user = Shape.object()
                .with("name", TEXT)
                .with("role", TEXT)
                .with("password", Shape.truth())
                .with("created", Shape.time())
                .with("vnos", Shape.list(TEXT));
        return Shape.object().with("items", Shape.list(user));
    }

    public static Shape tokens() {
        Shape token = Shape.object()
                .with("id", TEXT)
                .with("name", TEXT)
                .with("role", TEXT)
                .with("created", Shape.time())
                .with("expires", Shape.time())
                .with("scopes", Shape.list(TEXT))
                .with("vnos", Shape.list(TEXT));
        return Shape.object().with("items", Shape.list(token));
    }

    public static Shape audit() {
        return Shape.object()
                .with("lines", WHOLE)
                .with("lastHash", TEXT)
                .with("whole", Shape.truth())
                .with("trouble", TEXT);
    }

    /** What an action answers: what it was done to, and its record. */
    public static Shape done(String subject) {
        return Shape.object().with(subject, TEXT).with("recordNumber", WHOLE);
    }

    private static Shape deeds() {
        return Shape.list(Shape.record(DeedRow.class));
    }
}
