package io.trapline.web;

import io.javalin.http.Context;
import io.trapline.web.api.BoardCsv;
import io.trapline.web.api.Csv;
import io.trapline.web.live.Snapshot;
import io.trapline.web.live.Snapshots;
import io.trapline.web.query.AlarmQuery;
import io.trapline.web.query.CustomerQuery;
import io.trapline.web.query.Params;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.stream.Stream;

/** The boards as files: everything that matches, from one board, written line by line. */
final class Exports {

    private final Snapshots snapshots;

    Exports(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /** {@code tz} is a zone for the local times, by default the site's. */
    void customers(Context ctx) throws IOException {
        Snapshot snapshot = snapshots.now();
        Params params = Params.parse(ctx.queryString());
        BoardCsv csv = csv(params, snapshot);
        CustomerQuery query = CustomerQuery.rows(params);
        params.refuseOthers();
        var rows = snapshot.index().survey(query).matched().stream();
        write(ctx, "customers.csv", csv.customerHead(), rows.map(csv::line));
    }

    void alarms(Context ctx) throws IOException {
        Snapshot snapshot = snapshots.now();
        Params params = Params.parse(ctx.queryString());
        BoardCsv csv = csv(params, snapshot);
        AlarmQuery query = AlarmQuery.of(params);
        params.refuseOthers();
        var rows = snapshot.index().alarms().stream().filter(query::matches);
        write(ctx, "alarms.csv", csv.alarmHead(), rows.map(csv::line));
    }

    private static BoardCsv csv(Params params, Snapshot snapshot) {
        var meter = snapshot.board().meter();
        return new BoardCsv(params.zone("tz", meter.site()), meter.now());
    }

    private static void write(Context ctx, String name, String head, Stream<String> lines) throws IOException {
        ctx.contentType(Csv.CONTENT_TYPE).header("Content-Disposition", "attachment; filename=\"" + name + "\"");
        var out = new BufferedWriter(new OutputStreamWriter(ctx.outputStream(), StandardCharsets.UTF_8), 1 << 16);
        out.write(head);
        for (Iterator<String> line = lines.iterator(); line.hasNext(); ) out.write(line.next());
        out.flush();
    }
}
