package io.trapline.web.route;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What JSON looks like, as a JSON Schema (draft 2020-12). Of a record it is made from its components, so
 * that the document cannot differ from what is written.
 *
 * @param schema never changed after it is made
 */
public record Shape(ObjectNode schema) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    public static Shape text() {
        return of("string");
    }

    /** One of these words. */
    public static Shape word(List<String> words) {
        ObjectNode schema = typed("string");
        words.forEach(schema.putArray("enum")::add);
        return new Shape(schema);
    }

    public static Shape whole() {
        return of("integer");
    }

    /** A whole number within bounds, both included. */
    public static Shape whole(long min, long max) {
        return new Shape(typed("integer").put("minimum", min).put("maximum", max));
    }

    public static Shape number() {
        return of("number");
    }

    public static Shape truth() {
        return of("boolean");
    }

    /** An instant in UTC. */
    public static Shape time() {
        return new Shape(typed("string").put("format", "date-time"));
    }

    /** Anything at all. */
    public static Shape any() {
        return new Shape(JSON.objectNode());
    }

    /** One of these. */
    public static Shape either(Shape... shapes) {
        ObjectNode schema = JSON.objectNode();
        var all = schema.putArray("anyOf");
        for (Shape shape : shapes) all.add(shape.schema);
        return new Shape(schema);
    }

    public static Shape list(Shape items) {
        ObjectNode schema = typed("array");
        schema.set("items", items.schema);
        return new Shape(schema);
    }

    /** Names that are not known before, each with a value of this shape. */
    public static Shape map(Shape values) {
        ObjectNode schema = typed("object");
        schema.set("additionalProperties", values.schema);
        return new Shape(schema);
    }

    /** An object; see {@link #with}. */
    public static Shape object() {
        ObjectNode schema = typed("object");
        schema.putObject("properties");
        schema.putArray("required");
        return new Shape(schema.put("additionalProperties", false));
    }

    /** {@code {"items":[…],"total":n,"next":cursor or null}}. */
    public static Shape page(Shape items) {
        return object().with("items", list(items)).with("total", whole()).with("next", text().orNull());
    }

    /** The same object with one more field, which is always there. */
    public Shape with(String name, Shape value) {
        ObjectNode copy = schema.deepCopy();
        copy.withObject("/properties").set(name, value.schema);
        copy.withArray("/required").add(name);
        return new Shape(copy);
    }

    /** The same object with one more field that may be missing. */
    public Shape maybe(String name, Shape value) {
        ObjectNode copy = schema.deepCopy();
        copy.withObject("/properties").set(name, value.schema);
        return new Shape(copy);
    }

    /** The same object without a field. */
    public Shape without(String name) {
        ObjectNode copy = schema.deepCopy();
        copy.withObject("/properties").remove(name);
        var required = copy.withArray("/required");
        for (int i = required.size() - 1; i >= 0; i--) {
            if (required.get(i).asText().equals(name)) required.remove(i);
        }
        return new Shape(copy);
    }

    /** The same object, which may have fields that nobody named. */
    public Shape open() {
        ObjectNode copy = schema.deepCopy();
        copy.remove("additionalProperties");
        return new Shape(copy);
    }

    /** Names of the fields of an object. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        schema.path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** All fields of both objects. */
    public Shape and(Shape more) {
        ObjectNode copy = schema.deepCopy();
        copy.withObject("/properties").setAll((ObjectNode) more.schema.path("properties"));
        more.schema.path("required").forEach(copy.withArray("/required")::add);
        return new Shape(copy);
    }

    public Shape orNull() {
        ObjectNode either = JSON.objectNode();
        either.putArray("anyOf").add(schema).addObject().put("type", "null");
        return new Shape(either);
    }

    /** Of a record as it is written: components by name, those marked nullable may be null; {@code without} some. */
    public static Shape record(Class<?> type, String... without) {
        Shape shape = object();
        for (RecordComponent part : type.getRecordComponents()) {
            if (List.of(without).contains(part.getName())) continue;
            shape = shape.with(part.getName(), JavaShape.of(part.getAnnotatedType()));
        }
        return shape;
    }

    private static Shape of(String type) {
        return new Shape(typed(type));
    }

    private static ObjectNode typed(String type) {
        return JSON.objectNode().put("type", type);
    }
}
