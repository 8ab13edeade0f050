package io.trapline.web.tmf;

import io.trapline.mediation.Desk;
import io.trapline.mediation.board.Readings;
import io.trapline.mediation.task.TaskKind;
import io.trapline.mediation.tmf.TmfAlarm;
import io.trapline.mediation.tmf.TmfId;
import io.trapline.web.Northbound;
import io.trapline.web.access.Rule;
import io.trapline.web.live.Snapshots;
import io.trapline.web.route.Route;
import io.trapline.web.route.RouteTable;
import io.trapline.web.route.Shape;

/** Addresses of TMF642 (alarms) and TMF621 (complaints). */
public final class TmfRoutes {

    private final Alarms alarms;
    private final Tasks tasks;
    private final Listeners listeners;
    private final TroubleTickets complaints;

    public TmfRoutes(Readings readings, Snapshots snapshots, Desk desk, Northbound northbound) {
        this.alarms = new Alarms(readings, snapshots, desk, northbound.installation());
        this.tasks = new Tasks(alarms, readings, desk);
        this.listeners = new Listeners(northbound.listeners());
        this.complaints = new TroubleTickets(readings, desk);
    }

    /** Alarms of others are cut away by the readings; listeners hear of all, so they are for those who see all. */
    public void declare(RouteTable table) {
        String alarm = TmfId.ROOT + "/alarm";
        Route list = page(table.get(alarm, Rule.VIEWER, "TMF642: alarms.", alarms::list));
        for (String name : TmfAlarm.names()) {
            list.query(name, "Alternatives with commas; .eq .ne .gt .gte .lt .lte and .part may follow the name.");
        }
        list.answers(Shape.list(TmfShapes.alarm()));
        fields(table.get(alarm + "/{id}", Rule.VIEWER, "TMF642: one alarm.", alarms::one))
                .answers(TmfShapes.alarm());
        table.patch(alarm + "/{id}", Rule.OPERATOR, "TMF642: changes one.", alarms::patch)
                .takes(TmfShapes.patch())
                .alsoTakes("application/merge-patch+json")
                .answers(TmfShapes.alarm());
        String hub = TmfId.ROOT + "/hub";
        table.get(hub, Rule.VIEWER_OF_ALL, "TMF642: who listens.", listeners::list)
                .answers(Shape.list(TmfShapes.subscription()));
        table.post(hub, Rule.OPERATOR_OF_ALL, "TMF642: begins to listen.", listeners::register)
                .takes(TmfShapes.subscribing())
                .status(201)
                .answers(TmfShapes.subscription());
        table.delete(hub + "/{id}", Rule.OPERATOR_OF_ALL, "TMF642: ends it.", listeners::unregister)
                .status(204)
                .answers(Shape.text());
        page(table.get(TroubleTickets.ROOT, Rule.VIEWER, "TMF621: complaints.", complaints::list))
                .answers(Shape.list(TmfShapes.ticket()));
        table.get(TroubleTickets.ROOT + "/{id}", Rule.VIEWER, "TMF621: one complaint.", complaints::one)
                .answers(TmfShapes.ticket());
        table.post(TroubleTickets.ROOT, Rule.OPERATOR, "TMF621: complains.", complaints::create)
                .takes(TmfShapes.complaining())
                .status(201)
                .answers(TmfShapes.ticket());
        for (TaskKind kind : TaskKind.values()) tasks(table, kind);
    }

    private void tasks(RouteTable table, TaskKind kind) {
        String path = TmfId.ROOT + "/" + kind.path();
        page(table.get(path, Rule.VIEWER_OF_ALL, "TMF642: tasks of a kind.", ctx -> tasks.list(kind, ctx)))
                .answers(Shape.list(TmfShapes.task(kind)));
        fields(table.get(path + "/{id}", Rule.VIEWER_OF_ALL, "TMF642: one task.", ctx -> tasks.one(kind, ctx)))
                .answers(TmfShapes.task(kind));
        table.post(path, Rule.OPERATOR, "TMF642: a task.", ctx -> tasks.create(kind, ctx))
                .takes(TmfShapes.order(kind))
                .status(201)
                .answers(TmfShapes.task(kind));
    }

    private static Route page(Route list) {
        return fields(list)
                .query("offset", Shape.whole(0, Integer.MAX_VALUE), "So many are left out.")
                .query("limit", Shape.whole(1, Listing.LIMIT_MAX), "100 when left out.");
    }

    private static Route fields(Route route) {
        return route.query("fields", "Names with commas; all when left out.");
    }
}
