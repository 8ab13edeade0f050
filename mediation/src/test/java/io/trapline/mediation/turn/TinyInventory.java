package io.trapline.mediation.turn;

import io.trapline.enrichment.Account;
import io.trapline.enrichment.AffectedService;
import io.trapline.enrichment.AliasKind;
import io.trapline.enrichment.Customer;
import io.trapline.enrichment.HurtService;
import io.trapline.enrichment.Impact;
import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.Match;
import io.trapline.enrichment.Resource;
import io.trapline.enrichment.ResourceAlias;
import io.trapline.enrichment.Service;
import io.trapline.enrichment.ServiceState;
import io.trapline.enrichment.ServiceStates;
import io.trapline.enrichment.Vno;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Devices {@code dev-<n>} at {@code 10.0.0.<n>}, each with ports by ifIndex 1..9 named {@code ge-0/0/<i>};
 * port i of device n carries service {@code S-n-i} of customer {@code C-<i>}, unless it is left out.
 */
class TinyInventory implements Inventory {

    private final String version;
    private final int devices;
    private final int ports;
    private final boolean names;

    TinyInventory(String version, int devices, int ports) {
        this(version, devices, ports, true);
    }

    /** @param names false: ports are known by ifIndex only */
    TinyInventory(String version, int devices, int ports, boolean names) {
        this.names = names;
        this.version = version;
        this.devices = devices;
        this.ports = ports;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public Instant takenAt() {
        return Instant.EPOCH;
    }

    @Override
    public Match device(String namespace, AliasKind kind, String value) {
        for (int n = 1; n <= devices; n++) {
            boolean named = switch (kind) {
                case ADDRESS -> value.equals("10.0.0." + n);
                case HOSTNAME -> value.equals("dev-" + n);
                default -> false;
            };
            if (named) {
                return new Match.One("dev-" + n);
            }
        }
        return new Match.None();
    }

    @Override
    public Match object(String deviceId, AliasKind kind, String value) {
        for (int i = 1; i <= ports; i++) {
            String name = kind == AliasKind.IF_INDEX ? "" + i : "ge-0/0/" + i;
            if (value.equals(name) && (names || kind == AliasKind.IF_INDEX)) {
                return new Match.One(deviceId + "/" + i);
            }
        }
        return new Match.None();
    }

    /** As {@link #device} and {@link #object} find them. */
    @Override
    public List<ResourceAlias> aliases(String resourceId) {
        String[] words = resourceId.split("[-/]");
        return words.length == 2
                ? List.of(alias(resourceId, AliasKind.ADDRESS, "10.0.0." + words[1]))
                : List.of(
                        alias(resourceId, AliasKind.IF_INDEX, words[2]),
                        alias(resourceId, AliasKind.IF_NAME, "ge-0/0/" + words[2]));
    }

    private static ResourceAlias alias(String resourceId, AliasKind kind, String value) {
        return new ResourceAlias(resourceId, "", kind, value, null, null);
    }

    @Override
    public Impact affectedBy(String resourceId) {
        int rows = affected(resourceId).size();
        return rows == 0
                ? new Impact.Unknown(Impact.Reason.NO_SERVICE)
                : new Impact.Known(resourceId, version, "digest-" + resourceId + rows, rows, rows);
    }

    @Override
    public List<AffectedService> affected(String resourceId) {
        var rows = new LinkedHashMap<String, AffectedService>();
        for (int n = 1; n <= devices; n++) {
            for (int i = 1; i <= ports; i++) {
                String port = "dev-" + n + "/" + i;
                if (resourceId.equals(port) || resourceId.equals("dev-" + n)) {
                    var service = new Service("S-" + n + "-" + i, "Ethernet", "active", "A-" + i, "C-" + i);
                    rows.put(service.id(), new AffectedService(service, "working", List.of(port)));
                }
            }
        }
        return List.copyOf(rows.values());
    }

    /** A service has its port's state or its device's, whichever is worse. */
    @Override
    public ServiceStates serviceStates() {
        var own = new TreeMap<String, ServiceState>();
        return (resourceId, state) -> {
            var before = states(own, resourceId);
            own.put(resourceId, state);
            var after = states(own, resourceId);
            return after.entrySet().stream()
                    .filter(entry -> before.get(entry.getKey()) != entry.getValue())
                    .map(entry -> new HurtService(entry.getKey(), entry.getValue()))
                    .toList();
        };
    }

    private Map<String, ServiceState> states(Map<String, ServiceState> own, String resourceId) {
        var states = new TreeMap<String, ServiceState>();
        for (AffectedService affected : affected(resourceId)) {
            String port = affected.path().getLast();
            ServiceState device = own.getOrDefault(port.split("/", 2)[0], ServiceState.UP);
            states.put(
                    affected.service().id(),
                    own.getOrDefault(port, ServiceState.UP).worse(device));
        }
        return states;
    }

    @Override
    public Optional<Resource> resource(String id) {
        return Optional.of(new Resource(id, id.contains("/") ? "port" : "device", id, id.split("/", 2)[0], null));
    }

    @Override
    public Optional<Customer> customer(String id) {
        return Optional.of(new Customer(id, "Customer " + id, "gold", null));
    }

    @Override
    public List<Account> accounts(String customerId) {
        return List.of(new Account("A-" + customerId.substring(2), customerId, "main"));
    }

    @Override
    public Optional<Account> account(String id) {
        return Optional.of(new Account(id, "C-" + id.substring(2), "main"));
    }

    @Override
    public Optional<Service> service(String id) {
        return affected("dev-" + id.split("-", 3)[1]).stream()
                .map(AffectedService::service)
                .filter(service -> service.id().equals(id))
                .findFirst();
    }

    @Override
    public Optional<Vno> vno(String id) {
        return Optional.empty();
    }

    @Override
    public Map<String, Integer> rows() {
        return Map.of("resource", devices * (ports + 1));
    }
}
