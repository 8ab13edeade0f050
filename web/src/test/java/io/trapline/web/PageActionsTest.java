package io.trapline.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.web.access.Access;
import io.trapline.web.access.Audience;
import io.trapline.web.route.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever a page or a script can do is a route, and what changes something is a call of the API as well. */
final class PageActionsTest {

    private static final Path TEMPLATES = Path.of("src/main/jte");
    private static final Path SCRIPTS = Path.of("src/main/resources/io/trapline/web/assets");
    private static final Pattern POSTS = Pattern.compile(
            "(?:<form\\b[^>]*\\bmethod=\"post\"[^>]*\\baction=|\\bformaction=|\\bhx-(?:post|put|patch|delete)=)\"([^\"]+)\"");
    private static final Pattern CALLS = Pattern.compile("\\b(?:fetch|EventSource|sendBeacon)\\(\\s*[\"`](/[^\"`?$]*)");
    private static final Pattern LINKS = Pattern.compile("\\b(?:href|src|hx-get)=\"(/api/[^\"?]+)");

    /** A session is begun and ended by a browser; a program sends a token. */
    private static final Set<String> SESSION = Set.of("/login", "/logout", "/first-run");

    private final List<Route> routes = new Room(
                    House.of(new Noc("one"), new Noc("one"), Access.none(), List.of()), Audience.ALL)
            .routes()
            .table()
            .routes();

    @Test
    void everyFormOfAPageIsACallOfTheApi() throws IOException {
        Set<String> actions = found(TEMPLATES, POSTS);
        assertThat(actions).hasSizeGreaterThan(12).allSatisfy(action -> {
            String path = plain(action);
            assertThat(route("POST", path)).as("a route for " + action).isTrue();
            if (SESSION.contains(path)) return;
            String call = path.endsWith("/act") ? "/api/v1/bulk" : "/api/v1" + path;
            assertThat(route("POST", call))
                    .as("a call of the API for " + action)
                    .isTrue();
        });
    }

    @Test
    void everyCallOfAScriptIsARoute() throws IOException {
        assertThat(found(SCRIPTS, CALLS))
                .hasSizeGreaterThan(3)
                .allSatisfy(path -> assertThat(route("GET", path) || route("POST", path))
                        .as(path)
                        .isTrue());
    }

    @Test
    void everyLinkToTheApiLeadsSomewhere() throws IOException {
        assertThat(found(TEMPLATES, LINKS))
                .isNotEmpty()
                .allSatisfy(
                        link -> assertThat(route("GET", plain(link))).as(link).isTrue());
    }

    /** With something in the place of every value. */
    private static String plain(String action) {
        return action.replaceAll("\\$\\{Links\\.alarm\\((?:[^{}])*\\)}", "/alarms/x")
                .replaceAll("\\$\\{Links\\.customer\\((?:[^{}])*\\)}", "/customers/x")
                .replaceAll("\\$\\{of}", "alarms")
                .replaceAll("\\$\\{[^{}]*}", "x");
    }

    private boolean route(String method, String path) {
        return routes.stream()
                .filter(route -> route.method().name().equals(method))
                .anyMatch(route -> path.matches(route.path().replace(".", "\\.").replaceAll("\\{[a-zA-Z]+}", "[^/]+")));
    }

    private static Set<String> found(Path folder, Pattern what) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            Set<String> found = new TreeSet<>();
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(path -> !path.endsWith("uplot.js"))
                    .collect(Collectors.toList())) {
                if (!file.toString().endsWith(".svg")) {
                    what.matcher(Files.readString(file))
                            .results()
                            .map((MatchResult match) -> match.group(1))
                            .forEach(found::add);
                }
            }
            return found;
        }
    }
}
