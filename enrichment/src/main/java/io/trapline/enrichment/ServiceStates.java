package io.trapline.enrichment;

import java.util.List;

/**
 * How services stand while resources fail and recover, after containment, reliance and protection
 * groups. A change costs what it reaches, not the whole inventory. Owned by one thread.
 */
public interface ServiceStates {

    /**
     * A resource is in this state of itself from now on, whatever becomes of what it relies on. An id
     * that is not known counts for nothing.
     *
     * @return the services in use that stand otherwise for it, ascending by id; also those up again
     */
    List<HurtService> set(String resourceId, ServiceState state);
}
