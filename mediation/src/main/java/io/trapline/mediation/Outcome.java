package io.trapline.mediation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one input decided: one document, atomic, also when nothing changed.
 *
 * @param stamp of the input
 * @param note present for messages only
 * @param changes in the order in which they are to be evolved; those of deadlines that were due come first
 */
public record Outcome(
        Stamp stamp, Disposition disposition, @Nullable EventNote note, List<Change> changes) {}
