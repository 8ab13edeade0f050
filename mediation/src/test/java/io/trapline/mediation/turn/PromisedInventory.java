package io.trapline.mediation.turn;

import io.trapline.enrichment.Agreement;
import io.trapline.enrichment.Business;
import io.trapline.enrichment.ServiceHours;
import io.trapline.enrichment.ServiceTerms;
import io.trapline.enrichment.Sla;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The tiny network, with SLAs: that of customer {@code C-1} says that maintenance counts, all others do not count it. */
final class PromisedInventory extends TinyInventory {

    PromisedInventory(String version) {
        super(version, 9, 9);
    }

    @Override
    public List<String> standsOn(String serviceId) {
        String[] words = serviceId.split("-", 3);
        return List.of("dev-" + words[1], "dev-" + words[1] + "/" + words[2]);
    }

    @Override
    public Business business() {
        return new Business() {
            @Override
            public Optional<ServiceTerms> service(String serviceId) {
                String product = serviceId.endsWith("-1") ? "strict" : "kind";
                return Optional.of(new ServiceTerms(serviceId, product, null, null, null, 1));
            }

            @Override
            public Optional<Agreement> agreement(String productId) {
                return Optional.of(new Agreement(productId, productId, BigDecimal.TEN, "EUR", productId));
            }

            @Override
            public Optional<Sla> sla(String slaId) {
                return Optional.of(new Sla(
                        slaId,
                        slaId,
                        null,
                        Sla.Period.MONTH,
                        ServiceHours.ALWAYS,
                        null,
                        List.of(),
                        null,
                        slaId.equals("kind")));
            }
        };
    }
}
