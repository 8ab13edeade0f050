package io.trapline.mediation.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.enrichment.Hit;
import io.trapline.enrichment.Resource;
import io.trapline.mediation.maintenance.Scope;
import io.trapline.mediation.maintenance.Scopes;
import io.trapline.mediation.maintenance.Window;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a window is for, and whether the BSS knows it. */
class UnknownScopesTest {

    private final TinyInventory inventory = new TinyInventory("v1", 3, 3) {
        @Override
        public Optional<Resource> resource(String id) {
            return super.resource(id).filter(resource -> id.equals("dev-1"));
        }

        @Override
        public List<Hit> find(String text, int limit) {
            return "olt kiel 1".contains(text.toLowerCase(Locale.ROOT))
                    ? List.of(new Hit(Hit.Kind.RESOURCE, "dev-1", "olt kiel 1", List.of(), 0))
                    : List.of();
        }
    };

    @Test
    void idsNamesAndAddressesAreKnown() {
        assertThat(unknown(inventory, "device=dev-1", "device=OLT Kiel 1", "service=S-1-1", "customer=C-2", "site=x"))
                .isEmpty();
    }

    @Test
    void whatNothingBearsIsNamedAsItWasWritten() {
        assertThat(unknown(inventory, "device=nope", "device=dev-1", "resource=olt", "service=S-9-9", "vno=V-NONE"))
                .containsExactly("device=nope", "resource=olt", "service=S-9-9", "vno=V-NONE");
        assertThat(unknown(null, "device=nope")).as("nobody can know").isEmpty();
    }

    private static List<String> unknown(@Nullable TinyInventory known, String... scopes) {
        var at = LocalDateTime.of(2026, 11, 29, 2, 0);
        var parsed = Stream.of(scopes).map(Scope::parse).toList();
        return Scopes.unknown(new Window("", "w", parsed, at, at.plusHours(1), ZoneOffset.UTC, "", "", ""), known);
    }
}
