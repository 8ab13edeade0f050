package io.trapline.web.access;

import java.time.Instant;

/**
 * A filter that somebody gave a name.
 *
 * @param id short, made when it is saved
 * @param owner who saved it
 * @param shared everybody sees it; else its owner alone
 * @param path of the page, e.g. {@code /customers}
 * @param query its query string, as it stood; may be empty
 */
public record SavedView(
        String id, String name, String owner, boolean shared, String path, String query, Instant saved) {

    /** Where it leads. */
    public String href() {
        return query.isEmpty() ? path : path + "?" + query;
    }

    boolean visibleTo(String who) {
        return shared || owner.equals(who);
    }
}
