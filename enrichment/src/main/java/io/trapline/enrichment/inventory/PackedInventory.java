package io.trapline.enrichment.inventory;

import io.trapline.enrichment.Account;
import io.trapline.enrichment.AffectedService;
import io.trapline.enrichment.AliasKind;
import io.trapline.enrichment.Business;
import io.trapline.enrichment.Customer;
import io.trapline.enrichment.Hit;
import io.trapline.enrichment.HurtService;
import io.trapline.enrichment.Impact;
import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.Match;
import io.trapline.enrichment.NetworkName;
import io.trapline.enrichment.Resource;
import io.trapline.enrichment.ResourceAlias;
import io.trapline.enrichment.Service;
import io.trapline.enrichment.ServiceState;
import io.trapline.enrichment.ServiceStates;
import io.trapline.enrichment.Vno;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An inventory in arrays: no object per row is kept, records are made when somebody asks for one. */
public final class PackedInventory implements Inventory {

    /** With fewer links the first answer takes less than a millisecond. */
    private static final int LARGE = 2_000;

    private final Tables tables;
    private final String version;
    private final Instant takenAt;
    private final IdIndex resources;
    private final IdIndex services;
    private final IdIndex accounts;
    private final IdIndex customers;
    private final IdIndex vnos;
    private final Names names;
    private final Grouping accountsOf;
    private final Grouping servicesOf;
    private final Fanout fanout;
    private final Business business;
    private final LatestImpacts latest = new LatestImpacts();

    /** Made when it is first asked for. */
    private volatile @Nullable TablePrint print;

    PackedInventory(Tables tables, Instant takenAt) {
        this(tables, takenAt, null, null);
    }

    /**
     * @param version already known, from a file whose checksum held; null to be worked out
     * @param before whose indexes and prints are shared where they are over the very same arrays, and whose texts
     *     have the same numbers in {@code tables}; null for none
     */
    PackedInventory(Tables tables, Instant takenAt, @Nullable String version, @Nullable PackedInventory before) {
        this.tables = tables;
        if (version == null) {
            TablePrint made = TablePrint.of(tables, before == null ? null : before.print());
            this.print = made;
            this.version = made.version();
        } else {
            this.version = version;
        }
        this.takenAt = takenAt;
        this.resources = IdIndex.of(tables, Column.RESOURCE_ID, before == null ? null : before.resources);
        this.services = IdIndex.of(tables, Column.SERVICE_ID, before == null ? null : before.services);
        this.accounts = IdIndex.of(tables, Column.ACCOUNT_ID, before == null ? null : before.accounts);
        this.customers = IdIndex.of(tables, Column.CUSTOMER_ID, before == null ? null : before.customers);
        this.vnos = IdIndex.of(tables, Column.VNO_ID, before == null ? null : before.vnos);
        this.names = new Names(tables, before == null ? null : before.names);
        this.accountsOf = Grouping.of(
                tables.get(Column.ACCOUNT_CUSTOMER),
                tables.rows(Column.CUSTOMER_ID),
                before == null ? null : before.accountsOf);
        this.servicesOf = Grouping.of(
                tables.get(Column.SERVICE_ACCOUNT),
                tables.rows(Column.ACCOUNT_ID),
                before == null ? null : before.servicesOf);
        this.fanout = before != null && before.fanout.fits(tables) ? before.fanout.over(tables) : new Fanout(tables);
        this.business = new PackedBusiness(this);
    }

    Tables tables() {
        return tables;
    }

    Fanout fanout() {
        return fanout;
    }

