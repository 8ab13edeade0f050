package io.trapline.web.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trapline.web.api.Json;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Filters with names, in a file beside the users; durable when they are answered. Safe for any thread. */
public final class SavedViews {

    /** More are refused. */
    public static final int VIEWS_MAX = 1_000;

    private static final int ID_LENGTH = 8;
    private static final Comparator<SavedView> BY_NAME =
            Comparator.comparing(SavedView::name, String.CASE_INSENSITIVE_ORDER).thenComparing(SavedView::id);

    /** There are too many. */
    public static final class Full extends RuntimeException {
        Full() {
            super("At most " + VIEWS_MAX + " views can be kept; remove one first.");
        }
    }

    private final PrivateFile file;

    public SavedViews(Path path) {
        this.file = new PrivateFile(path);
    }

    /** The own ones, and those shared by people who are bound to the same, by name. */
    public List<SavedView> of(Principal who) {
        return read(file.read()).stream()
                .filter(view -> view.visibleTo(who))
                .sorted(BY_NAME)
                .toList();
    }

    /** A view of the same owner and name is replaced. */
    public SavedView save(Principal owner, String name, boolean shared, String path, String query) {
        var made = new SavedView(
                Secrets.hash(Secrets.fresh()).substring(0, ID_LENGTH),
                name,
                owner.name(),
                owner.vnos(),
                shared,
                path,
                query,
                Instant.now());
        change(all -> {
            all.removeIf(
                    view -> view.owner().equals(owner.name()) && view.name().equals(name));
            if (all.size() >= VIEWS_MAX) throw new Full();
            all.add(made);
            return all;
        });
        return made;
    }

    /** False when {@code who} has no such view; with {@code any} also those of others that they see. */
    public boolean remove(String id, Principal who, boolean any) {
        boolean[] found = new boolean[1];
        change(all -> {
            found[0] = all.removeIf(view -> view.id().equals(id)
                    && (view.owner().equals(who.name()) || (any && view.vnos().equals(who.vnos()))));
            return all;
        });
        return found[0];
    }

    private void change(UnaryOperator<List<SavedView>> change) {
        file.change(old -> {
            var json = Json.object();
            var views = json.putArray("views");
            change.apply(new ArrayList<>(read(old))).forEach(view -> {
                ObjectNode one = views.addObject()
                        .put("id", view.id())
                        .put("name", view.name())
                        .put("owner", view.owner())
                        .put("shared", view.shared())
                        .put("path", view.path())
                        .put("query", view.query())
                        .put("saved", view.saved().toString());
                view.vnos().stream().sorted().forEach(one.putArray("vnos")::add);
            });
            return Optional.of(json);
        });
    }

    private static List<SavedView> read(Optional<JsonNode> file) {
        List<SavedView> all = new ArrayList<>();
        file.ifPresent(json -> json.path("views")
                .forEach(view -> all.add(new SavedView(
                        view.path("id").asText(),
                        view.path("name").asText(),
                        view.path("owner").asText(),
                        vnos(view),
                        view.path("shared").asBoolean(),
                        view.path("path").asText(),
                        view.path("query").asText(),
                        Instant.parse(view.path("saved").asText())))));
        return all;
    }

    /** One of before this was kept may be of somebody bound: shared with those who see all it tells them nothing new. */
    private static Set<String> vnos(JsonNode view) {
        Set<String> vnos = new LinkedHashSet<>();
        view.path("vnos").forEach(vno -> vnos.add(vno.asText()));
        return vnos;
    }
}
