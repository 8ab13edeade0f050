package io.trapline.mediation.forward;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trapline.mediation.board.AlarmEar;
import io.trapline.mediation.tmf.TmfAlarm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** News of an alarm as TMF642's events. The id of an event is the same whenever it is told again. */
final class Notification {

    /** Names of the events. */
    static final List<String> TYPES =
            List.of("AlarmCreateEvent", "AlarmStateChangeEvent", "AlarmAttributeValueChangeEvent", "AlarmDeleteEvent");

    private static final ObjectMapper JSON = new ObjectMapper();

    private Notification() {}

    static String type(AlarmEar.Kind kind) {
        return TYPES.get(kind.ordinal());
    }

    /** One line of JSON, without its end. */
    static String line(AlarmEar.News news, TmfAlarm alarm) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("eventId", news.record() + "-" + news.index());
        event.put("eventTime", news.at().toString());
        event.put("eventType", type(news.kind()));
        event.put("correlationId", news.row().alarmId());
        event.put("domain", "alarmManagement");
        event.put("title", news.row().device() + ": " + news.row().specificProblem());
        event.put("priority", news.row().severity().word());
        event.put("timeOcurred", news.at().toString());
        event.put("event", Map.of("alarm", alarm.toMap()));
        try {
            return JSON.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
