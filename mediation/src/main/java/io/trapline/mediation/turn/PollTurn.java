package io.trapline.mediation.turn;

import io.trapline.enrichment.AliasKind;
import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.ResourceAlias;
import io.trapline.mediation.Change;
import io.trapline.mediation.Input;
import io.trapline.mediation.alarm.Alarm;
import io.trapline.mediation.alarm.ClearKind;
import io.trapline.mediation.alarm.Deed;
import io.trapline.mediation.poll.PollBook;
import io.trapline.mediation.poll.TableReply;
import io.trapline.mediation.rule.ObjectName;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Alarms in doubt whose device can say whether they hold: it is asked whether a port is up, or for its table of
 * active alarms, a few devices each second, and what it answers ends the alarm or takes the doubt away.
 */
final class PollTurn {

    /** The type of alarm of which ifOperStatus says whether it holds. */
    private static final String LINK = "link";

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final int NAMES_MAX = 8;
    private static final String US = "trapline";

    private final int perSecond;
    private final Reach reach;
    private final AlarmTurn alarms;
    private final Places places;

    PollTurn(Policy.Polling polling, AlarmTurn alarms, Places places) {
        this.perSecond = polling.perSecond();
        this.reach = new Reach(polling);
        this.alarms = alarms;
        this.places = places;
    }

    /** Time has passed. */
    void look(Turn turn) {
        PollBook book = turn.state().polls();
        Inventory inventory = reach.nowhere() ? null : places.inventory(turn.state());
        long now = turn.at().streamNanos();
        if (inventory == null || now - book.lastNanos() < SECOND) {
            return;
        }
        var tables = new TableQuestions(reach, inventory);
        int left = perSecond;
        for (String id : turn.state().alarms().doubted()) {
            Alarm alarm = turn.state().alarms().open(id).orElseThrow();
            if (!book.due(id, now)) {
                continue;
            }
            if (TableQuestions.about(alarm)) {
                left -= tables.add(alarm, left > 0);
            } else if (left > 0 && alarm.alarmType().equals(LINK)) {
                Change.PollAsked question = question(alarm, inventory);
                if (question != null) {
                    turn.apply(question);
                    left--;
                }
            }
            if (left == 0 && tables.none()) {
                return;
            }
        }
        tables.all().forEach(turn::apply);
    }

    private Change.@Nullable PollAsked question(Alarm alarm, Inventory inventory) {
        String address = reach.address(alarm, inventory, false);
        Integer ifIndex = names(alarm, inventory, AliasKind.IF_INDEX)
                .map(PollTurn::index)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (address == null || ifIndex == null) {
            return null;
        }
        var names = new TreeSet<>(names(alarm, inventory, AliasKind.IF_NAME).toList());
        return new Change.PollAsked(
                alarm.id(), address, ifIndex, names.stream().limit(NAMES_MAX).toList());
    }

    /** As the device said it first, then as the BSS has it. */
    private static Stream<String> names(Alarm alarm, Inventory inventory, AliasKind kind) {
        String resourceId = alarm.resourceId();
        return Stream.concat(
                alarm.objects().stream().filter(o -> o.kind() == kind).map(ObjectName::value),
                resourceId == null
                        ? Stream.empty()
                        : inventory.aliases(resourceId).stream()
                                .filter(alias -> alias.kind() == kind && alias.to() == null)
                                .map(ResourceAlias::value));
    }

    /** InterfaceIndex of RFC 2863: 1 to 2147483647. */
    private static @Nullable Integer index(String text) {
        long index = text.matches("[1-9]\\d{0,9}") ? Long.parseLong(text) : 0;
        return index == 0 || index > Integer.MAX_VALUE ? null : (int) index;
    }

    /** A device has answered about a port, or not. */
    void take(Turn turn, Input.Polled input) {
        asked(turn, input.alarmId(), input.asked()).ifPresent(alarm -> {
            switch (input.reply()) {
                case UP -> alarms.end(turn, alarm, ClearKind.BY_POLL, input.text());
                case DOWN -> turn.apply(new Change.AlarmDoubted(alarm.id(), ""));
                case UNDECIDED, NONE -> {}
            }
            noted(turn, alarm, input.text());
        });
    }

    /** A device's table was read, or not: what was seen in it stands, what is not in the whole of it is over. */
    void take(Turn turn, Input.TableRead input) {
        for (String id : input.found()) {
            asked(turn, id, input.asked()).ifPresent(alarm -> {
                turn.apply(new Change.AlarmDoubted(id, ""));
                noted(turn, alarm, input.text() + ", and this alarm is in it");
            });
        }
        boolean whole = input.reply() == TableReply.WHOLE;
        for (String id : input.missing()) {
            asked(turn, id, input.asked()).ifPresent(alarm -> {
                String text = input.text() + (whole ? ", and this alarm is not in it" : "");
                if (whole) {
                    alarms.end(turn, alarm, ClearKind.BY_POLL, text);
                }
                noted(turn, alarm, text);
            });
        }
    }

    /** The open alarm of the newest question. What was asked before it was raised anew says nothing about it. */
    private static Optional<Alarm> asked(Turn turn, String alarmId, long record) {
        PollBook.Asked asked = turn.state().polls().of(alarmId);
        return asked == null || asked.record() != record
                ? Optional.empty()
                : turn.state().alarms().open(alarmId);
    }

    private static void noted(Turn turn, Alarm alarm, String text) {
        turn.apply(new Change.DeedDone(alarm.id(), new Deed(turn.at(), US, "poll", PeopleTurn.cut(text))));
    }
}
