package io.trapline.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.http.HandlerType;
import io.trapline.web.access.Audience;
import io.trapline.web.access.Role;
import io.trapline.web.access.Rule;
import io.trapline.web.route.Route;
import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every route × every role × every set of virtual operators, made from the table of routes: who is let in,
 * and that nothing of anybody else's customers is in what they get. A route that is added is in here.
 */
final class MatrixTest {

    private static final List<Set<String>> BOUNDS =
            List.of(Set.of(), Set.of("north"), Set.of("south"), Set.of("direct"), Set.of("north", "west"));

    /** @param vnos empty for all */
    private record Person(String name, Role role, Set<String> vnos, String cookie) {

        boolean sees(String owner) {
            return vnos.isEmpty() || vnos.contains(owner);
        }

        boolean may(Rule rule) {
            Role needed = rule.role();
            return needed == null || (role.covers(needed) && (rule.bound() || vnos.isEmpty()));
        }
    }

    @TempDir
    Path data;

    private final Noc noc = Canaries.fill(new Noc("one"));
    private final List<Person> people = new ArrayList<>();
    private final List<String> leaks = new ArrayList<>();
    private final List<Route> routes = new Room(
                    House.of(noc, noc, io.trapline.web.access.Access.none(), List.of()), Audience.ALL)
            .routes()
            .table()
            .routes();
    private Gated gated;
    private int tried;
    private int given;

    @BeforeEach
    void open() throws Exception {
        gated = new Gated(noc, data);
        for (Role role : Role.values()) {
            for (Set<String> vnos : BOUNDS) {
                String name = role.word()
                        + (vnos.isEmpty()
                                ? ""
                                : "-" + String.join("-", vnos.stream().sorted().toList()));
                gated.access.users().put(name, Gated.PASSWORD, role, vnos);
                people.add(new Person(name, role, vnos, gated.session(name)));
            }
        }
    }

    @AfterEach
    void close() {
        gated.close();
    }

    @Test
    void nobodyReadsWhatIsNotTheirs() throws Exception {
        for (Route route : routes) {
            if (route.method() != HandlerType.GET || route.media().equals("text/event-stream")) continue;
            for (Person person : people) {
                for (String path : paths(route)) {
                    HttpResponse<String> answer = gated.get(path, "Cookie", person.cookie());
                    looked(route, person, path, answer.statusCode(), answer.body());
                }
            }
        }
        for (Person person : people) streams(person);
        System.out.printf(
                "FIGURE access-matrix routes=%d people=%d answers=%d given=%d leaks=%d%n",
                routes.size(), people.size(), tried, given, leaks.size());
        assertThat(leaks).isEmpty();
        assertThat(given).isGreaterThan(500);
        assertThat(tried).isGreaterThan(given);
    }

    @Test
    void nobodyChangesWhatIsNotTheirs() throws Exception {
        int changes = 0;
        for (Route route : routes) {
            if (route.method() == HandlerType.GET || route.rule().open()) continue;
            for (Person person : people) {
                if (person.role() == Role.ADMIN && person.vnos().isEmpty()) continue;
                for (String path : paths(route)) {
                    int before = noc.actions().size();
                    int status = post(route, person, path);
                    changes++;
                    boolean theirs = Canaries.OWNERS.stream()
                            .filter(person::sees)
                            .anyMatch(owner -> path.contains(Canaries.customerId(owner) + "/")
                                    || path.contains(Canaries.alarmId(owner) + "/"));
                    boolean mayDo = person.may(route.rule()) && (person.vnos().isEmpty() || theirs);
                    if (!mayDo && (noc.actions().size() != before || status < 400)) {
                        leaks.add(person.name() + " did " + route + " at " + path + ": " + status);
                    }
                    if (person.may(route.rule()) == (status == 403)
                            && person.vnos().isEmpty()) {
                        leaks.add(person.name() + " at " + route + " " + path + " got " + status);
                    }
                }
            }
        }
        System.out.printf("FIGURE access-matrix changes=%d wrong=%d%n", changes, leaks.size());
        assertThat(leaks).isEmpty();
        assertThat(changes).isGreaterThan(500);
        assertThat(noc.actions()).isNotEmpty();
    }

