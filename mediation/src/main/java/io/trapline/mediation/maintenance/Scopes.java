package io.trapline.mediation.maintenance;

import io.trapline.enrichment.Hit;
import io.trapline.enrichment.Inventory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the BSS knows what a window is for. Costs walks over all names: for people, not for events. Pure. */
public final class Scopes {

    /** A name may be part of so many others. */
    private static final int HITS_MAX = 100;

    private Scopes() {}

    /**
     * The scopes of a window that name nothing the BSS knows, as they were written. A device may come later, so that
     * is no error. A site may be named as people do, which nothing here can look up: it is taken for known, and so
     * is everything without an inventory.
     */
    public static List<String> unknown(Window window, @Nullable Inventory inventory) {
        return inventory == null
                ? List.of()
                : window.scopes().stream()
                        .filter(scope -> !known(scope, inventory))
                        .map(Scope::toString)
                        .toList();
    }

    private static boolean known(Scope scope, Inventory inventory) {
        String value = scope.value();
        return switch (scope.kind()) {
            case DEVICE, RESOURCE -> inventory.resource(value).isPresent() || named(value, inventory);
            case SERVICE -> inventory.service(value).isPresent();
            case CUSTOMER -> inventory.customer(value).isPresent();
            case ACCOUNT -> inventory.account(value).isPresent();
            case VNO -> inventory.vno(value).isPresent();
            case SITE -> true;
        };
    }

    /** By the name of people, or by an alias such as an address. */
    private static boolean named(String value, Inventory inventory) {
        return inventory.find(value, HITS_MAX).stream()
                .filter(hit -> hit.kind() == Hit.Kind.RESOURCE)
                .anyMatch(hit -> hit.name().equalsIgnoreCase(value)
                        || inventory.aliases(hit.id()).stream()
                                .anyMatch(alias -> alias.value().equalsIgnoreCase(value)));
    }
}
