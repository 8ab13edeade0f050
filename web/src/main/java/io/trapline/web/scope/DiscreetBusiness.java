package io.trapline.web.scope;

import io.trapline.enrichment.AccountTerms;
import io.trapline.enrichment.Agreement;
import io.trapline.enrichment.Business;
import io.trapline.enrichment.CustomerProfile;
import io.trapline.enrichment.Place;
import io.trapline.enrichment.ServiceTerms;
import io.trapline.enrichment.Sla;
import io.trapline.enrichment.VnoProfile;
import io.trapline.web.access.Audience;
import java.util.List;
import java.util.Optional;

/** What the BSS says, without money and without ways to reach people, where those are not shown. */
record DiscreetBusiness(Business whole, Audience audience) implements Business {

    @Override
    public Optional<CustomerProfile> customer(String customerId) {
        Optional<CustomerProfile> profile = whole.customer(customerId);
        if (audience.names()) return profile;
        return profile.map(p -> new CustomerProfile(p.customerId(), p.flags(), p.language(), null));
    }

    @Override
    public Optional<AccountTerms> account(String accountId) {
        return whole.account(accountId);
    }

    @Override
    public Optional<ServiceTerms> service(String serviceId) {
        return whole.service(serviceId);
    }

    @Override
    public Optional<VnoProfile> vno(String vnoId) {
        Optional<VnoProfile> profile = whole.vno(vnoId);
        if (audience.names()) return profile;
        return profile.map(p -> new VnoProfile(p.vnoId(), p.kind(), p.parentId(), p.language(), null));
    }

    @Override
    public Optional<Agreement> agreement(String productId) {
        Optional<Agreement> agreement = whole.agreement(productId);
        if (audience.revenue()) return agreement;
        return agreement.map(a -> new Agreement(a.productId(), a.name(), null, null, a.slaId()));
    }

    /** Without the steps of credits: how far the next one is would tell of money. */
    @Override
    public Optional<Sla> sla(String slaId) {
        Optional<Sla> sla = whole.sla(slaId);
        if (audience.revenue()) return sla;
        return sla.map(s -> new Sla(
                s.id(),
                s.name(),
                s.availabilityTarget(),
                s.period(),
                s.hours(),
                s.zone(),
                List.of(),
                s.restoreTarget(),
                s.maintenanceExcused()));
    }

    @Override
    public Optional<Place> place(String placeId) {
        return whole.place(placeId);
    }

    @Override
    public Optional<Place> placeOf(String resourceId) {
        return whole.placeOf(resourceId);
    }
}
