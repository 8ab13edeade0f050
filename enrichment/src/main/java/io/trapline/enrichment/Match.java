package io.trapline.enrichment;

import java.util.List;

/** What a look-up by alias found. */
public sealed interface Match {

    record One(String resourceId) implements Match {}

    record None() implements Match {}

    /** More than one resource bears that name: nobody guesses. */
    record Many(List<String> resourceIds) implements Match {}
}
