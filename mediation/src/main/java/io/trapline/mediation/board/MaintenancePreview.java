package io.trapline.mediation.board;

import io.trapline.mediation.maintenance.Span;
import java.util.List;

/**
 * What a window would do if it were in force now.
 *
 * @param next its next occurrences, five at most
 * @param alarmIds open alarms of which nobody would be told, ordered
 * @param customerIds affected customers all of whose alarms those are, worst first
 */
public record MaintenancePreview(List<Span> next, List<String> alarmIds, List<String> customerIds) {}
