package io.trapline.web.tmf;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import io.trapline.mediation.Desk;
import io.trapline.mediation.board.Readings;
import io.trapline.mediation.tmf.TmfId;
import io.trapline.web.Northbound;
import io.trapline.web.live.Snapshots;
import java.util.function.UnaryOperator;

/** Addresses of TMF642 (alarms) and TMF621 (complaints). */
public final class TmfRoutes {

    private final Alarms alarms;
    private final Tasks tasks;
    private final Listeners listeners;
    private final TroubleTickets complaints;

    public TmfRoutes(Readings readings, Snapshots snapshots, Desk desk, Northbound northbound) {
        this.alarms = new Alarms(readings, snapshots, desk, northbound.installation());
        this.tasks = new Tasks(alarms, desk);
        this.listeners = new Listeners(northbound.listeners());
        this.complaints = new TroubleTickets(readings, desk);
    }

    /** @param guarded lets a change through, or refuses it */
    public void register(RoutesConfig routes, UnaryOperator<Handler> guarded) {
        get(routes, TmfId.ROOT + "/alarm", alarms::list);
        get(routes, TmfId.ROOT + "/alarm/{id}", alarms::one);
        routes.patch(TmfId.ROOT + "/alarm/{id}", guarded.apply(alarms::patch));
        get(routes, TmfId.ROOT + "/hub", listeners::list);
        routes.post(TmfId.ROOT + "/hub", guarded.apply(listeners::register));
        routes.delete(TmfId.ROOT + "/hub/{id}", guarded.apply(listeners::unregister));
        get(routes, TroubleTickets.ROOT, complaints::list);
        get(routes, TroubleTickets.ROOT + "/{id}", complaints::one);
        routes.post(TroubleTickets.ROOT, guarded.apply(complaints::create));
        for (TaskKind kind : TaskKind.values()) {
            String path = TmfId.ROOT + "/" + kind.path();
            get(routes, path, ctx -> tasks.list(kind, ctx));
            get(routes, path + "/{id}", ctx -> tasks.one(kind, ctx));
            routes.post(path, guarded.apply(ctx -> tasks.create(kind, ctx)));
        }
    }

    /** HEAD is answered as GET is, without the body. */
    private static void get(RoutesConfig routes, String path, Handler handler) {
        routes.get(path, handler);
        routes.head(path, handler);
    }
}
