package io.trapline.mediation.forward;

import io.trapline.mediation.forward.Delivery.Accepted;
import io.trapline.mediation.forward.Delivery.Refused;
import io.trapline.mediation.forward.Delivery.Unknown;
import io.trapline.mediation.forward.Lookup.Absent;
import io.trapline.mediation.forward.Lookup.Found;
import io.trapline.mediation.forward.Lookup.NoAnswer;
import io.trapline.mediation.forward.TicketWork.Action;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One work on its way, over all its attempts. Knows whether the desk may have it already, and then
 * looks before it sends: that is why there is one ticket. Owned by the forwarder's thread.
 */
final class Errand {

    private static final Logger LOG = LoggerFactory.getLogger(Errand.class);

    private final TicketWork work;
    private final TicketDesk desk;
    private @Nullable String reference;
    private boolean doubt;
    private @Nullable Refused conflict;
    private int requests;

    /**
     * @param reference of the ticket, when we know it
     * @param doubt true when the work may have been sent before
     */
    Errand(TicketWork work, TicketDesk desk, @Nullable String reference, boolean doubt) {
        this.work = work;
        this.desk = desk;
        this.reference = reference;
        this.doubt = doubt;
    }

    /** True while the desk may have it without our knowing. */
    boolean doubt() {
        return doubt;
    }

    int requests() {
        return requests;
    }

    /** One attempt: at most one look-up and one request, and a second look-up when the desk reports a conflict. */
    Delivery attempt() throws InterruptedException {
        Delivery delivery = work.action() == Action.OPEN ? open() : change();
        if (delivery instanceof Unknown) {
            doubt = true;
        }
        if (delivery instanceof Refused refused && refused.conflict() && conflict == null) {
            conflict = refused;
            doubt = true;
            return attempt();
        }
        return delivery;
    }

    private Delivery open() throws InterruptedException {
        if (doubt) {
            switch (find()) {
                case Found found -> {
                    return new Accepted(found.reference());
                }
                case NoAnswer none -> {
                    return none.why();
                }
                case Absent absent -> doubt = false;
            }
            if (conflict != null) {
                return conflict;
            }
        }
        requests++;
        return desk.open(work);
    }

    private Delivery change() throws InterruptedException {
        String target = reference;
        if (work.reference() == null && (target == null || doubt)) {
            Lookup lookup = find();
            if (lookup instanceof Found found) {
                if (found.resolved() && work.action() == Action.RESOLVE) {
                    return new Accepted(found.reference());
                }
                target = target == null ? found.reference() : target;
            } else if (lookup instanceof NoAnswer none && (target == null || !(none.why() instanceof Refused))) {
                return none.why();
            }
        }
        if (conflict != null) {
            return conflict;
        }
        if (target == null) {
            return new Refused("There is no ticket to " + verb() + ": the desk has none with this key.", false);
        }
        reference = target;
        doubt = false;
        requests++;
        return desk.change(work, target);
    }

    private Lookup find() throws InterruptedException {
        requests++;
        Lookup lookup = desk.find(work.key());
        if (lookup instanceof Found found && found.copies() > 1) {
            LOG.warn(
                    "The desk holds more than one ticket of one key; the first is used. key={} copies={}",
                    work.key(),
                    found.copies());
        }
        return lookup;
    }

    private String verb() {
        return work.action() == Action.UPDATE ? "update" : "resolve";
    }
}
