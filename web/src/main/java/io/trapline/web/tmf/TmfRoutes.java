package io.trapline.web.tmf;

import io.trapline.mediation.Desk;
import io.trapline.mediation.board.Readings;
import io.trapline.mediation.tmf.TmfId;
import io.trapline.web.Northbound;
import io.trapline.web.access.Rule;
import io.trapline.web.live.Snapshots;
import io.trapline.web.route.RouteTable;
import io.trapline.web.route.Shape;

/** Addresses of TMF642 (alarms) and TMF621 (complaints). */
public final class TmfRoutes {

    /** As the standard says; its schema is the TM Forum's. */
    private static final Shape ANY = Shape.any();

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

    /** Alarms of others are cut away by the readings; listeners hear of all, so they are for those who see all. */
    public void declare(RouteTable table) {
        String alarm = TmfId.ROOT + "/alarm";
        table.get(alarm, Rule.VIEWER, "TMF642: alarms.", alarms::list).answers(ANY);
        table.get(alarm + "/{id}", Rule.VIEWER, "TMF642: one alarm.", alarms::one)
                .answers(ANY);
        table.patch(alarm + "/{id}", Rule.OPERATOR, "TMF642: changes one.", alarms::patch)
                .answers(ANY);
        String hub = TmfId.ROOT + "/hub";
        table.get(hub, Rule.VIEWER_OF_ALL, "TMF642: who listens.", listeners::list)
                .answers(ANY);
        table.post(hub, Rule.OPERATOR_OF_ALL, "TMF642: begins to listen.", listeners::register)
                .answers(ANY);
        table.delete(hub + "/{id}", Rule.OPERATOR_OF_ALL, "TMF642: ends it.", listeners::unregister)
                .answers(ANY);
        table.get(TroubleTickets.ROOT, Rule.VIEWER, "TMF621: complaints.", complaints::list)
                .answers(ANY);
        table.get(TroubleTickets.ROOT + "/{id}", Rule.VIEWER, "TMF621: one complaint.", complaints::one)
                .answers(ANY);
        table.post(TroubleTickets.ROOT, Rule.OPERATOR, "TMF621: complains.", complaints::create)
                .answers(ANY);
        for (TaskKind kind : TaskKind.values()) tasks(table, kind);
    }

    private void tasks(RouteTable table, TaskKind kind) {
        String path = TmfId.ROOT + "/" + kind.path();
        table.get(path, Rule.VIEWER_OF_ALL, "TMF642: tasks of a kind.", ctx -> tasks.list(kind, ctx))
                .answers(ANY);
        table.get(path + "/{id}", Rule.VIEWER_OF_ALL, "TMF642: one task.", ctx -> tasks.one(kind, ctx))
                .answers(ANY);
        table.post(path, Rule.OPERATOR, "TMF642: a task.", ctx -> tasks.create(kind, ctx))
                .answers(ANY);
    }
}
