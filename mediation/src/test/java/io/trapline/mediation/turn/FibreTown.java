package io.trapline.mediation.turn;

import io.trapline.enrichment.Account;
import io.trapline.enrichment.AffectedService;
import io.trapline.enrichment.AliasKind;
import io.trapline.enrichment.Customer;
import io.trapline.enrichment.Impact;
import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.Match;
import io.trapline.enrichment.Resource;
import io.trapline.enrichment.Service;
import io.trapline.enrichment.ServiceStates;
import io.trapline.enrichment.Vno;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * OLTs {@code olt-3} with PON ports {@code olt-3/5} and customers behind these, one service each: customer
 * {@code C-n} has service {@code S-n} on ONU {@code olt-i/j/n}.
 */
record FibreTown(String version) implements Inventory {

    static final int OLTS = 40;
    static final int PONS = 8;
    static final int PER_PON = 24;
    static final int PER_OLT = PONS * PER_PON;
    static final int CUSTOMERS = OLTS * PER_OLT;

    static String olt(int n) {
        return "olt-" + n;
    }

    static String pon(int olt, int pon) {
        return olt(olt) + "/" + pon;
    }

    private static String onu(int customer) {
        return pon(customer / PER_OLT, customer % PER_OLT / PER_PON) + "/" + customer;
    }

    @Override
    public Instant takenAt() {
        return Instant.EPOCH;
    }

    @Override
    public Match device(String namespace, AliasKind kind, String value) {
        return new Match.None();
    }

    @Override
    public Match object(String deviceId, AliasKind kind, String value) {
        return new Match.None();
    }

    @Override
    public Impact affectedBy(String resourceId) {
        int depth = (int) resourceId.chars().filter(c -> c == '/').count();
        int carried = depth == 0 ? PER_OLT : depth == 1 ? PER_PON : 1;
        return new Impact.Known(resourceId, version, "digest", carried, carried);
    }

    @Override
    public List<AffectedService> affected(String resourceId) {
        return List.of();
    }

    @Override
    public ServiceStates serviceStates() {
        return (resource, state) -> List.of();
    }

    @Override
    public List<String> resourcesOf(String serviceId) {
        return List.of(onu(Integer.parseInt(serviceId.substring(2))));
    }

    @Override
    public Optional<Resource> resource(String id) {
        String[] parts = id.split("/", -1);
        String kind = List.of("olt", "ponPort", "onu").get(parts.length - 1);
        int up = id.lastIndexOf('/');
        return Optional.of(new Resource(id, kind, id, parts[0], up < 0 ? null : id.substring(0, up)));
    }

    @Override
    public Optional<Customer> customer(String id) {
        return Optional.of(new Customer(id, id, "gold", null));
    }

    @Override
    public Optional<Account> account(String id) {
        return Optional.empty();
    }

    @Override
    public List<Account> accounts(String customerId) {
        return List.of();
    }

    @Override
    public Optional<Service> service(String id) {
        return Optional.of(new Service(id, "Fibre", "active", "A-" + id.substring(2), "C-" + id.substring(2)));
    }

    @Override
    public Optional<Vno> vno(String id) {
        return Optional.empty();
    }

    @Override
    public Map<String, Integer> rows() {
        return Map.of("customer", CUSTOMERS);
    }
}
