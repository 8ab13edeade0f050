package io.trapline.mediation.turn;

import io.trapline.enrichment.AliasKind;
import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.ResourceAlias;
import io.trapline.mediation.Change;
import io.trapline.mediation.Input;
import io.trapline.mediation.alarm.Alarm;
import io.trapline.mediation.alarm.ClearKind;
import io.trapline.mediation.alarm.Deed;
import io.trapline.mediation.alarm.Network;
import io.trapline.mediation.poll.PollBook;
import io.trapline.mediation.rule.ObjectName;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Link alarms in doubt: their devices are to be asked whether the port is up, a few each second, and what they
 * answer ends the alarm or takes the doubt away. Only an address that the BSS has for the device is asked, never
 * one that a message named: whoever can forge a trap would else learn what we ask with.
 */
final class PollTurn {

    /** The type of alarm of which ifOperStatus says whether it holds. */
    private static final String LINK = "link";

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final int NAMES_MAX = 8;
    private static final String US = "trapline";

    private final Policy.Polling polling;
    private final List<Network> networks;
    private final AlarmTurn alarms;
    private final Places places;

    PollTurn(Policy.Polling polling, AlarmTurn alarms, Places places) {
        this.polling = polling;
        this.networks = polling.networks().stream().map(Network::parse).toList();
        this.alarms = alarms;
        this.places = places;
    }

    /** Time has passed. */
    void look(Turn turn) {
        PollBook book = turn.state().polls();
        Inventory inventory = networks.isEmpty() ? null : places.inventory(turn.state());
        long now = turn.at().streamNanos();
        if (inventory == null || now - book.lastNanos() < SECOND) {
            return;
        }
        int left = polling.perSecond();
        for (String id : turn.state().alarms().doubted()) {
            Alarm alarm = turn.state().alarms().open(id).orElseThrow();
            Change.PollAsked question =
                    alarm.alarmType().equals(LINK) && book.due(id, now) ? question(alarm, inventory) : null;
            if (question != null) {
                turn.apply(question);
                if (--left == 0) {
                    return;
                }
            }
        }
    }

    private Change.@Nullable PollAsked question(Alarm alarm, Inventory inventory) {
        String deviceId = alarm.deviceId();
        if (deviceId == null) {
            return null;
        }
        String address = inventory.aliases(deviceId).stream()
                .filter(alias -> alias.kind() == AliasKind.ADDRESS && alias.to() == null)
                .filter(alias -> alias.namespace().equals(alarm.namespace()))
                .map(ResourceAlias::value)
                .filter(this::ours)
                // The one that spoke, when the BSS has several.
                .min(Comparator.comparing(
                                (String value) -> !value.equals(alarm.evidence().value()))
                        .thenComparing(Comparator.naturalOrder()))
                .orElse(null);
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

    private boolean ours(String address) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            return networks.stream().anyMatch(network -> network.contains(parsed));
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    /** A device has answered, or not. What was asked before the alarm was raised anew says nothing about it. */
    void take(Turn turn, Input.Polled input) {
        PollBook.Asked asked = turn.state().polls().of(input.alarmId());
        if (asked == null || asked.record() != input.asked()) {
            return;
        }
        turn.state().alarms().open(input.alarmId()).ifPresent(alarm -> {
            switch (input.reply()) {
                case UP -> alarms.end(turn, alarm, ClearKind.BY_POLL, input.text());
                case DOWN -> turn.apply(new Change.AlarmDoubted(alarm.id(), ""));
                case UNDECIDED, NONE -> {}
            }
            var deed = new Deed(turn.at(), US, "poll", PeopleTurn.cut(input.text()));
            turn.apply(new Change.DeedDone(alarm.id(), deed));
        });
    }
}
