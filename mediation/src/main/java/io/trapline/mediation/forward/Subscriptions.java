package io.trapline.mediation.forward;

import java.util.List;

/** Listeners of TMF642 that want to be told of alarms. Safe for any thread. */
public interface Subscriptions {

    /** Where nobody can register. */
    Subscriptions NONE = new Subscriptions() {
        @Override
        public Subscription register(String callback, String query) {
            throw new IllegalArgumentException("callback: northbound.callbacks names nobody who may be told.");
        }

        @Override
        public boolean unregister(String id) {
            return false;
        }

        @Override
        public List<Subscription> all() {
            return List.of();
        }
    };

    /** @param query which news it wants, see {@link HubQuery}; empty for all */
    record Subscription(String id, String callback, String query) {}

    /**
     * Durable when it returns. The same callback with the same query is one subscription.
     *
     * @throws IllegalArgumentException with one sentence: it may not be called, or not be understood
     * @throws IllegalStateException with one sentence: there are too many, or it cannot be stored
     */
    Subscription register(String callback, String query);

    /** False when there is no such subscription. */
    boolean unregister(String id);

    /** In the order of their registration. */
    List<Subscription> all();
}
