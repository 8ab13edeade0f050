package io.trapline.mediation.turn;

import io.trapline.enrichment.AliasKind;
import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.ResourceAlias;
import io.trapline.mediation.alarm.Alarm;
import io.trapline.mediation.alarm.Network;
import java.net.InetAddress;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the device of an alarm may be asked. Only an address that the BSS has for it, never one that a message
 * named: whoever can forge a trap would else learn what we ask with.
 */
final class Reach {

    private record Target(List<Network> networks, boolean alarmTable) {

        boolean contains(InetAddress address) {
            return networks.stream().anyMatch(network -> network.contains(address));
        }
    }

    private final List<Target> targets;

    Reach(Policy.Polling polling) {
        this.targets = polling.targets().stream()
                .map(target -> new Target(
                        target.networks().stream().map(Network::parse).toList(), target.alarmTable()))
                .toList();
    }

    boolean nowhere() {
        return targets.isEmpty();
    }

    /**
     * Null when the device may not be asked.
     *
     * @param table for its table of active alarms
     */
    @Nullable
    String address(Alarm alarm, Inventory inventory, boolean table) {
        String deviceId = alarm.deviceId();
        if (deviceId == null) {
            return null;
        }
        return inventory.aliases(deviceId).stream()
                .filter(alias -> alias.kind() == AliasKind.ADDRESS && alias.to() == null)
                .filter(alias -> alias.namespace().equals(alarm.namespace()))
                .map(ResourceAlias::value)
                .filter(value -> ours(value, table))
                // The one that spoke, when the BSS has several.
                .min(Comparator.comparing(
                                (String value) -> !value.equals(alarm.evidence().value()))
                        .thenComparing(Comparator.naturalOrder()))
                .orElse(null);
    }

    private boolean ours(String address, boolean table) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            return targets.stream()
                    .filter(target -> target.contains(parsed))
                    .findFirst()
                    .filter(target -> target.alarmTable() || !table)
                    .isPresent();
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
