package io.trapline.web;

import io.trapline.web.access.Audience;
import io.trapline.web.scope.KnownVnos;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A room for each audience there is, opened when it is first needed. Safe for any thread. */
final class Rooms implements AutoCloseable {

    /** Audiences are roles times sets of virtual operators; more than these are refused. */
    static final int ROOMS_MAX = 256;

    private static final Logger LOG = LoggerFactory.getLogger(Rooms.class);

    private final House house;
    private final Map<Audience, Room> rooms = new HashMap<>();
    private boolean closed;

    Rooms(House house) {
        this.house = house;
    }

    synchronized Room of(Audience audience) {
        Room room = rooms.get(audience);
        if (room != null) return room;
        if (rooms.size() >= ROOMS_MAX || closed) {
            throw new Problem(503, "tooManyAudiences", "Too many kinds of audiences look at the same time.");
        }
        warn(audience);
        Room opened = new Room(house, audience);
        rooms.put(audience, opened);
        opened.start();
        return opened;
    }

    private void warn(Audience audience) {
        List<String> unknown = KnownVnos.unknown(audience.vnos(), house.readings());
        if (unknown.isEmpty()) return;
        LOG.warn(
                "Somebody is bound to virtual operators that the BSS does not know, and sees nobody of theirs:"
                        + " give their vno_id instead of a name. unknown={}",
                unknown);
    }

    @Override
    public synchronized void close() {
        closed = true;
        rooms.values().forEach(Room::close);
    }
}
