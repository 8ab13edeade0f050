package io.trapline.web;

import io.trapline.mediation.Desk;
import io.trapline.web.access.Audience;
import io.trapline.web.live.Live;
import io.trapline.web.live.Snapshot;
import io.trapline.web.live.Snapshots;
import io.trapline.web.live.Streams;
import io.trapline.web.page.Views;
import io.trapline.web.scope.ScopedDesk;
import io.trapline.web.scope.ScopedReadings;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that one audience is shown, made over readings that are cut to it: handlers, screens and the
 * live thread know nothing of roles. Opened when the first of them comes.
 */
final class Room implements AutoCloseable {

    private final Live live;
    private final Routes routes;
    private final Views views;
    private final Voices voices;

    Room(House house, Audience audience) {
        ScopedReadings readings = new ScopedReadings(house.readings(), audience);
        Desk desk = audience.bound() ? ScopedDesk.over(house.desk(), readings) : house.desk();
        Snapshots snapshots = new Snapshots(readings);
        this.voices = new Voices(readings, house.access().auth() != null);
        // What wakes the live thread is the board itself: cutting it is work for this thread, not for that one.
        this.live = new Live(
                house.readings(),
                snapshots,
                s -> strips(voices, s),
                house.assets().folder());
        this.views = new Views(voices.screens());
        this.routes = new Routes(house, new Reads(readings, desk, snapshots, live, voices, readings::theirs));
    }

    private static Map<String, String> strips(Voices voices, Snapshot snapshot) {
        Map<String, Object> strip = Map.of("strip", Layout.strip(snapshot));
        Map<String, String> spoken = new TreeMap<>();
        voices.templates().forEach((language, t) -> spoken.put(language.tag(), t.html("part/strip", strip)));
        return spoken;
    }

    void start() {
        live.start();
    }

    Routes routes() {
        return routes;
    }

    Streams streams() {
        return new Streams(live);
    }

    Voices voices() {
        return voices;
    }

    Views views() {
        return views;
    }

    @Override
    public void close() {
        live.close();
    }
}
