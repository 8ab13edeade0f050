package io.trapline.web.access;

import java.time.Instant;
import java.util.Set;

/**
 * A filter that somebody gave a name.
 *
 * @param id short, made when it is saved
 * @param owner who saved it
 * @param vnos to what its owner was bound when it was saved; empty for one who sees all
 * @param shared everybody who is bound as its owner was sees it; else its owner alone
 * @param path of the page, e.g. {@code /customers}
 * @param query its query string, as it stood; may be empty
 */
public record SavedView(
        String id,
        String name,
        String owner,
        Set<String> vnos,
        boolean shared,
        String path,
        String query,
        Instant saved) {

    public SavedView {
        vnos = Set.copyOf(vnos);
    }

    /** Where it leads. */
    public String href() {
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** A name, a filter and who made it are about the customers of those who made it. */
    boolean visibleTo(Principal who) {
        return owner.equals(who.name()) || (shared && vnos.equals(who.vnos()));
    }
}
