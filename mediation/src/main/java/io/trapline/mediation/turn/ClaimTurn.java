package io.trapline.mediation.turn;

import io.trapline.agent.Envelope;
import io.trapline.enrichment.AliasKind;
import io.trapline.enrichment.Inventory;
import io.trapline.mediation.Change;
import io.trapline.mediation.Decoded;
import io.trapline.mediation.alarm.Claim;
import io.trapline.mediation.alarm.ClaimBook;
import io.trapline.mediation.alarm.Identity;
import io.trapline.mediation.alarm.Locator;
import io.trapline.mediation.alarm.SelfAlarm;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Two devices that claim one address, engine or name: raised as an alarm of our own, once, until somebody
 * ends it. Two addresses of what the inventory knows as one device are no conflict.
 */
final class ClaimTurn {

    private final Identity identity;
    private final Places places;

    ClaimTurn(Identity identity, Places places) {
        this.identity = identity;
        this.places = places;
    }

    void look(Turn turn, Envelope envelope, Decoded decoded) {
        for (Identity.Claimed claimed : identity.claims(envelope, decoded)) {
            look(turn, claimed);
        }
    }

    private void look(Turn turn, Identity.Claimed claimed) {
        ClaimBook book = turn.state().claims();
        Claim claim = claimed.claim();
        switch (book.look(claim, claimed.holder(), turn.at().streamNanos())) {
            case KNOWN -> {}
            case NEW_HOLDER -> turn.apply(new Change.ClaimHeld(claim, claimed.holder()));
            case CONFLICT -> contest(turn, claim, Objects.requireNonNull(book.of(claim)));
        }
    }

    private void contest(Turn turn, Claim claim, ClaimBook.Holders holders) {
        if (sameDevice(turn, claim, holders)) {
            turn.apply(new Change.ClaimContested(claim, ClaimBook.SAME_DEVICE));
            return;
        }
        String words = "%s is claimed by %s and by %s: two devices, or one that the inventory does not know by both"
                .formatted(claim, holders.owner(), holders.other());
        var alarm = SelfAlarm.alarm(SelfAlarm.conflict(claim), claim.value(), words, turn.at());
        if (turn.state().alarms().find(alarm.received(), null).isEmpty()) {
            turn.apply(new Change.AlarmRaised(alarm));
            turn.apply(new Change.ClaimContested(claim, alarm.id()));
        }
    }

    private boolean sameDevice(Turn turn, Claim claim, ClaimBook.Holders holders) {
        String owner = device(turn, claim, holders.owner());
        return owner != null && owner.equals(device(turn, claim, holders.other()));
    }

    /** The device that the inventory knows by a holder's words; null when it knows none. */
    private @Nullable String device(Turn turn, Claim claim, String holder) {
        Inventory inventory = places.inventory(turn.state());
        int sign = holder.indexOf('=');
        if (inventory == null || sign < 0) {
            return null;
        }
        AliasKind kind = kind(holder.substring(0, sign));
        var evidence = new Identity.Evidence("claim", kind, holder.substring(sign + 1));
        var words =
                Locator.words(claim.namespace(), evidence, List.of(), turn.at().streamNanos());
        return Locator.locate(inventory, turn.state().decisions(), words).deviceId();
    }

    private static AliasKind kind(String word) {
        for (AliasKind kind : AliasKind.values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        return AliasKind.ADDRESS;
    }
}
