package io.trapline.mediation.forward;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a desk answers. Whatever it is, reading it never throws. */
final class DeskReply {

    private static final int REFERENCE_CHARS_MAX = 255;

    private static final int DEPTH_MAX = 50;

    private static final Set<String> OVER = Set.of("resolved", "closed", "cancelled", "canceled");

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEPTH_MAX).build())
            .build());

    private DeskReply() {}

    /** The id of the ticket in the body, null when there is none that could stand in a path. */
    static @Nullable String reference(byte[] body) {
        return reference(read(body));
    }

    /**
     * The ticket with that key in a list, bare as in TMF621 or in {@code items}. A list that holds
     * only others proves that the desk did not search: then nothing can be said about the key.
     */
    static Lookup tickets(byte[] body, String key) {
        JsonNode root = read(body);
        JsonNode list = root.isArray() ? root : root.path("items");
        if (!list.isArray()) {
            // A proxy's maintenance page may look like this for a while.
            return new Lookup.NoAnswer(new Delivery.Deferred(
                    "The desk was asked for the ticket of a key and answered with no list of tickets.",
                    Delivery.Cause.UNREACHABLE,
                    null));
        }
        if (list.isEmpty()) {
            return new Lookup.Absent();
        }
        JsonNode found = null;
        int copies = 0;
        for (JsonNode ticket : list) {
            if (ticket.path("externalId").asText("").equals(key)) {
                found = found == null ? ticket : found;
                copies++;
            }
        }
        if (found == null) {
            return refused("it answered with other tickets, so it does not search by externalId.");
        }
        String reference = reference(found);
        return reference == null
                ? refused("it has the ticket, without a usable id.")
                : new Lookup.Found(reference, over(found), copies);
    }

    private static Lookup refused(String what) {
        return new Lookup.NoAnswer(new Delivery.Refused("The desk was asked for the ticket of a key: " + what, false));
    }

    private static boolean over(JsonNode ticket) {
        String status = ticket.path("status").asText(ticket.path("state").asText(""));
        return OVER.contains(status);
    }

    private static @Nullable String reference(JsonNode ticket) {
        JsonNode id = ticket.path("id");
        String text = id.isTextual() || id.isIntegralNumber() ? id.asText() : "";
        boolean usable = !text.isBlank()
                && text.length() <= REFERENCE_CHARS_MAX
                && text.chars().noneMatch(Character::isISOControl)
                && !text.equals(".")
                && !text.equals("..");
        return usable ? text : null;
    }

    private static JsonNode read(byte[] body) {
        try {
            JsonNode root = JSON.readTree(body);
            return root == null ? MissingNode.getInstance() : root;
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }
}
