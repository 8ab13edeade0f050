package io.trapline.web.route;

/**
 * Something a route takes.
 *
 * @param place where it stands
 * @param about one sentence
 * @param required when a request without it is refused
 */
public record Param(Place place, String name, Shape shape, String about, boolean required) {

    public enum Place {
        PATH,
        QUERY,
        /** A field of the body, in JSON or in a form. */
        BODY
    }
}
