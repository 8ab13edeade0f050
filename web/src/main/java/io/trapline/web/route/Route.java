package io.trapline.web.route;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.trapline.web.access.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One address and everything that is to be known of it. Declared once at the start by {@link
 * RouteTable}; the verbs that describe it return it, so that a declaration is one expression.
 */
public final class Route {

    /** What is done when the route is used; anything thrown becomes the answer. */
    @FunctionalInterface
    public interface Handler {
        void handle(Context ctx) throws Exception;
    }

    private static final Pattern VARIABLE = Pattern.compile("\\{([a-zA-Z]+)}");

    private final HandlerType method;
    private final String path;
    private final Rule rule;
    private final String about;
    private final @Nullable Handler handler;
    private final List<Param> params = new ArrayList<>();
    private String media = "application/json";
    private @Nullable Shape answer;
    private @Nullable Shape taken;
    private @Nullable String otherMedia;
    private @Nullable Route twin;
    private int success = 200;
    private boolean anyOrigin;

    Route(HandlerType method, String path, Rule rule, String about, @Nullable Handler handler) {
        this.method = method;
        this.path = path;
        this.rule = Objects.requireNonNull(rule, () -> method + " " + path + " has no rule: who may use it?");
        this.about = about;
        this.handler = handler;
        VARIABLE.matcher(path)
                .results()
                .map(MatchResult::group)
                .map(name -> name.substring(1, name.length() - 1))
                .forEach(name -> params.add(new Param(Param.Place.PATH, name, Shape.text(), "", true)));
    }

    /** Takes this in the query string. */
    public Route query(String name, Shape shape, String about) {
        params.add(new Param(Param.Place.QUERY, name, shape, about, false));
        return this;
    }

    /** Takes this free text in the query string. */
    public Route query(String name, String about) {
        return query(name, Shape.text(), about);
    }

    /** Takes this field in the body; it may be left out. */
    public Route field(String name, Shape shape, String about) {
        params.add(new Param(Param.Place.BODY, name, shape, about, false));
        return this;
    }

    /** Refuses a body without this field. */
    public Route needs(String name, Shape shape, String about) {
        params.add(new Param(Param.Place.BODY, name, shape, about, true));
        return this;
    }

    /** Takes a body of JSON that is more than a flat object of {@link #field fields}. */
    public Route takes(Shape body) {
        taken = body;
        return this;
    }

    /** Takes the same as a file too. */
    public Route alsoTakes(String mediaType) {
        otherMedia = mediaType;
        return this;
    }

    /** Answers with another status than 200 when all is well. */
    public Route status(int status) {
        success = status;
        return this;
    }

    /** Takes what a call of the API takes, in a form. */
    public Route like(Route call) {
        twin = call;
        return this;
    }

    /** Answers JSON of this shape. */
    public Route answers(Shape shape) {
        answer = shape;
        return this;
    }

    /** Answers something else than JSON. */
    public Route answers(String mediaType) {
        media = mediaType;
        return this;
    }

    /** Looks after itself: where a change comes from is not asked. Only for guests of the demo. */
    Route fromAnywhere() {
        anyOrigin = true;
        return this;
    }

    public HandlerType method() {
        return method;
    }

    /** With variables in braces; {@code *} at the end is everything below. */
    public String path() {
        return path;
    }

    public Rule rule() {
        return rule;
    }

    /** One sentence. */
    public String about() {
        return about;
    }

    public List<Param> params() {
        Route call = twin;
        return call == null ? List.copyOf(params) : call.params();
    }

    /** Null when the body is made of {@link #params}, or when there is none. */
    public @Nullable Shape taken() {
        return taken;
    }

    /** Null when it takes nothing but JSON. */
    public @Nullable String otherMedia() {
        return otherMedia;
    }

    /** When all is well. */
    public int status() {
        return success;
    }

    /** True for what answers for itself, and is no part of the product. */
    public boolean guest() {
        return anyOrigin;
    }

    /** True for what people look at and send by a form. */
    public boolean forPeople() {
        return media.equals("text/html");
    }

    public String media() {
        return media;
    }

    /** Null when the answer is no JSON. */
    public @Nullable Shape answer() {
        return answer;
    }

    /** True when it changes something: then it is looked at where it comes from. */
    public boolean changes() {
        return method != HandlerType.GET && !anyOrigin;
    }

    /** True for what programs use: failures are answered in JSON, and it is part of the API. */
    public boolean forPrograms() {
        return path.startsWith("/api/") || path.startsWith("/tmf-api/");
    }

    /** Null when a servlet answers it. */
    @Nullable
    Handler handler() {
        return handler;
    }

    /** {@code GET /customers/{id}}. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
