package io.trapline.mediation.poll;

import io.trapline.agent.poll.AlarmTable;
import io.trapline.mediation.Change;
import io.trapline.mediation.rule.AlarmModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which of the alarms asked about are in a device's table: one is when a row has its resource and its model, and the
 * row's state is not clear.
 *
 * @param found ids of alarms, in the order of the question
 * @param missing the other ids asked about
 * @param text one line for people
 */
public record TableSeen(List<String> found, List<String> missing, String text) {

    private record Fault(String resource, String model) {}

    static TableSeen of(Change.TableAsked question, AlarmTable table) {
        Set<Fault> standing = new HashSet<>();
        if (table instanceof AlarmTable.Read read) {
            for (AlarmTable.Row row : read.rows()) {
                AlarmModel model = AlarmModel.parse(row.model());
                if (model != null && model.stands()) {
                    standing.add(new Fault(row.resource(), model.row()));
                }
            }
        }
        List<String> found = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (Change.TableAsked.Wanted one : question.wanted()) {
            boolean there = standing.contains(new Fault(one.resource(), one.model()));
            (there ? found : missing).add(one.alarmId());
        }
        return new TableSeen(List.copyOf(found), List.copyOf(missing), text(question.address(), table));
    }

    /** A row on a resource asked about that points at no model may be any alarm there. */
    static TableReply reply(AlarmTable table) {
        return switch (table) {
            case AlarmTable.Read read
            when read.cut() == AlarmTable.Cut.NOTHING
                    && read.rows().stream().allMatch(row -> AlarmModel.parse(row.model()) != null) -> TableReply.WHOLE;
            case AlarmTable.Read part -> TableReply.PART;
            case AlarmTable.Absent absent -> TableReply.ABSENT;
            case AlarmTable.Silent silent -> TableReply.NONE;
            case AlarmTable.Useless useless -> TableReply.NONE;
        };
    }

    private static String text(String address, AlarmTable table) {
        return address + ": "
                + switch (table) {
                    case AlarmTable.Read whole
                    when whole.cut() == AlarmTable.Cut.NOTHING ->
                        "alarmActiveTable has %d rows".formatted(whole.count());
                    case AlarmTable.Read part ->
                        "alarmActiveTable was read in part, %d rows: %s"
                                .formatted(part.count(), part.cut().word());
                    case AlarmTable.Absent absent -> "no alarmActiveTable";
                    case AlarmTable.Silent silent -> "no answer";
                    case AlarmTable.Useless(String why) -> why;
                };
    }
}
