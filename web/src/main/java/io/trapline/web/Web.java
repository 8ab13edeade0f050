package io.trapline.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.trapline.config.Settings;
import io.trapline.mediation.Desk;
import io.trapline.mediation.board.Readings;
import io.trapline.web.access.Access;
import io.trapline.web.access.Audience;
import io.trapline.web.route.RouteTable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
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
    private final House house;
    private @Nullable Javalin server;
    private @Nullable Rooms rooms;

    /** @param mounts guests under their own prefixes; empty outside the demo */
    public Web(Settings.Web settings, Readings readings, Desk desk, List<Mount> mounts) {
        this(settings, readings, desk, Access.none(), mounts, Northbound.NONE);
    }

    /**
     * One that knows who may come in, and speaks for its site to other systems.
     *
     * @param access who may come in
     */
    public Web(
            Settings.Web settings,
            Readings readings,
            Desk desk,
            Access access,
            List<Mount> mounts,
            Northbound northbound) {
        this.settings = settings;
        this.house = House.of(readings, desk, access, List.copyOf(mounts), northbound);
    }

    /** Binds and answers from then on; returns the address with the port that was given for port 0. */
    public InetSocketAddress start() throws BindFailure {
        Rooms opened = new Rooms(house);
        Javalin javalin = Javalin.create(config -> configure(config, opened));
        String host = settings.bind().getAddress() == null
                ? settings.bind().getHostString()
                : settings.bind().getAddress().getHostAddress();
        try {
            javalin.start(host, settings.bind().getPort());
        } catch (RuntimeException e) {
            javalin.stop();
            opened.close();
            throw new BindFailure(settings.bind(), e);
        }
        server = javalin;
        rooms = opened;
        InetSocketAddress bound = new InetSocketAddress(host, javalin.port());
        log.info(
                "The page is served. address={}://{}:{}/",
                settings.tls() == null ? "http" : "https",
                host,
                bound.getPort());
        return bound;
    }

    /** Takes the address and lets it go at once: what a start would meet there. */
    public static void probe(InetSocketAddress bind) throws BindFailure {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(bind);
        } catch (IOException e) {
            throw new BindFailure(bind, e);
        }
    }

    private void configure(JavalinConfig config, Rooms rooms) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = Guard.BODY_BYTES;
        config.jetty.modifyHttpConfiguration(Web::quiet);
        config.jetty.modifyServer(server -> server.setErrorHandler(new BareErrors()));
        Settings.Tls tls = settings.tls();
        if (tls != null) SecureConnector.add(config.jetty, settings.bind(), tls);
        RouteTable table = rooms.of(Audience.ALL).routes().table();
        Failures failures = house.access().auth() == null
                ? rooms.of(Audience.ALL).routes().failures()
                : new Failures(null, rooms.of(Audience.ALL).voices());
        Gate gate = new Gate(house.access(), rooms, failures);
        config.jetty.modifyServletContextHandler(context ->
                table.register(context, route -> new StreamServlet(request -> gate.viewer(request, route))));
        config.routes.before(Guard::headers);
        config.routes.before(Guard::takeIn);
        failures.register(config.routes);
        table.register(config.routes, gate);
    }

    private static void quiet(HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(16 * 1024);
    }

    /** Ends open streams first, then the server; does nothing when never started. */
    @Override
    public void close() {
        Rooms open = rooms;
        if (open != null) open.close();
        Javalin javalin = server;
        if (javalin != null) javalin.stop();
        house.close();
    }
}
