package io.trapline.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.trapline.mediation.board.Readings;
import io.trapline.web.access.Access;
import io.trapline.web.access.AuditLog;
import io.trapline.web.access.Passwords;
import io.trapline.web.access.Principal;
import io.trapline.web.access.Role;
import io.trapline.web.access.Rule;
import io.trapline.web.access.Scope;
import io.trapline.web.access.Token;
import io.trapline.web.access.Tokens;
import io.trapline.web.access.Visit;
import io.trapline.web.api.Json;
import io.trapline.web.api.Shapes;
import io.trapline.web.route.RouteTable;
import io.trapline.web.route.Shape;
import io.trapline.web.scope.KnownVnos;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Users, tokens and the audit log, for administrators; and who I am, for everybody. */
final class People {

    private static final Shape TEXT = Shape.text();
    private static final int NAME_MAX = 64;
    private static final int DAYS_MAX = 366;

    private final Access access;
    private final Readings readings;

    /** @param readings of the whole network */
    People(Access access, Readings readings) {
        this.access = access;
        this.readings = readings;
    }

    void declare(RouteTable table) {
        table.get("/api/v1/me", Rule.VIEWER, "Who asks.", this::me).answers(Shapes.me());
        table.get("/api/v1/users", Rule.ADMIN, "Users of our own.", this::users).answers(Shapes.users());
        table.post("/api/v1/users", Rule.ADMIN, "Adds a user, or replaces one.", this::put)
                .needs("name", TEXT, "At most 64 characters.")
                .field("password", TEXT, "At least 12 characters; left out: comes by another way only.")
                .needs("role", TEXT, "viewer, operator or admin.")
                .field("vnos", TEXT, "Ids (vno_id) with commas between, direct for customers of none; left out: all.")
                .answers(Shape.object().with("name", TEXT));
        table.delete("/api/v1/users/{name}", Rule.ADMIN, "Removes a user.", this::remove)
                .answers(Shape.object().with("name", TEXT));
        table.get("/api/v1/tokens", Rule.ADMIN, "Tokens, without what they are.", this::tokens)
                .answers(Shapes.tokens());
        table.post("/api/v1/tokens", Rule.ADMIN, "Makes a token, shown this once.", this::create)
                .needs("name", TEXT, "What it is for.")
                .needs("role", TEXT, "viewer, operator or admin.")
                .needs("scopes", TEXT, "read, act, wall, metrics, admin; with commas between.")
                .needs("days", TEXT, "Until it expires, at most 366.")
                .field("vnos", TEXT, "Ids (vno_id) with commas between, direct for customers of none; left out: all.")
                .answers(Shape.object().with("id", TEXT).with("token", TEXT));
        table.delete("/api/v1/tokens/{id}", Rule.ADMIN, "Revokes a token.", this::revoke)
                .answers(Shape.object().with("id", TEXT));
        table.get("/api/v1/audit", Rule.ADMIN, "Whether the audit log is whole.", this::audit)
                .answers(Shapes.audit());
    }

    private void me(Context ctx) {
        Principal who = Visit.NOW.get().principal();
        ObjectNode json = Json.object()
                .put("name", who.name())
                .put("role", who.role().word())
                .put("login", access.auth() != null);
        who.scopes().stream().map(Scope::word).sorted().forEach(json.putArray("scopes")::add);
        who.vnos().stream().sorted().forEach(json.putArray("vnos")::add);
        json(ctx, json);
    }

    private void users(Context ctx) {
        ObjectNode json = Json.object();
        var items = json.putArray("items");
        access.users().all().forEach(user -> {
            ObjectNode one = items.addObject()
                    .put("name", user.name())
                    .put("role", user.role().word())
                    .put("password", !user.hash().isEmpty())
                    .put("created", user.created().toString());
            user.vnos().stream().sorted().forEach(one.putArray("vnos")::add);
        });
        json(ctx, json);
    }

    private void put(Context ctx) {
        Order order = Order.of(ctx, Set.of("name", "password", "role", "vnos"));
        String name = order.needed("name", NAME_MAX);
        String password = order.values().getOrDefault("password", "");
        String wrong = password.isEmpty() ? "" : Passwords.wrong(name, password);
        if (!wrong.isEmpty()) throw Order.bad(wrong);
        access.users().put(name, password, role(order), vnos(order));
        json(ctx, Json.object().put("name", name));
    }

    private void remove(Context ctx) {
        String name = ctx.pathParam("name");
        if (!access.users().remove(name)) throw Problem.notFound("user", name);
        json(ctx, Json.object().put("name", name));
    }

    private void tokens(Context ctx) {
        ObjectNode json = Json.object();
        var items = json.putArray("items");
        for (Token token : access.tokens().all()) {
            ObjectNode one = items.addObject()
                    .put("id", token.id())
                    .put("name", token.name())
                    .put("role", token.role().word())
                    .put("created", token.created().toString())
                    .put("expires", token.expires().toString());
            token.scopes().stream().map(Scope::word).sorted().forEach(one.putArray("scopes")::add);
            token.vnos().stream().sorted().forEach(one.putArray("vnos")::add);
        }
        json(ctx, json);
    }

    private void create(Context ctx) {
        Order order = Order.of(ctx, Set.of("name", "role", "scopes", "days", "vnos"));
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (String word : words(order, "scopes")) scopes.add(scope(word.toLowerCase(Locale.ROOT)));
        if (scopes.isEmpty()) throw Order.bad("field \"scopes\" is missing");
        Tokens.Created made = access.tokens()
                .create(
                        order.needed("name", NAME_MAX),
                        role(order),
                        scopes,
                        vnos(order),
                        Instant.now().plus(Duration.ofDays(order.whole("days", 1, DAYS_MAX))));
        json(ctx, Json.object().put("id", made.token().id()).put("token", made.secret()));
    }

    private void revoke(Context ctx) {
        String id = ctx.pathParam("id");
        if (!access.tokens().revoke(id)) throw Problem.notFound("token", id);
        json(ctx, Json.object().put("id", id));
    }

    private void audit(Context ctx) throws IOException {
        AuditLog.Verdict verdict = access.audit().verify();
        json(
                ctx,
                Json.object()
                        .put("lines", verdict.lines())
                        .put("lastHash", verdict.lastHash())
                        .put("whole", verdict.trouble().isEmpty())
                        .put("trouble", verdict.trouble()));
    }

    private static Role role(Order order) {
        String word = order.needed("role", NAME_MAX);
        for (Role role : Role.values()) if (role.word().equals(word)) return role;
        throw Order.bad("field \"role\": expected viewer, operator or admin");
    }

    private static Scope scope(String word) {
        for (Scope scope : Scope.values()) if (scope.word().equals(word)) return scope;
        throw Order.bad("field \"scopes\": expected read, act, wall, metrics or admin");
    }

    /** Refuses one that the BSS does not know: a name would be somebody else's one day. */
    private Set<String> vnos(Order order) {
        Set<String> vnos = words(order, "vnos");
        List<String> unknown = KnownVnos.unknown(vnos, readings);
        if (unknown.isEmpty()) return vnos;
        throw Order.bad("field \"vnos\": the BSS has no virtual operator with the vno_id \"" + unknown.getFirst()
                + "\"; names are not taken");
    }

    private static Set<String> words(Order order, String field) {
        Set<String> words = new LinkedHashSet<>();
        for (String word : order.text(field, 1_000).split(",", -1)) {
            if (!word.isBlank()) words.add(word.strip());
        }
        return words;
    }

    private static void json(Context ctx, ObjectNode answer) {
        ctx.contentType("application/json").result(answer.toString());
    }
}
