package io.trapline.web.page;

import java.util.Locale;

/** What a person is told about how well an alarm is tied to customers: the state, and the next step. */
public final class Impacts {

    private Impacts() {}

    public static boolean known(String impact) {
        return impact.equalsIgnoreCase("known");
    }

    /** A short word for a table. */
    public static String word(String impact) {
        return switch (impact.toUpperCase(Locale.ROOT)) {
            case "" -> "";
            case "KNOWN" -> "known";
            case "NO_SOURCE" -> "unknown device";
            case "NO_RESOURCE" -> "unknown port";
            case "NO_SERVICE" -> "no service on it";
            case "AMBIGUOUS" -> "ambiguous";
            case "CEASED" -> "ceased services only";
            case "PENDING" -> "waits for inventory";
            default -> impact;
        };
    }

    /** One or two sentences: why nobody can say who is hurt, and what would change that. */
    public static String sentence(String impact) {
        return switch (impact.toUpperCase(Locale.ROOT)) {
            case "NO_SOURCE" ->
                "The BSS knows no device by this name or address. Add an alias of the device to the "
                        + "view resource_alias.";
            case "NO_RESOURCE" ->
                "The device is known, the object in the message is not. Add an alias of the port to "
                        + "the view resource_alias.";
            case "NO_SERVICE" ->
                "The object is known and no service hangs on it. If one should, the view "
                        + "service_resource lacks a row.";
            case "AMBIGUOUS" ->
                "More than one device or port bears this name, and nobody guesses. Make the alias "
                        + "unique in the view resource_alias.";
            case "CEASED" -> "Only services that have ceased hang on it.";
            case "PENDING" ->
                "There is no inventory from the BSS yet. The alarm is looked up again by itself when " + "one comes.";
            default -> "";
        };
    }
}
