package io.trapline.mediation.impact;

import java.util.List;

/**
 * All turns that one outcome brought.
 *
 * @param outcome its number
 */
public record OutageBlock(long outcome, List<OutageLine> lines) {}
