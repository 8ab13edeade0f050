package io.trapline.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.trapline.config.Settings;
import io.trapline.mediation.Desk;
import io.trapline.mediation.board.Readings;
import io.trapline.web.live.Live;
import io.trapline.web.live.Snapshot;
import io.trapline.web.live.Snapshots;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jetty.server.HttpConfiguration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The web view: pages, API, live stream and metrics on one address. Reads through {@link Readings},
 * acts through {@link Desk}. Started once; needs a published board.
 */
public final class Web implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Web.class);

    private final Settings.Web settings;
    private final Readings readings;
    private final Desk desk;
    private final List<Mount> mounts;
    private final Northbound northbound;
    private @Nullable Javalin server;
    private @Nullable Live live;

    /** @param mounts guests under their own prefixes; empty outside the demo */
    public Web(Settings.Web settings, Readings readings, Desk desk, List<Mount> mounts) {
        this(settings, readings, desk, mounts, Northbound.NONE);
    }

    /** One that also speaks for its site to other systems. */
    public Web(Settings.Web settings, Readings readings, Desk desk, List<Mount> mounts, Northbound northbound) {
        this.settings = settings;
        this.readings = readings;
        this.desk = desk;
        this.mounts = List.copyOf(mounts);
        this.northbound = northbound;
    }

    /** Binds and answers from then on; returns the address with the port that was given for port 0. */
    public InetSocketAddress start() throws BindFailure {
        Voices voices = new Voices(readings);
        Assets assets = new Assets();
        Snapshots snapshots = new Snapshots(readings);
        Live stream = new Live(readings, snapshots, s -> strips(voices, s), assets.folder());
        Routes routes = new Routes(readings, desk, snapshots, stream, voices, assets, mounts, northbound);
        Javalin javalin = Javalin.create(config -> configure(config, routes));
        String host = settings.bind().getAddress() == null
                ? settings.bind().getHostString()
                : settings.bind().getAddress().getHostAddress();
        try {
            javalin.start(host, settings.bind().getPort());
        } catch (RuntimeException e) {
            javalin.stop();
            throw new BindFailure(BindSentence.of(settings.bind(), e), e);
        }
        stream.start();
        server = javalin;
        live = stream;
        InetSocketAddress bound = new InetSocketAddress(host, javalin.port());
        log.info("The page is served. address=http://{}:{}/", host, bound.getPort());
        return bound;
    }

    private static Map<String, String> strips(Voices voices, Snapshot snapshot) {
        Map<String, Object> strip = Map.of("strip", Layout.strip(snapshot));
        Map<String, String> spoken = new TreeMap<>();
        voices.templates().forEach((language, t) -> spoken.put(language.tag(), t.html("part/strip", strip)));
        return spoken;
    }

    /** Takes the address and lets it go at once: what a start would meet there. */
    public static void probe(InetSocketAddress bind) throws BindFailure {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(bind);
        } catch (IOException e) {
            throw new BindFailure(BindSentence.of(bind, e), e);
        }
    }

    private static void configure(JavalinConfig config, Routes routes) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = 64 * 1024;
        config.jetty.modifyHttpConfiguration(Web::quiet);
        config.jetty.modifyServletContextHandler(routes::servlets);
        routes.register(config.routes);
    }

    private static void quiet(HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(16 * 1024);
    }

    /** Ends open streams first, then the server; does nothing when never started. */
    @Override
    public void close() {
        Live stream = live;
        if (stream != null) stream.close();
        Javalin javalin = server;
        if (javalin != null) javalin.stop();
    }
}
