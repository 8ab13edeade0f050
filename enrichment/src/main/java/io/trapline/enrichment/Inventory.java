package io.trapline.enrichment;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One immutable version of what the BSS knows. Safe for any thread; look-ups never block and do no I/O. */
public interface Inventory {

    /** 16 hex digits over the content: the same content has the same version on every machine. */
    String version();

    /** Wall time at which the BSS was read. */
    Instant takenAt();

    /** The device with this alias in an address plan, whenever it had it. */
    Match device(String namespace, AliasKind kind, String value);

    /** The device that had this alias at that time. */
    default Match device(String namespace, AliasKind kind, String value, Instant at) {
        return device(namespace, kind, value);
    }

    /** The resource of a device with this alias, whenever it had it. */
    Match object(String deviceId, AliasKind kind, String value);

    /** The resource of a device that had this alias at that time. */
    default Match object(String deviceId, AliasKind kind, String value, Instant at) {
        return object(deviceId, kind, value);
    }

    /** The resource that bore this name of a whole address plan at that time: see {@link AliasKind.Scope#PLAN}. */
    default Match named(String namespace, AliasKind kind, String value, Instant at) {
        return new Match.None();
    }

    /** The active services on a resource and on everything it contains. Unknown when there are none. */
    Impact affectedBy(String resourceId);

    /** The rows behind {@link #affectedBy}, ordered by service id; empty when unknown. */
    List<AffectedService> affected(String resourceId);

    /**
     * The services in use that are not up while all of these resources are down at once, ordered by id:
     * containment, reliance and protection groups evaluated. Ids that are not known count for nothing.
     */
    default List<HurtService> hurt(Collection<String> resourceIds) {
        return List.of();
    }

    /** Everything up, to be followed from there while resources fail and recover. For one thread. */
    ServiceStates serviceStates();

    Optional<Resource> resource(String id);

    /** What a resource contains itself, ordered by id, so many at most; empty for an unknown one. */
    default List<Resource> parts(String resourceId, int limit) {
        return List.of();
    }

    /** The card of a device in a slot, by the name that the BSS has for it; spelling of numbers aside. */
    default Match card(String deviceId, String slot) {
        return new Match.None();
    }

    /** The words by which the network names a resource, ordered by kind, namespace, value; empty for an unknown one. */
    default List<ResourceAlias> aliases(String resourceId) {
        return List.of();
    }

    /**
     * The names that are most like one that is not there, nearest first. Costs a walk over all resources: for
     * people, not for events.
     *
     * @param deviceId on which to look; null: among all devices of the plan
     */
    default List<ResourceAlias> nearest(String namespace, @Nullable String deviceId, NetworkName name, int limit) {
        return List.of();
    }

    Optional<Customer> customer(String id);

    Optional<Account> account(String id);

    /** The accounts of a customer, ordered by id; empty for an unknown one. */
    List<Account> accounts(String customerId);

    Optional<Service> service(String id);

    /** The services of a customer whatever their state, ordered by id. */
    default List<Service> services(String customerId) {
        return List.of();
    }

    /** How many services of a customer are in use. */
    default int servicesInUse(String customerId) {
        return 0;
    }

    /**
     * What bears a text that a person typed in its id, name, alias or contacts, best first, at most {@code limit}
     * of each kind. Costs a walk over all texts: for people, not for events.
     */
    default List<Hit> find(String text, int limit) {
        return List.of();
    }

    /** Ids of the resources on which a service hangs itself, ordered by id. */
    default List<String> resourcesOf(String serviceId) {
        return List.of();
    }

    /**
     * Ids of all on which a service stands: the resources on which it and the services below it hang, what
     * contains those and what they rely on, protected or not; ordered by id. Costs what it answers.
     */
    default List<String> standsOn(String serviceId) {
        return resourcesOf(serviceId);
    }

    Optional<Vno> vno(String id);

    /** Money, promises, flags and places. */
    default Business business() {
        return Business.NOTHING;
    }

    /** Row counts by view name (resource, resource_alias, service, ...), for pages and the row-count band. */
    java.util.Map<String, Integer> rows();
}
