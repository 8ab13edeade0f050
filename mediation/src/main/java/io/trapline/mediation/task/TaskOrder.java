package io.trapline.mediation.task;

/**
 * A task as it was asked for.
 *
 * @param id made by who takes it; never used twice
 * @param asked a JSON object with the properties that TMF642 has for it, at most {@link #ASKED_MAX} characters; not
 *     looked at by what decides
 */
public record TaskOrder(String id, TaskKind kind, String asked) {

    public static final int ASKED_MAX = 32_768;

    public TaskOrder {
        if (asked.length() > ASKED_MAX) {
            throw new IllegalArgumentException("a task of " + asked.length() + " characters");
        }
    }
}
