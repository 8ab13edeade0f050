package io.trapline.enrichment.inventory;

import io.trapline.enrichment.AccountTerms;
import io.trapline.enrichment.Agreement;
import io.trapline.enrichment.Business;
import io.trapline.enrichment.CustomerProfile;
import io.trapline.enrichment.Place;
import io.trapline.enrichment.ServiceHours;
import io.trapline.enrichment.ServiceTerms;
import io.trapline.enrichment.Sla;
import io.trapline.enrichment.VnoProfile;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the optional columns of an inventory; they were checked when the inventory was made. */
final class PackedBusiness implements Business {

    private static final BigDecimal SECONDS_PER_MINUTE = BigDecimal.valueOf(60);

    private final PackedInventory inventory;
    private final Tables tables;
    private final IdIndex products;
    private final IdIndex slas;
    private final IdIndex places;

    PackedBusiness(PackedInventory inventory) {
        this.inventory = inventory;
        this.tables = inventory.tables();
        this.products = new IdIndex(tables, Column.PRODUCT_ID);
        this.slas = new IdIndex(tables, Column.SLA_ID);
        this.places = new IdIndex(tables, Column.PLACE_ID);
    }

    @Override
    public Optional<CustomerProfile> customer(String customerId) {
        int row = inventory.row(Column.CUSTOMER_ID, customerId);
        return row < 0
                ? Optional.empty()
                : Optional.of(new CustomerProfile(
                        customerId,
                        flags(tables.textOrNull(Column.CUSTOMER_FLAGS, row)),
                        tables.textOrNull(Column.CUSTOMER_LANGUAGE, row),
                        tables.textOrNull(Column.CUSTOMER_CONTACTS, row)));
    }

    private static Set<CustomerProfile.Flag> flags(@Nullable String words) {
        return words == null
                ? Set.of()
                : Arrays.stream(words.split(" ", -1))
                        .map(word -> CustomerProfile.Flag.valueOf(word.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Optional<AccountTerms> account(String accountId) {
        int row = inventory.row(Column.ACCOUNT_ID, accountId);
        return row < 0
                ? Optional.empty()
                : Optional.of(new AccountTerms(
                        accountId,
                        tables.idOrNull(Column.ACCOUNT_PARENT, row),
                        tables.textOrNull(Column.ACCOUNT_CURRENCY, row),
                        tables.textOrNull(Column.ACCOUNT_STATE, row)));
    }

    @Override
    public Optional<ServiceTerms> service(String serviceId) {
        int row = inventory.row(Column.SERVICE_ID, serviceId);
        if (row < 0) {
            return Optional.empty();
        }
        int users = tables.cell(Column.SERVICE_USERS, row);
        return Optional.of(new ServiceTerms(
                serviceId,
                tables.idOrNull(Column.SERVICE_PRODUCT, row),
                owner(row),
                tables.idOrNull(Column.SERVICE_PLACE, row),
                tables.textOrNull(Column.SERVICE_KIND, row),
                users < 0 ? 1 : users));
    }

    private @Nullable String owner(int service) {
        String own = tables.idOrNull(Column.SERVICE_VNO, service);
        int account = tables.get(Column.SERVICE_ACCOUNT)[service];
        return own != null ? own : tables.idOrNull(Column.CUSTOMER_VNO, tables.get(Column.ACCOUNT_CUSTOMER)[account]);
    }

    @Override
    public Optional<VnoProfile> vno(String vnoId) {
        int row = inventory.row(Column.VNO_ID, vnoId);
        return row < 0
                ? Optional.empty()
                : Optional.of(new VnoProfile(
                        vnoId,
                        tables.textOrNull(Column.VNO_KIND, row),
                        tables.idOrNull(Column.VNO_PARENT, row),
                        tables.textOrNull(Column.VNO_LANGUAGE, row),
                        tables.textOrNull(Column.VNO_CONTACTS, row)));
    }

    @Override
    public Optional<Agreement> agreement(String productId) {
        int row = products.row(productId);
        return row < 0
                ? Optional.empty()
                : Optional.of(new Agreement(
                        productId,
                        tables.text(Column.PRODUCT_NAME, row),
                        decimal(Column.PRODUCT_MRR, row),
                        tables.textOrNull(Column.PRODUCT_CURRENCY, row),
                        tables.idOrNull(Column.PRODUCT_SLA, row)));
    }

    @Override
    public Optional<Sla> sla(String slaId) {
        int row = slas.row(slaId);
        if (row < 0) {
            return Optional.empty();
        }
        String period = tables.textOrNull(Column.SLA_PERIOD, row);
        String clock = tables.textOrNull(Column.SLA_CLOCK, row);
        String zone = tables.textOrNull(Column.SLA_ZONE, row);
        String credits = tables.textOrNull(Column.SLA_CREDITS, row);
        BigDecimal minutes = decimal(Column.SLA_RESTORE, row);
        return Optional.of(new Sla(
                slaId,
                tables.text(Column.SLA_NAME, row),
                decimal(Column.SLA_TARGET, row),
                period == null ? Sla.Period.MONTH : Sla.Period.of(period).orElseThrow(),
                clock == null ? ServiceHours.ALWAYS : ServiceHours.of(clock).orElseThrow(),
                zone == null ? null : ZoneId.of(zone),
                credits == null ? List.of() : Sla.Credit.list(credits).orElseThrow(),
                minutes == null
                        ? null
                        : Duration.ofSeconds(
                                minutes.multiply(SECONDS_PER_MINUTE).longValue()),
                "true".equals(tables.textOrNull(Column.SLA_EXCUSED, row))));
    }

    private @Nullable BigDecimal decimal(Column column, int row) {
        String text = tables.textOrNull(column, row);
        return text == null ? null : new BigDecimal(text);
    }

    @Override
    public Optional<Place> place(String placeId) {
        int row = places.row(placeId);
        return row < 0 ? Optional.empty() : Optional.of(place(row));
    }

    private Place place(int row) {
        return new Place(
                tables.text(Column.PLACE_ID, row),
                tables.text(Column.PLACE_NAME, row),
                tables.idOrNull(Column.PLACE_PARENT, row));
    }

    @Override
    public Optional<Place> placeOf(String resourceId) {
        for (int row = inventory.row(Column.RESOURCE_ID, resourceId); row >= 0; ) {
            int place = tables.cell(Column.RESOURCE_PLACE, row);
            if (place >= 0) {
                return Optional.of(place(place));
            }
            row = tables.get(Column.RESOURCE_PARENT)[row];
        }
        return Optional.empty();
    }
}
