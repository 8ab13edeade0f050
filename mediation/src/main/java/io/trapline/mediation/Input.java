package io.trapline.mediation;

import io.trapline.agent.RawRecord;
import io.trapline.mediation.forward.Report;
import java.util.List;

/**
 * Everything that can change state, one journaled record each. The journal's order is the order of
 * the world.
 */
public sealed interface Input {

    Stamp stamp();

    /** A datagram or frame from a device, not decoded yet. */
    record Message(Stamp stamp, RawRecord record) implements Input {}

    /** A second has passed; also appended at once while re-evaluation slices remain. */
    record Tick(Stamp stamp) implements Input {}

    /**
     * Another inventory version is in use from here on. It was on the shelf before this was journaled.
     *
     * @param changedResources resources whose answers changed; empty with {@code everything}
     */
    record InventorySwitched(Stamp stamp, String version, List<String> changedResources, boolean everything)
            implements Input {}

    /** Another set of rules is in use from here on. */
    record RulesSwitched(Stamp stamp, String version) implements Input {}

    /** What a person did. */
    record OperatorAction(Stamp stamp, Action action, String alarmId, String operator) implements Input {}

    /** How a work at a destination ended. */
    record DeliveryReport(Stamp stamp, Report report) implements Input {}

    /** What a person can do, mostly to an alarm. Order is part of the stored format: add at the end. */
    enum Action {
        ACKNOWLEDGE,
        UNACKNOWLEDGE,
        CLEAR,
        /** An SNMPv3 engine that lost its count of starts; the alarm's id is the engine's, in hex. */
        ACCEPT_ENGINE
    }
}
