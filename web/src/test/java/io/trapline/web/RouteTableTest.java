package io.trapline.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.javalin.http.HandlerType;
import io.trapline.web.access.Access;
import io.trapline.web.access.Audience;
import io.trapline.web.access.Role;
import io.trapline.web.access.Rule;
import io.trapline.web.route.Route;
import io.trapline.web.route.RouteTable;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the table holds of every route, and that nothing gets in without it. */
final class RouteTableTest {

    private final Noc noc = new Noc("one");

    private List<Route> routes() {
        House house = House.of(
                noc, noc, Access.none(), List.of(new Mount("/mock-desk", call -> Mount.Reply.json(200, "{}"))));
        return new Room(house, Audience.ALL).routes().table().routes();
    }

    @Test
    @SuppressWarnings("NullAway") // Planted: a route without a rule.
    void aRouteWithoutARuleCannotBeDeclared() {
        assertThatThrownBy(() -> new RouteTable().page("/secret", null, "Nobody thought of it.", ctx -> {}))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("GET /secret has no rule: who may use it?");
    }

    @Test
    void anAddressIsDeclaredOnce() {
        RouteTable table = new RouteTable();
        table.get("/twice", Rule.OPEN, "First.", ctx -> {});
        assertThatThrownBy(() -> table.get("/twice", Rule.OPEN, "Second.", ctx -> {}))
                .hasMessage("GET /twice is declared twice");
    }

    @Test
    void onlyHealthAssetsAndTheLoginAreOpen() {
        assertThat(routes().stream().filter(route -> route.rule().open()).map(Route::path))
                .containsExactlyInAnyOrder(
                        "/look",
                        "/healthz",
                        "/readyz",
                        "/assets/{build}/{name}",
                        "/favicon.ico",
                        "/login",
                        "/login",
                        "/logout",
                        "/first-run",
                        "/first-run",
                        "/login/oidc",
                        "/login/oidc/return");
    }

    @Test
    void whatChangesNeedsMoreThanLooking() {
        assertThat(routes().stream()
                        .filter(Route::changes)
                        .filter(route -> !route.rule().open()))
                .isNotEmpty()
                .noneMatch(route -> route.rule().role() == Role.VIEWER);
    }

    @Test
    void everyFormIsAlsoACallOfTheApi() {
        List<String> calls = routes().stream().map(Route::toString).toList();
        assertThat(routes().stream()
                        .filter(Route::changes)
                        .filter(route -> !route.forPrograms() && !route.rule().open())
                        // Its call is /api/v1/bulk, whatever page the rows were picked on.
                        .filter(route -> !route.path().endsWith("/act"))
                        .map(route -> route.method() + " /api/v1" + route.path()))
                .isNotEmpty()
                .allMatch(calls::contains);
    }

    @Test
    void everyAnswerOfTheApiHasAShape() {
        assertThat(routes().stream()
                        .filter(Route::forPrograms)
                        .filter(route -> route.media().equals("application/json")))
                .isNotEmpty()
                .allMatch(route -> route.answer() != null && !route.about().isEmpty());
    }

    @Test
    void theServerAnswersNothingThatIsNotDeclared() throws Exception {
        try (var browse = new Browse(noc.publish())) {
            assertThat(browse.get("/undeclared").statusCode()).isEqualTo(404);
            assertThat(browse.get("/customers").statusCode()).isEqualTo(200);
        }
        assertThat(routes().stream().filter(route -> route.method() == HandlerType.GET))
                .isNotEmpty();
    }
}
