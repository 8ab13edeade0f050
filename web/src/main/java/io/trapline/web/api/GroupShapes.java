package io.trapline.web.api;

import io.trapline.mediation.board.ComplaintsView;
import io.trapline.mediation.board.CustomerRow;
import io.trapline.web.page.Search;
import io.trapline.web.route.Shape;

/** What answers about more than one customer look like, or about a part of one. */
public final class GroupShapes {

    private static final Shape TEXT = Shape.text();
    private static final Shape WHOLE = Shape.whole();
    private static final Shape ID = Shape.object().with("id", TEXT);
    private static final Shape GROUP = Shape.object()
            .with("affectedCustomers", WHOLE)
            .with("atRiskCustomers", WHOLE)
            .with("affectedServices", WHOLE)
            .with("score", WHOLE)
            .and(Shapes.measures());
    private static final Shape VNO =
            Shape.object().with("vnoId", TEXT).with("vnoName", TEXT).and(GROUP);

    private GroupShapes() {}

    public static Shape totals() {
        Shape part = GROUP.maybe("tier", TEXT)
                .maybe("vno", TEXT)
                .maybe("product", TEXT)
                .maybe("place", TEXT);
        return GROUP.with("openAlarms", WHOLE)
                .with("toldBeforeTheyCalled", Shape.number().orNull())
                .with("complaintsWithoutAlarm", WHOLE)
                .maybe("items", Shape.list(part));
    }

    public static Shape vnos() {
        return Shape.object().with("items", Shape.list(VNO)).with("total", WHOLE);
    }

    public static Shape vno() {
        return VNO.with("customerIds", Shape.list(TEXT));
    }

    public static Shape account() {
        return Shape.object()
                .with("accountId", TEXT)
                .with("name", TEXT)
                .with("customerId", TEXT)
                .with("customerName", TEXT.orNull())
                .with("tier", TEXT.orNull())
                .with("parentAccountId", TEXT.orNull())
                .with("state", TEXT.orNull())
                .with("affected", Shape.truth())
                .with("score", WHOLE)
                .with("services", Shape.list(Shape.record(CustomerRow.ServiceRow.class)))
                .with("alarmIds", Shape.list(TEXT))
                .with("lastOutage", Shapes.lastOutage().orNull())
                .and(Shapes.measures());
    }

    public static Shape problems() {
        return Shape.object().with("items", Shape.list(problem())).with("total", WHOLE);
    }

    public static Shape problem() {
        return tmfProblem()
                .with("problemId", TEXT)
                .with("causeAlarmId", TEXT)
                .with("alarms", WHOLE)
                .with("customerIds", Shape.list(TEXT))
                .and(GROUP);
    }

    /** In the words of TMF656. */
    private static Shape tmfProblem() {
        Shape party = ID.with("name", TEXT).with("role", TEXT).with("@referredType", TEXT);
        Shape note = ID.with("author", TEXT).with("date", Shape.time()).with("text", TEXT);
        Shape record = ID.with("description", TEXT).with("time", Shape.time()).with("user", TEXT);
        return ID.with("href", TEXT)
                .with("name", TEXT)
                .with("description", TEXT)
                .with("category", TEXT)
                .with("reason", TEXT)
                .with("priority", WHOLE)
                .with("impactImportanceFactor", TEXT)
                .with("problemEscalation", TEXT)
                .with("status", TEXT)
                .with("originatingSystem", TEXT)
                .with("creationDate", Shape.time())
                .with("lastUpdate", Shape.time())
                .with("affectedNumberOfServices", WHOLE)
                .with("firstAlert", ID.with("role", TEXT).with("@referredType", TEXT))
                .maybe("rootCauseResource", Shape.list(ID))
                .with("affectedResource", Shape.list(ID))
                .with("affectedService", Shape.list(ID.with("name", TEXT)))
                .with("underlyingAlarm", Shape.list(ID.with("href", TEXT)))
                .with("relatedParty", Shape.list(party))
                .with("troubleTicket", Shape.list(ID))
                .with("note", Shape.list(note))
                .with("trackingRecord", Shape.list(record))
                .with("@type", TEXT);
    }

    public static Shape complaints() {
        return Shape.record(ComplaintsView.class, "newest")
                .with("items", Shape.list(Shape.record(ComplaintsView.Row.class)));
    }

    /** What became of complaints that were sent. */
    public static Shape taken() {
        Shape refused = Shape.object().with("line", WHOLE).with("reason", TEXT);
        return Shape.object()
                .with("taken", WHOLE)
                .with("recordNumber", WHOLE)
                .with("complaintIds", Shape.list(TEXT))
                .with("refused", Shape.list(refused));
    }

    public static Shape findings() {
        return Shape.object()
                .with("items", Shape.list(Shape.record(Search.Finding.class)))
                .with("total", WHOLE);
    }
}
