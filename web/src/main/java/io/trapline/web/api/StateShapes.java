package io.trapline.web.api;

import io.trapline.mediation.board.About;
import io.trapline.mediation.board.DecisionRow;
import io.trapline.mediation.board.UnmatchedReplay;
import io.trapline.mediation.source.SourceRow;
import io.trapline.web.route.Shape;

/** What answers about the installation itself look like: senders, history, settings, words without customers. */
public final class StateShapes {

    private static final Shape TEXT = Shape.text();
    private static final Shape WHOLE = Shape.whole();

    private StateShapes() {}

    public static Shape sources() {
        return Shape.object()
                .with("since", Shape.time())
                .with("evicted", WHOLE)
                .with("rowsMax", WHOLE)
                .with("missed", WHOLE)
                .with("total", WHOLE)
                .with("items", Shape.list(Shape.record(SourceRow.class).with("state", TEXT)));
    }

    public static Shape history() {
        Shape numbers = Shape.list(Shape.number());
        Shape series = Shape.object()
                .with("ingest", numbers)
                .with("behind", numbers)
                .with("drops", numbers)
                .with("alarms", numbers)
                .with("customers", numbers);
        return Shape.object()
                .with("stepSeconds", WHOLE)
                .with("times", Shape.list(WHOLE))
                .with("series", series);
    }

    public static Shape settings() {
        return Shape.record(About.class);
    }

    public static Shape decisions() {
        return Shape.object()
                .with("items", Shape.list(Shape.record(DecisionRow.class)))
                .with("total", WHOLE);
    }

    /** What was counted, judged again. */
    public static Shape replay() {
        return Shape.record(UnmatchedReplay.class);
    }

    /** A decision about words, with the counts before and after it. */
    public static Shape decided() {
        Shape tally = Shape.record(UnmatchedReplay.Tally.class);
        return Shapes.done("id").with("before", tally).with("after", tally);
    }

    /** A message as it was decoded: a trap, a line of syslog, or why it cannot be read. */
    static Shape decoded() {
        Shape or = TEXT.orNull();
        Shape binding = Shape.object()
                .with("oid", TEXT)
                .with("type", TEXT)
                .with("value", TEXT)
                .maybe("name", TEXT)
                .maybe("index", Shape.map(TEXT))
                .maybe("display", TEXT);
        Shape trap = Shape.object()
                .with("type", Shape.word(java.util.List.of("snmp")))
                .with("version", WHOLE)
                .with("pduType", TEXT)
                .with("community", or)
                .with("securityName", or)
                .with("requestId", WHOLE.orNull())
                .with("trapOid", or)
                .with("trapName", or)
                .with("uptime", WHOLE.orNull())
                .with("agentAddress", or)
                .with("enterprise", or)
                .with("enterpriseName", or)
                .with("genericTrap", WHOLE.orNull())
                .with("specificTrap", WHOLE.orNull())
                .maybe("engineId", TEXT)
                .maybe("contextEngineId", TEXT)
                .maybe("contextName", TEXT)
                .with("varbinds", Shape.list(binding));
        Shape line = Shape.object()
                .with("type", Shape.word(java.util.List.of("syslog")))
                .with("format", TEXT)
                .with("facility", WHOLE.orNull())
                .with("severity", WHOLE.orNull())
                .with("timestamp", or)
                .with("hostname", or)
                .with("appName", or)
                .with("procId", or)
                .with("msgId", or)
                .with("mnemonic", or)
                .with("structuredData", Shape.map(Shape.map(TEXT)))
                .with("message", TEXT);
        Shape unreadable = Shape.object()
                .with("type", Shape.word(java.util.List.of("unreadable")))
                .with("reason", TEXT)
                .with("detail", TEXT)
                .with("partial", Shape.map(TEXT));
        return Shape.either(trap, line, unreadable);
    }
}
