package io.trapline.web;

import io.trapline.web.access.Audience;
import java.util.HashMap;
import java.util.Map;

/** A room for each audience there is, opened when it is first needed. Safe for any thread. */
final class Rooms implements AutoCloseable {

    /** Audiences are roles times sets of virtual operators; more than these are refused. */
    static final int ROOMS_MAX = 256;

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
        Room opened = new Room(house, audience);
        rooms.put(audience, opened);
        opened.start();
        return opened;
    }

    @Override
    public synchronized void close() {
        closed = true;
        rooms.values().forEach(Room::close);
    }
}