    @Test
    void aViewerSeesNoMoney() throws Exception {
        for (Person person : people) {
            String seen =
                    gated.get("/api/v1/customers", "Cookie", person.cookie()).body();
            boolean money = seen.contains("4711.00 EUR");
            assertThat(money).as(person.name()).isEqualTo(person.role() != Role.VIEWER);
            assertThat(seen).contains(person.role() == Role.VIEWER ? "\"score\":600" : "\"score\":660");
        }
    }

    private int post(Route route, Person person, String path) throws Exception {
        Map<String, String> body = new LinkedHashMap<>();
        route.params().stream()
                .filter(param -> param.place() == io.trapline.web.route.Param.Place.BODY && param.required())
                .forEach(param -> body.put(param.name(), "\"x\""));
        body.computeIfPresent("minutes", (name, value) -> "60");
        StringBuilder json = new StringBuilder("{");
        body.forEach((name, value) -> json.append(json.length() > 1 ? "," : "")
                .append('"')
                .append(name)
                .append("\":")
                .append(value));
        return gated.json(
                        route.method().name(),
                        path,
                        json.append('}').toString(),
                        "Cookie",
                        person.cookie(),
                        "Sec-Fetch-Site",
                        "same-origin")
                .statusCode();
    }

    private void looked(Route route, Person person, String path, int status, String body) {
        tried++;
        boolean refused = status == 401 || status == 403;
        if (person.may(route.rule()) == refused) {
            leaks.add(person.name() + " at " + path + " got " + status);
        }
        if (status == 200) given++;
        // What is in the path comes back in "there is no …": the ids asked for are no news.
        String told = status == 200 ? body : body.replace(path.substring(path.lastIndexOf('/') + 1), "");
        foreign(person)
                .filter(told::contains)
                .forEach(trace -> leaks.add(person.name() + " at " + path + ": " + trace));
    }

    private static Stream<String> foreign(Person person) {
        return Canaries.OWNERS.stream()
                .filter(owner -> !person.sees(owner))
                .flatMap(owner -> Canaries.traces(owner).stream());
    }

    /** With every id that there is in each variable. */
    private static List<String> paths(Route route) {
        if (!route.path().contains("{")) return List.of(route.path());
        List<String> ids = new ArrayList<>();
        for (String owner : Canaries.OWNERS) {
            ids.add(route.path().contains("/customers/") ? Canaries.customerId(owner) : Canaries.alarmId(owner));
        }
        ids.add(Canaries.SHARED);
        for (int number = 1; number <= Canaries.OWNERS.size() + 1; number++) {
            if (route.path().contains("{number}")) ids.add(Integer.toString(number));
        }
        return ids.stream()
                .map(id -> route.path().replaceAll("\\{[a-zA-Z]+}", id))
                .toList();
    }

    /** The first message of every view has all of it. */
    private void streams(Person person) throws Exception {
        List<String> views = new ArrayList<>(
                List.of("customers", "alarms", "events", "inbox", "health", "forwarding", "alarm/" + Canaries.SHARED));
        for (String owner : Canaries.OWNERS) {
            views.add("customer/" + Canaries.customerId(owner));
            views.add("alarm/" + Canaries.alarmId(owner));
        }
        for (String view : views) {
            String path = "/api/v1/stream?view=" + URLEncoder.encode(view, StandardCharsets.UTF_8);
            HttpRequest request = HttpRequest.newBuilder(gated.at(path))
                    .header("Cookie", person.cookie())
                    .build();
            HttpResponse<InputStream> answer = gated.client().send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream in = answer.body()) {
                String hello = message(in);
                tried++;
                given++;
                String told = hello.replace(view, "");
                foreign(person)
                        .filter(told::contains)
                        .forEach(trace -> leaks.add(person.name() + " in view " + view + ": " + trace));
            }
        }
    }

    private static String message(InputStream in) throws Exception {
        StringBuilder text = new StringBuilder();
        while (text.indexOf("\n\n") < 0) {
            int next = in.read();
            if (next < 0) break;
            text.append((char) next);
        }
        return text.toString();
    }
}
