package io.trapline.mediation.forward;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trapline.mediation.board.AlarmEar;
import io.trapline.mediation.task.TaskKind;
import io.trapline.mediation.tmf.TmfTask;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** News of a task as TMF642's events: that it was taken, and what came of it. */
final class TaskNotification {

    private static final String CREATED = "CreateEvent";
    private static final String CHANGED = "StateChangeEvent";

    /** Names of the events. */
    static final List<String> TYPES = Stream.of(TaskKind.values())
            .flatMap(kind -> Stream.of(kind.type() + CREATED, kind.type() + CHANGED))
            .toList();

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<LinkedHashMap<String, Object>> OBJECT = new TypeReference<>() {};

    private TaskNotification() {}

    static String type(AlarmEar.TaskNews news) {
        return news.task().order().kind().type() + (news.kind() == AlarmEar.Kind.CREATED ? CREATED : CHANGED);
    }

    /** One line of JSON, without its end. */
    static String line(AlarmEar.TaskNews news) {
        var order = news.task().order();
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("eventId", news.record() + "-" + news.index());
        event.put("eventTime", news.at().toString());
        event.put("eventType", type(news));
        event.put("correlationId", order.id());
        event.put("domain", "alarmManagement");
        event.put("title", order.kind().path() + ": " + news.task().phase().word());
        event.put("timeOcurred", news.at().toString());
        try {
            Map<String, Object> asked = JSON.readValue(order.asked(), OBJECT);
            event.put("event", Map.of(order.kind().path(), TmfTask.form(news.task(), asked)));
            return JSON.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
