package io.trapline.mediation.board;

import io.trapline.enrichment.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be said of one alarm beyond its row. Asked only for the properties that somebody wants. */
public interface AlarmSurroundings {

    /** Services listed for one alarm at most; {@code alarmDetails} says how many there are. */
    int SERVICES_MAX = 200;

    /** Ids of its affected services, ordered, the first {@link #SERVICES_MAX}. */
    List<String> services();

    /** The BSS's word for the kind of its object; empty when the BSS does not know it. */
    String objectKind();

    /** Where its object is; null when nobody says. */
    @Nullable
    Place place();

    /** Ids of the open alarms of which it is the cause. */
    List<String> children();

    /** What people did and said about it, oldest first. */
    List<DeedRow> deeds();
}
