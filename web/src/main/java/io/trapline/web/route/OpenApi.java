package io.trapline.web.route;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.HandlerType;
import io.trapline.web.access.Rule;
import io.trapline.web.access.Scope;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The table of routes as an OpenAPI 3.1 document: nothing in it is written by hand, so it names what is
 * answered and nothing else. Guests, who answer for themselves, are not in it.
 */
public final class OpenApi {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String JSON_MEDIA = "application/json";
    private static final String FORM_MEDIA = "application/x-www-form-urlencoded";

    private OpenApi() {}

    /** @param version of the product */
    public static ObjectNode document(String version, List<Route> routes) {
        ObjectNode document = JSON.objectNode().put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Trapline")
                .put("version", version.isEmpty() ? "unknown" : version)
                .put(
                        "description",
                        "Alarms of the network and the customers they hurt. Times are RFC 3339 in UTC, durations"
                                + " seconds, names camelCase. Fields and parameters that are not named here are"
                                + " refused. Where the site has switched logins off, no route asks for one.");
        ObjectNode paths = document.putObject("paths");
        for (Route route : routes) {
            if (route.guest()) continue;
            String method = route.method().name().toLowerCase(Locale.ROOT);
            paths.withObject("/" + escaped(route.path())).set(method, operation(route));
        }
        components(document.putObject("components"));
        return document;
    }

    /** As one word of a JSON pointer. */
    private static String escaped(String path) {
        return path.replace("~", "~0").replace("/", "~1");
    }

    private static ObjectNode operation(Route route) {
        ObjectNode operation = JSON.objectNode().put("operationId", name(route)).put("summary", route.about());
        operation.putArray("tags").add(tag(route));
        security(operation, route.rule());
        ArrayNode params = operation.putArray("parameters");
        route.params().stream()
                .filter(param -> param.place() != Param.Place.BODY)
                .map(OpenApi::parameter)
                .forEach(params::add);
        if (route.method() != HandlerType.GET && route.method() != HandlerType.DELETE) body(operation, route);
        responses(operation.putObject("responses"), route);
        return operation;
    }

    /** {@code postAlarmsIdAck}: of the method and the path. */
    private static String name(Route route) {
        StringBuilder name = new StringBuilder(route.method().name().toLowerCase(Locale.ROOT));
        for (String part : route.path().split("[^a-zA-Z0-9]+", -1)) {
            if (!part.isEmpty()) {
                name.append(part.substring(0, 1).toUpperCase(Locale.ROOT)).append(part.substring(1));
            }
        }
        return name.toString();
    }

    private static String tag(Route route) {
        if (route.path().startsWith("/tmf-api/")) return "tmf";
        if (route.forPrograms()) return "api";
        return route.forPeople() ? "pages" : "system";
    }

    /** Roles and scopes are named as requirements, which 3.1 allows for every kind of scheme. */
    private static void security(ObjectNode operation, Rule rule) {
        ArrayNode ways = operation.putArray("security");
        if (rule.role() == null) return;
        ways.addObject().putArray("session").add(rule.role().word());
        rule.scopes().stream()
                .map(Scope::word)
                .sorted()
                .forEach(scope -> ways.addObject().putArray("token").add(scope));
        operation.put("x-role", rule.role().word()).put("x-sees-all-operators", !rule.bound());
    }

    private static ObjectNode parameter(Param param) {
        ObjectNode json = JSON.objectNode()
                .put("name", param.name())
                .put("in", param.place() == Param.Place.PATH ? "path" : "query")
                .put("required", param.required());
        if (!param.about().isEmpty()) json.put("description", param.about());
        json.set("schema", param.shape().schema());
        return json;
    }

    private static void body(ObjectNode operation, Route route) {
        Shape body = Shape.object();
        boolean needed = route.taken() != null;
        for (Param param : route.params()) {
            if (param.place() != Param.Place.BODY) continue;
            ObjectNode schema = param.shape().schema().deepCopy().put("description", param.about());
            Shape shape = new Shape(schema);
            body = param.required() ? body.with(param.name(), shape) : body.maybe(param.name(), shape);
            needed |= param.required();
        }
        Shape taken = route.taken();
        ObjectNode request = operation.putObject("requestBody").put("required", needed);
        ObjectNode content = request.putObject("content");
        content.putObject(route.forPeople() ? FORM_MEDIA : JSON_MEDIA)
                .set("schema", taken == null ? body.schema() : taken.schema());
        String other = route.otherMedia();
        if (other != null) content.putObject(other).set("schema", Shape.text().schema());
    }

    private static void responses(ObjectNode responses, Route route) {
        int status = route.status();
        ObjectNode success = responses
                .putObject(Integer.toString(status))
                .put("description", status >= 300 && status < 400 ? "Leads on to a page." : "As asked.");
        if (status >= 300 && status < 400) {
            success.putObject("headers")
                    .putObject("Location")
                    .putObject("schema")
                    .put("type", "string");
        } else if (status != 204) {
            success.putObject("content").putObject(route.media()).set("schema", schema(route.answer()));
        }
        ObjectNode failure =
                responses.putObject("default").put("description", "Why not: a stable word, and one sentence.");
        String error = route.path().startsWith("/tmf-api/") ? "TmfError" : "Problem";
        ObjectNode content = failure.putObject("content");
        if (route.forPeople())
            content.putObject("text/html").set("schema", Shape.text().schema());
        content.putObject(JSON_MEDIA).putObject("schema").put("$ref", "#/components/schemas/" + error);
    }

    private static ObjectNode schema(@Nullable Shape answer) {
        return (answer == null ? Shape.text() : answer).schema();
    }

    private static void components(ObjectNode components) {
        ObjectNode schemas = components.putObject("schemas");
        schemas.set(
                "Problem",
                Shape.object()
                        .with("error", Shape.text())
                        .with("detail", Shape.text())
                        .schema());
        schemas.set(
                "TmfError",
                Shape.object()
                        .with("code", Shape.text())
                        .with("reason", Shape.text())
                        .with("status", Shape.text())
                        .with("@type", Shape.text())
                        .schema());
        ObjectNode ways = components.putObject("securitySchemes");
        ways.putObject("session")
                .put("type", "apiKey")
                .put("in", "cookie")
                .put("name", "trapline_session")
                .put(
                        "description",
                        "Of a login by form; over TLS the name begins with __Host-. A role covers those below"
                                + " it: viewer, operator, admin.");
        ways.putObject("token")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("description", "Made by an administrator, with scopes; its role counts as well.");
    }
}
