package io.trapline.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.trapline.mediation.Desk;
import io.trapline.mediation.board.AlarmRow;
import io.trapline.mediation.board.CustomerRow;
import io.trapline.mediation.board.Readings;
import io.trapline.web.api.Json;
import io.trapline.web.live.Snapshots;
import io.trapline.web.query.AlarmQuery;
import io.trapline.web.query.BoardIndex;
import io.trapline.web.query.CustomerQuery;
import io.trapline.web.query.Params;
import io.trapline.web.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * One action on many alarms, in chunks of inputs. What it answers was counted on the board after all of it was
 * decided, so that "done" is not a hope.
 */
final class Bulk {

    /** How long the answer waits for the board to show what was done. */
    private static final long CONFIRM_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final long LOOK_MILLIS = 50;

    /**
     * How it went.
     *
     * @param customers of whom alarms were meant; 0 when alarms were named, unless customers were marked
     * @param matched alarms that were meant; of marks: pairs of an alarm and a customer
     * @param done alarms that were changed by this, or marks set
     * @param already alarms of which that was true before
     * @param gone alarms that had ended, or ended before their turn
     * @param others alarms that hurt customers of others too: who is bound to virtual operators leaves them alone
     * @param confirmed false when the board had not shown all of it in time; then {@code done} is what was journaled
     */
    record Result(
            String action,
            int customers,
            int matched,
            int done,
            int already,
            int gone,
            int others,
            boolean confirmed,
            long recordNumber) {

        /** As a person says it. */
        String sentence(Words words) {
            StringBuilder said = new StringBuilder(
                    action.equals(BulkOrder.Verb.NOT_AFFECTED.word())
                            ? words.text("board.didMark", words.count("find.customers", customers), done, matched)
                            : words.text("board.did", matched, done, words.text("board.did." + action)));
            if (already > 0) said.append(words.text("board.didBefore", already));
            if (gone > 0) said.append(words.text("board.didEnded", gone));
            if (others > 0) said.append(words.text("board.didOthers", others));
            return said.append(words.text(confirmed ? "board.didConfirmed" : "board.didNotYet"))
                    .toString();
        }
    }

    private final Readings readings;
    private final Snapshots snapshots;
    private final Desk desk;
    private final BulkMarks marks;
    private final Predicate<String> theirs;

    /** @param theirs whether who asks may act on an alarm that they see */
    Bulk(Readings readings, Snapshots snapshots, Desk desk, Predicate<String> theirs) {
        this.readings = readings;
        this.snapshots = snapshots;
        this.desk = desk;
        this.marks = new BulkMarks(readings, desk);
        this.theirs = theirs;
    }

    /** {@code {"action": "ack", "of": "customers", "all": true, "filter": "tier=gold", "operator": "kim"}}. */
    void act(Context ctx) throws InterruptedException {
        Result result = run(BulkOrder.of(ctx));
        ctx.contentType("application/json").result(Json.text(answer(result, Words.in(Looks.language(ctx)))));
    }

    private static ObjectNode answer(Result result, Words words) {
        return ((ObjectNode) Json.tree(result)).put("said", result.sentence(words));
    }

    Result run(BulkOrder order) throws InterruptedException {
        BoardIndex index = snapshots.now().index();
        List<CustomerRow> rows = rows(order, index);
        Set<String> meant = meant(order, index, rows);
        if (order.verb() == BulkOrder.Verb.NOT_AFFECTED) {
            boolean ofAlarms = order.of().equals("alarms");
            var pairs = BulkMarks.meant(order, ofAlarms ? index.board().customers() : rows, meant);
            long last = marks.tell(order, pairs.pairs());
            return marks.counted(pairs, await(last), last);
        }
        List<String> todo = new ArrayList<>();
        int already = 0;
        int gone = 0;
        int others = 0;
        for (String id : meant) {
            AlarmRow alarm = index.alarm(id).orElse(null);
            if (alarm == null || (alarm.clearedAt() != null && order.verb() != BulkOrder.Verb.COMMENT)) gone++;
            else if (is(order.verb(), alarm)) already++;
            else if (!theirs.test(id)) others++;
            else todo.add(id);
        }
        long last = tell(order, todo);
        boolean confirmed = await(last);
        int done = todo.size();
        if (confirmed && order.verb() != BulkOrder.Verb.COMMENT && order.verb() != BulkOrder.Verb.CLEAR) {
            BoardIndex after = snapshots.now().index();
            done = (int) todo.stream()
                    .filter(id ->
                            after.alarm(id).filter(a -> is(order.verb(), a)).isPresent())
                    .count();
            gone += todo.size() - done;
        }
        return new Result(order.verb().word(), rows.size(), meant.size(), done, already, gone, others, confirmed, last);
    }

    /** Customers that are meant, where customers are. */
    private static List<CustomerRow> rows(BulkOrder order, BoardIndex index) {
        String filter = order.filter();
        if (!order.of().equals("customers")) return List.of();
        return filter == null
                ? index.board().customers().stream()
                        .filter(row -> order.ids().contains(row.customerId()))
                        .toList()
                : index.survey(customers(filter)).matched().stream()
                        .map(figures -> figures.row())
                        .toList();
    }

    /** Alarms that are meant: those of the customers, or those that are named or match. */
    private static Set<String> meant(BulkOrder order, BoardIndex index, List<CustomerRow> rows) {
        Set<String> alarms = new LinkedHashSet<>();
        String filter = order.filter();
        if (order.of().equals("customers")) {
            rows.forEach(row -> alarms.addAll(row.alarmIds()));
        } else if (filter == null) {
            alarms.addAll(order.ids());
        } else {
            AlarmQuery query = alarms(filter);
            index.alarms().stream().filter(query::matches).forEach(a -> alarms.add(a.alarmId()));
        }
        return alarms;
    }

    private static CustomerQuery customers(String filter) {
        Params params = looksLeftOut(filter);
        CustomerQuery query = CustomerQuery.rows(params);
        params.refuseOthers();
        return query;
    }

    private static AlarmQuery alarms(String filter) {
        Params params = looksLeftOut(filter);
        AlarmQuery query = AlarmQuery.of(params);
        params.refuseOthers();
        return query;
    }

    /** What a page's address says beside its filter. An unknown filter is refused: it would hit others than meant. */
    private static Params looksLeftOut(String filter) {
        Params params = Params.parse(filter);
        for (String name : List.of("cols", "group", "live")) params.text(name);
        return params;
    }

    private long tell(BulkOrder order, List<String> todo) throws InterruptedException {
        long last = 0;
        for (int from = 0; from < todo.size(); from += Desk.TOGETHER_MAX) {
            last = desk.together(todo.subList(from, Math.min(todo.size(), from + Desk.TOGETHER_MAX)).stream()
                    .map(id -> new Desk.Task(order.verb().action(), id, order.operator(), order.text(), order.time()))
                    .toList());
        }
        return last;
    }

    private static boolean is(BulkOrder.Verb verb, AlarmRow alarm) {
        return switch (verb) {
            case ACK -> alarm.acknowledged();
            case UNACK -> !alarm.acknowledged();
            case SHELVE -> alarm.standing().shelved();
            case UNSHELVE -> !alarm.standing().shelved();
            case VERIFY -> alarm.standing().unverified().isEmpty();
            case CLEAR, COMMENT, NOT_AFFECTED -> false;
        };
    }

    private boolean await(long recordNumber) throws InterruptedException {
        long until = System.nanoTime() + CONFIRM_NANOS;
        while (readings.board().decided() < recordNumber) {
            if (System.nanoTime() > until) return false;
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        return true;
    }
}
