package io.trapline.mediation.tmf;

import io.trapline.mediation.task.AlarmTask;
import java.util.LinkedHashMap;
import java.util.Map;

/** One task as TMF642 v4 has it (resources AckAlarms and so on): what was asked, and what came of it. */
public final class TmfTask {

    private TmfTask() {}

    /**
     * In the words that readers know.
     *
     * @param asked what {@link io.trapline.mediation.task.TaskOrder#asked} says
     */
    public static Map<String, Object> form(AlarmTask task, Map<String, Object> asked) {
        var order = task.order();
        var form = new LinkedHashMap<>(asked);
        form.put("id", order.id());
        form.put("href", TmfId.ROOT + "/" + order.kind().path() + "/" + order.id());
        form.put("state", task.phase().word());
        form.put(order.kind().done(), task.done().stream().map(TmfAlarm::member).toList());
        form.put("@type", order.kind().type());
        return form;
    }
}