    /** That of a version from a file is made at its first change. */
    TablePrint print() {
        TablePrint known = print;
        if (known == null) {
            known = TablePrint.of(tables, null);
            print = known;
        }
        return known;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public Instant takenAt() {
        return takenAt;
    }

    @Override
    public Match device(String namespace, AliasKind kind, String value) {
        return names.device(namespace, kind, value, AliasIndex.ANY_TIME);
    }

    @Override
    public Match device(String namespace, AliasKind kind, String value, Instant at) {
        return names.device(namespace, kind, value, at.getEpochSecond());
    }

    @Override
    public Match object(String deviceId, AliasKind kind, String value) {
        return names.object(resources.row(deviceId), kind, value, AliasIndex.ANY_TIME);
    }

    @Override
    public Match object(String deviceId, AliasKind kind, String value, Instant at) {
        return names.object(resources.row(deviceId), kind, value, at.getEpochSecond());
    }

    @Override
    public Match named(String namespace, AliasKind kind, String value, Instant at) {
        return names.named(namespace, kind, value, at.getEpochSecond());
    }

    @Override
    public Impact affectedBy(String resourceId) {
        int row = resources.row(resourceId);
        if (row < 0) {
            return new Impact.Unknown(Impact.Reason.NO_RESOURCE);
        }
        Impact.Known known = latest.find(row, resourceId);
        if (known != null) {
            return known;
        }
        Fanout.Found found = fanout.services(row);
        int[] rows = found.services();
        if (rows.length == 0) {
            return new Impact.Unknown(found.idle() ? Impact.Reason.CEASED : Impact.Reason.NO_SERVICE);
        }
        Impact.Known impact =
                new Impact.Known(resourceId, version, fanout.digest(rows), rows.length, fanout.customers(rows));
        latest.keep(row, impact);
        return impact;
    }

    /**
     * Works out beforehand what takes long: who hangs on those that have many. For the thread that loads,
     * before anybody else asks.
     *
     * @param before whose answers hold on but for those of {@code changed}; null for none
     */
    public void prepare(@Nullable PackedInventory before, Collection<String> changed) {
        if (before != null) {
            latest.keep(before.latest, this, changed);
        }
        int[] below = fanout.linksBelow();
        for (int row = 0; row < below.length; row++) {
            String id = below[row] < LARGE ? null : tables.text(Column.RESOURCE_ID, row);
            if (id != null && latest.find(row, id) == null) {
                affectedBy(id);
            }
        }
    }

    int resourceRow(String id) {
        return resources.row(id);
    }

    @Override
    public List<AffectedService> affected(String resourceId) {
        int row = resources.row(resourceId);
        return row < 0 ? List.of() : new Paths(this, tables, row).expand(fanout);
    }

    @Override
    public List<HurtService> hurt(Collection<String> resourceIds) {
        int[] rows = resourceIds.stream()
                .mapToInt(resources::row)
                .filter(row -> row >= 0)
                .toArray();
        return rows.length == 0
                ? List.of()
                : new Evaluation(tables, fanout, resources::row).set(rows, ServiceState.DOWN);
    }

    @Override
    public ServiceStates serviceStates() {
        return new Evaluation(tables, fanout, resources::row);
    }

    @Override
    public Optional<Resource> resource(String id) {
        int row = resources.row(id);
        return row < 0 ? Optional.empty() : Optional.of(resource(row));
    }

    @Override
    public List<ResourceAlias> aliases(String resourceId) {
        int row = resources.row(resourceId);
        return row < 0 ? List.of() : new AliasRows(tables).of(row);
    }

    @Override
    public List<Resource> parts(String resourceId, int limit) {
        return new Cards(this).parts(resources.row(resourceId), limit);
    }

    @Override
    public Match card(String deviceId, String slot) {
        return new Cards(this).in(resources.row(deviceId), slot);
    }

    @Override
    public List<ResourceAlias> nearest(String namespace, @Nullable String deviceId, NetworkName name, int limit) {
        int device = deviceId == null ? TextPool.ABSENT : resources.row(deviceId);
        return deviceId != null && device < 0 ? List.of() : new Nearest(tables).of(namespace, device, name, limit);
    }

    @Override
    public Business business() {
        return business;
    }

    int row(Column ids, String id) {
        return switch (ids) {
            case RESOURCE_ID -> resources.row(id);
            case SERVICE_ID -> services.row(id);
            case ACCOUNT_ID -> accounts.row(id);
            case CUSTOMER_ID -> customers.row(id);
            case VNO_ID -> vnos.row(id);
            default -> throw new IllegalArgumentException(ids + " has no index here");
        };
    }

    Resource resource(int row) {
        int parent = tables.get(Column.RESOURCE_PARENT)[row];
        return new Resource(
                tables.text(Column.RESOURCE_ID, row),
                tables.text(Column.RESOURCE_KIND, row),
                tables.text(Column.RESOURCE_NAME, row),
                tables.text(Column.RESOURCE_ID, tables.get(Column.RESOURCE_DEVICE)[row]),
                parent < 0 ? null : tables.text(Column.RESOURCE_ID, parent));
    }

    @Override
    public Optional<Customer> customer(String id) {
        int row = customers.row(id);
        if (row < 0) {
            return Optional.empty();
        }
        int vno = tables.get(Column.CUSTOMER_VNO)[row];
        return Optional.of(new Customer(
                tables.text(Column.CUSTOMER_ID, row),
                tables.text(Column.CUSTOMER_NAME, row),
                tables.text(Column.CUSTOMER_TIER, row),
                vno < 0 ? null : tables.text(Column.VNO_ID, vno)));
    }

    @Override
    public List<Account> accounts(String customerId) {
        int customer = customers.row(customerId);
        return customer < 0
                ? List.of()
                : Arrays.stream(accountsOf.members(customer))
                        .mapToObj(this::account)
                        .toList();
    }

    @Override
    public Optional<Account> account(String id) {
        int row = accounts.row(id);
        return row < 0 ? Optional.empty() : Optional.of(account(row));
    }

    private Account account(int row) {
        return new Account(
                tables.text(Column.ACCOUNT_ID, row),
                tables.text(Column.CUSTOMER_ID, tables.get(Column.ACCOUNT_CUSTOMER)[row]),
                tables.text(Column.ACCOUNT_NAME, row));
    }

    @Override
    public Optional<Service> service(String id) {
        int row = services.row(id);
        return row < 0 ? Optional.empty() : Optional.of(service(row));
    }

    @Override
    public List<Service> services(String customerId) {
        return serviceRows(customerId).sorted().mapToObj(this::service).toList();
    }

    @Override
    public int servicesInUse(String customerId) {
        return (int) serviceRows(customerId).filter(fanout::inUse).count();
    }

    private IntStream serviceRows(String customerId) {
        int customer = customers.row(customerId);
        return customer < 0
                ? IntStream.empty()
                : Arrays.stream(accountsOf.members(customer)).flatMap(row -> Arrays.stream(servicesOf.members(row)));
    }

    @Override
    public List<Hit> find(String text, int limit) {
        return new Finder(this).find(text, limit);
    }

    @Override
    public List<String> resourcesOf(String serviceId) {
        int row = services.row(serviceId);
        return row < 0
                ? List.of()
                : Arrays.stream(fanout.linksOf(row))
                        .map(fanout::resourceOf)
                        .distinct()
                        .sorted()
                        .mapToObj(resource -> tables.text(Column.RESOURCE_ID, resource))
                        .toList();
    }

    @Override
    public List<String> standsOn(String serviceId) {
        int row = services.row(serviceId);
        return row < 0
                ? List.of()
                : Arrays.stream(fanout.beneath(row))
                        .mapToObj(resource -> tables.text(Column.RESOURCE_ID, resource))
                        .toList();
    }

    Service service(int row) {
        int account = tables.get(Column.SERVICE_ACCOUNT)[row];
        return new Service(
                tables.text(Column.SERVICE_ID, row),
                tables.text(Column.SERVICE_NAME, row),
                tables.text(Column.SERVICE_STATE, row),
                tables.text(Column.ACCOUNT_ID, account),
                tables.text(Column.CUSTOMER_ID, tables.get(Column.ACCOUNT_CUSTOMER)[account]));
    }

    @Override
    public Optional<Vno> vno(String id) {
        int row = vnos.row(id);
        return row < 0
                ? Optional.empty()
                : Optional.of(new Vno(tables.text(Column.VNO_ID, row), tables.text(Column.VNO_NAME, row)));
    }

    @Override
    public Map<String, Integer> rows() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (View view : View.values()) {
            int rows = tables.rows(counted(view));
            if (rows > 0 || !view.optional()) {
                counts.put(view.word(), rows);
            }
        }
        return counts;
    }

    private static Column counted(View view) {
        return switch (view) {
            case RESOURCE -> Column.RESOURCE_ID;
            case RESOURCE_ALIAS -> Column.ALIAS_VALUE;
            case SERVICE -> Column.SERVICE_ID;
            case SERVICE_RESOURCE -> Column.LINK;
            case ACCOUNT -> Column.ACCOUNT_ID;
            case CUSTOMER -> Column.CUSTOMER_ID;
            case VNO -> Column.VNO_ID;
            case PRODUCT -> Column.PRODUCT_ID;
            case SLA -> Column.SLA_ID;
            case PLACE -> Column.PLACE_ID;
            case SERVICE_RELATIONSHIP -> Column.SERVICE_NEEDS;
            case RESOURCE_RELATIONSHIP -> Column.RESOURCE_NEEDS;
        };
    }
}
