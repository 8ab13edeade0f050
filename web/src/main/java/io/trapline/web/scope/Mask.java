package io.trapline.web.scope;

import io.trapline.enrichment.Account;
import io.trapline.enrichment.Customer;
import io.trapline.enrichment.Hit;
import io.trapline.mediation.board.AccountCard;
import io.trapline.mediation.board.AlarmStanding;
import io.trapline.mediation.board.CustomerCard;
import io.trapline.mediation.board.CustomerRow;
import io.trapline.mediation.board.CustomerRow.ServiceRow;
import io.trapline.mediation.board.ExclusionRow;
import io.trapline.mediation.board.ImpactPath;
import io.trapline.mediation.impact.Meter;
import io.trapline.web.access.Audience;
import java.util.List;

/** Takes money and names out of what is shown. An id stands where a name was. */
record Mask(Audience audience) {

    private static final String REVENUE = "revenue ";

    boolean bound() {
        return audience.bound();
    }

    /** Money is worked out from what the business says: it says none. */
    Meter meter(Meter meter) {
        if (audience.revenue() && audience.names()) return meter;
        return new Meter(new DiscreetBusiness(meter.business(), audience), meter.site(), meter.now());
    }

    CustomerRow row(CustomerRow row) {
        if (audience.revenue() && audience.names()) return row;
        List<String> reasons = audience.revenue()
                ? row.reasons()
                : row.reasons().stream().filter(r -> !r.startsWith(REVENUE)).toList();
        return new CustomerRow(
                row.customerId(),
                name(row.customerName(), row.customerId()),
                row.tier(),
                row.vno(),
                row.vnoId(),
                row.accountIds(),
                services(row.services()),
                row.severity(),
                audience.revenue() ? row.score() : row.score() - points(row.reasons()),
                reasons,
                row.affectedSince(),
                row.alarmIds(),
                row.ticket(),
                row.impact(),
                row.places(),
                row.servicesTotal());
    }

    ExclusionRow exclusion(ExclusionRow row) {
        return new ExclusionRow(
                row.alarmId(),
                row.customerId(),
                name(row.customerName(), row.customerId()),
                row.vno(),
                row.vnoId(),
                row.operator(),
                row.why(),
                row.at(),
                row.until(),
                row.recordNumber());
    }

    /** The band of the revenue would be the rest of the score. A limited score hides it already. */
    private static int points(List<String> reasons) {
        if (reasons.stream().anyMatch(reason -> reason.startsWith("limited"))) return 0;
        return reasons.stream()
                .filter(reason -> reason.startsWith(REVENUE))
                .mapToInt(reason -> Integer.parseInt(
                        reason.substring(reason.lastIndexOf(' ') + 1).strip()))
                .sum();
    }

    private List<ServiceRow> services(List<ServiceRow> services) {
        if (audience.names()) return services;
        return services.stream()
                .map(s -> new ServiceRow(s.serviceId(), s.serviceId(), s.state(), s.accountId(), s.since()))
                .toList();
    }

    CustomerCard card(CustomerCard card) {
        Customer customer = card.customer();
        return new CustomerCard(
                new Customer(customer.id(), name(customer.name(), customer.id()), customer.tier(), customer.vnoId()),
                card.vnoName(),
                card.accounts().stream()
                        .map(a -> new Account(a.id(), a.customerId(), name(a.name(), a.id())))
                        .toList(),
                card.affected().map(this::row),
                card.lastOutage(),
                card.impact());
    }

    AccountCard account(AccountCard card) {
        Account account = card.account();
        Customer customer = card.customer();
        return new AccountCard(
                new Account(account.id(), account.customerId(), name(account.name(), account.id())),
                customer == null
                        ? null
                        : new Customer(
                                customer.id(), name(customer.name(), customer.id()), customer.tier(), customer.vnoId()),
                card.terms(),
                card.affected().map(this::row),
                card.lastOutage(),
                card.impact());
    }

    ImpactPath path(ImpactPath path) {
        if (audience.names()) return path;
        return new ImpactPath(
                path.customerId(),
                path.customerId(),
                path.accountId(),
                path.serviceId(),
                path.serviceId(),
                path.inventoryVersion(),
                path.steps().stream()
                        .map(step -> path.customerName().isEmpty()
                                ? step
                                : step.replace(path.customerName(), path.customerId()))
                        .toList());
    }

    Hit hit(Hit hit) {
        if (audience.names() || hit.kind() == Hit.Kind.RESOURCE) return hit;
        return new Hit(hit.kind(), hit.id(), hit.id(), hit.customerIds(), hit.customers());
    }

    private String name(String name, String id) {
        return audience.names() ? name : id;
    }

    /** Without what people said, and without what is elsewhere. */
    static AlarmStanding standing(AlarmStanding standing, String parent) {
        return new AlarmStanding(
                standing.lifecycle(),
                standing.acknowledgedBy(),
                standing.suppressions(),
                standing.reopens(),
                standing.turnsPerHour(),
                standing.shelvedUntil(),
                standing.shelvedBy(),
                "",
                parent,
                List.of(),
                standing.unverified(),
                standing.firstRaisedAt(),
                standing.clearKind(),
                standing.clearedBy(),
                0);
    }
}
