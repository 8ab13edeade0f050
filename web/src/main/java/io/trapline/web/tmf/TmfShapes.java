package io.trapline.web.tmf;

import io.trapline.mediation.task.TaskKind;
import io.trapline.mediation.tmf.TmfAlarm;
import io.trapline.web.route.Shape;
import java.util.List;

/**
 * What is said in the words of TMF642 and TMF621. With {@code fields} a client asks for some of them only,
 * so that nothing but the id and the address is always there.
 */
final class TmfShapes {

    private static final Shape TEXT = Shape.text();
    private static final Shape WHOLE = Shape.whole();
    private static final Shape TRUTH = Shape.truth();
    private static final Shape TIME = Shape.time();
    private static final Shape REFERENCE =
            Shape.object().with("id", TEXT).with("href", TEXT).with("name", TEXT);
    private static final Shape MEMBER =
            Shape.object().with("id", WHOLE).with("href", TEXT).with("name", TEXT);
    private static final Shape COMMENT = Shape.object()
            .with("comment", TEXT)
            .maybe("userId", TEXT)
            .maybe("systemId", TEXT)
            .maybe("time", TIME);

    private TmfShapes() {}

    /** Every property, as {@link TmfAlarm} has it. */
    static Shape alarm() {
        Shape alarm = Shape.object().with("id", WHOLE).with("href", TEXT);
        for (String name : TmfAlarm.names()) {
            if (!name.equals("id") && !name.equals("href")) alarm = alarm.maybe(name, property(name));
        }
        return alarm;
    }

    private static Shape property(String name) {
        return switch (name) {
            case "alarmRaisedTime", "alarmReportingTime", "alarmChangedTime", "alarmClearedTime" -> TIME;
            case "serviceAffecting", "alarmEscalation", "isRootCause" -> TRUTH;
            case "alarmedObject" -> Shape.object().with("id", TEXT).with("@type", TEXT);
            case "place" ->
                Shape.list(Shape.object().with("id", TEXT).with("name", TEXT).with("role", TEXT));
            case "affectedService" -> Shape.list(Shape.object().with("id", TEXT));
            case "parentAlarm", "correlatedAlarm" -> Shape.list(REFERENCE);
            case "comment" -> Shape.list(COMMENT);
            default -> TEXT;
        };
    }

    /** What may be changed of one. */
    static Shape patch() {
        return Shape.object()
                .maybe("ackState", Shape.word(List.of("acknowledged", "unacknowledged")))
                .maybe("ackUserId", TEXT)
                .maybe("ackSystemId", TEXT)
                .maybe("state", Shape.word(List.of("cleared")))
                .maybe("perceivedSeverity", Shape.word(List.of("cleared")))
                .maybe("clearUserId", TEXT)
                .maybe("clearSystemId", TEXT)
                .maybe("comment", Shape.list(COMMENT.open()))
                .maybe("@type", TEXT);
    }

    static Shape subscription() {
        return Shape.object().with("id", TEXT).with("callback", TEXT).maybe("query", TEXT);
    }

    static Shape subscribing() {
        return Shape.object().with("callback", TEXT).maybe("query", TEXT).open();
    }

    static Shape task(TaskKind kind) {
        Shape task = Shape.object()
                .with("id", TEXT)
                .maybe("href", TEXT)
                .maybe("state", TEXT)
                .maybe("@type", TEXT)
                .maybe(kind.done(), Shape.list(MEMBER));
        Shape pattern = Shape.list(Shape.object().open());
        return switch (kind) {
            case ACK, UNACK ->
                task.maybe("ackSystemId", TEXT)
                        .maybe("ackUserId", TEXT)
                        .maybe("ackTime", TIME)
                        .maybe("alarmPattern", pattern);
            case CLEAR ->
                task.maybe("clearSystemId", TEXT)
                        .maybe("clearUserId", TEXT)
                        .maybe("alarmClearedTime", TIME)
                        .maybe("alarmPattern", pattern);
            case COMMENT -> task.maybe("comment", COMMENT.open()).maybe("alarmPattern", pattern);
            case GROUP, UNGROUP ->
                task.maybe("sourceSystemId", TEXT)
                        .maybe("alarmChangedTime", TIME)
                        .maybe("parentAlarm", MEMBER)
                        .maybe("correlatedAlarm", Shape.list(MEMBER));
        };
    }

    static Shape order(TaskKind kind) {
        Shape pattern = Shape.list(Shape.object().open());
        Shape named = Shape.object().with("id", Shape.either(TEXT, WHOLE)).open();
        Shape order = Shape.object();
        return (switch (kind) {
                    case ACK, UNACK ->
                        order.with("ackSystemId", TEXT)
                                .with("ackUserId", TEXT)
                                .maybe("ackTime", TIME)
                                .with("alarmPattern", pattern);
                    case CLEAR ->
                        order.with("clearSystemId", TEXT)
                                .with("clearUserId", TEXT)
                                .with("alarmClearedTime", TIME)
                                .with("alarmPattern", pattern);
                    case COMMENT -> order.with("comment", COMMENT.open()).with("alarmPattern", pattern);
                    case GROUP, UNGROUP ->
                        order.with("sourceSystemId", TEXT)
                                .with("alarmChangedTime", TIME)
                                .with("parentAlarm", named)
                                .with("correlatedAlarm", Shape.list(named));
                })
                .open();
    }

    static Shape ticket() {
        Shape related = Shape.object().with("id", TEXT).with("role", TEXT).with("@referredType", TEXT);
        return Shape.object()
                .with("id", TEXT)
                .with("href", TEXT)
                .maybe("externalId", TEXT)
                .maybe("description", TEXT)
                .maybe("status", TEXT)
                .maybe("relatedParty", Shape.list(related))
                .maybe("relatedEntity", Shape.list(related))
                .maybe("creationDate", TIME)
                .maybe("severity", TEXT)
                .maybe("ticketType", TEXT)
                .maybe("@type", TEXT);
    }

    static Shape complaining() {
        Shape related = Shape.object().with("id", TEXT).open();
        return Shape.object()
                .with("description", TEXT)
                .with("severity", TEXT)
                .with("ticketType", TEXT)
                .with("relatedParty", Shape.list(related))
                .maybe("relatedEntity", Shape.list(related))
                .maybe("externalId", TEXT)
                .maybe("channel", Shape.object().maybe("name", TEXT).open())
                .open();
    }
}
