package io.trapline.agent;

import java.util.List;

/**
 * Named fault seam between what was read at a socket and what is appended: a test takes a record away
 * here and must see the ledger out of balance. {@link #NONE} in production.
 */
@FunctionalInterface
public interface DropPoint {

    DropPoint NONE = arrivals -> arrivals;

    List<Arrival> pass(List<Arrival> arrivals);
}
