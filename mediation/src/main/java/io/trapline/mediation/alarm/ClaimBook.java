package io.trapline.mediation.alarm;

import io.trapline.mediation.Change;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who claims what. A claim changes hands when a device is replaced or renumbered: the new holder speaks
 * and the old one never again. It is in conflict when the old one speaks on. Owned by the thread that
 * evolves the state it is part of. At most {@link #KEPT_MAX} are kept, the oldest dropped first; a
 * dropped one is learned anew.
 */
public final class ClaimBook {

    public static final int KEPT_MAX = 50_000;

    /** Two who take turns more slowly than this are a move and a move back (nanoseconds of stream time). */
    static final long WINDOW_NANOS = 86_400_000_000_000L;

    /** Instead of an alarm's id: both holders are one device. */
    public static final String SAME_DEVICE = "same";

    /**
     * Who holds a claim.
     *
     * @param other who held it after the owner; empty when nobody did
     * @param sinceNanos stream time of the other's first word; 0 without one
     * @param alarmId the conflict's alarm, {@link #SAME_DEVICE}, or empty
     */
    public record Holders(String owner, String other, long sinceNanos, String alarmId) {}

    /** What a message means for a claim. */
    public enum Finding {
        /** Nothing that is not known. */
        KNOWN,
        /** Somebody else holds the claim now. */
        NEW_HOLDER,
        /** The one before speaks on: two hold it. */
        CONFLICT
    }

    private final LinkedHashMap<Claim, Holders> holders = new LinkedHashMap<>();
    private final Map<String, Claim> alarms = new HashMap<>();

    public Finding look(Claim claim, String holder, long streamNanos) {
        Holders known = holders.get(claim);
        if (known == null) {
            return Finding.NEW_HOLDER;
        }
        if (!known.alarmId.isEmpty() || holder.equals(known.other)) {
            return Finding.KNOWN;
        }
        if (!holder.equals(known.owner)) {
            return Finding.NEW_HOLDER;
        }
        if (known.other.isEmpty()) {
            return Finding.KNOWN;
        }
        return streamNanos - known.sinceNanos <= WINDOW_NANOS ? Finding.CONFLICT : Finding.NEW_HOLDER;
    }

    public @Nullable Holders of(Claim claim) {
        return holders.get(claim);
    }

    /** Oldest first. */
    public Map<Claim, Holders> kept() {
        return Collections.unmodifiableMap(holders);
    }

    public void evolve(Change change, long streamNanos) {
        switch (change) {
            case Change.ClaimHeld c -> hold(c.claim(), c.holder(), streamNanos);
            case Change.ClaimContested c -> contest(c.claim(), c.alarmId());
            case Change.AlarmCleared c -> {
                // Whoever ended it says that it is settled; it is learned anew.
                Claim settled = alarms.remove(c.alarmId());
                if (settled != null) {
                    holders.remove(settled);
                }
            }
            default -> {}
        }
    }

    /** Puts back what a snapshot holds. */
    public void restore(Claim claim, Holders kept) {
        holders.put(claim, kept);
        if (!kept.alarmId.isEmpty() && !kept.alarmId.equals(SAME_DEVICE)) {
            alarms.put(kept.alarmId, claim);
        }
    }

    private void hold(Claim claim, String holder, long streamNanos) {
        Holders known = holders.remove(claim);
        if (known == null) {
            holders.put(claim, new Holders(holder, "", 0, ""));
        } else {
            String before = known.other.isEmpty() ? known.owner : known.other;
            holders.put(claim, new Holders(before, holder, streamNanos, ""));
        }
        if (holders.size() > KEPT_MAX) {
            var oldest = holders.entrySet().iterator();
            alarms.remove(oldest.next().getValue().alarmId);
            oldest.remove();
        }
    }

    private void contest(Claim claim, String alarmId) {
        Holders known = holders.get(claim);
        if (known != null) {
            restore(claim, new Holders(known.owner, known.other, known.sinceNanos, alarmId));
        }
    }
}
