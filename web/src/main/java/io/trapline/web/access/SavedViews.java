package io.trapline.web.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.trapline.web.api.Json;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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

    /** Those that are shared and the own ones, by name. */
    public List<SavedView> of(String who) {
        return read(file.read()).stream()
                .filter(view -> view.visibleTo(who))
                .sorted(BY_NAME)
                .toList();
    }

    /** A view of the same owner and name is replaced. */
    public SavedView save(String owner, String name, boolean shared, String path, String query) {
        var made = new SavedView(
                Secrets.hash(Secrets.fresh()).substring(0, ID_LENGTH), name, owner, shared, path, query, Instant.now());
        change(all -> {
            all.removeIf(view -> view.owner().equals(owner) && view.name().equals(name));
            if (all.size() >= VIEWS_MAX) throw new Full();
            all.add(made);
            return all;
        });
        return made;
    }

    /** False when {@code who} has no such view; with {@code any} also those of others. */
    public boolean remove(String id, String who, boolean any) {
        boolean[] found = new boolean[1];
        change(all -> {
            found[0] = all.removeIf(
                    view -> view.id().equals(id) && (any || view.owner().equals(who)));
            return all;
        });
        return found[0];
    }

    private void change(UnaryOperator<List<SavedView>> change) {
        file.change(old -> {
            var json = Json.object();
            var views = json.putArray("views");
            change.apply(new ArrayList<>(read(old)))
                    .forEach(view -> views.addObject()
                            .put("id", view.id())
                            .put("name", view.name())
                            .put("owner", view.owner())
                            .put("shared", view.shared())
                            .put("path", view.path())
                            .put("query", view.query())
                            .put("saved", view.saved().toString()));
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
                        view.path("shared").asBoolean(),
                        view.path("path").asText(),
                        view.path("query").asText(),
                        Instant.parse(view.path("saved").asText())))));
        return all;
    }
}
