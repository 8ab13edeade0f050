package io.trapline.mediation.codec;

import io.trapline.agent.Arrival;
import io.trapline.agent.Envelope;
import io.trapline.agent.Kind;
import io.trapline.agent.RawRecord;
import io.trapline.mediation.Desk;
import io.trapline.mediation.Input;
import io.trapline.mediation.Stamp;
import io.trapline.mediation.complaint.Complaint;
import io.trapline.mediation.exclusion.Exclusion;
import io.trapline.mediation.forward.Report;
import io.trapline.mediation.maintenance.Window;
import io.trapline.mediation.poll.PollReply;
import io.trapline.mediation.poll.TableReply;
import io.trapline.mediation.poll.TableSeen;
import io.trapline.mediation.task.TaskOrder;
import io.trapline.mediation.ticket.LetterOrder;
import io.trapline.mediation.ticket.Relink;
import io.trapline.mediation.worklist.Decision;
import java.util.List;

/**
 * Internal inputs as the opaque bytes that the journal keeps.
 *
 * <pre>
 *   0      1      2 ...
 *   +------+------+--------------------+
 *   | form | tag  | fields of the tag  |
 *   +------+------+--------------------+
 * </pre>
 */
public final class InputCodec {

    private static final int FORM = 1;
    private static final int TICK = 1;
    private static final int INVENTORY = 2;
    private static final int RULES = 3;
    private static final int ACTION = 4;
    private static final int REPORT = 5;
    private static final int TASK = 6;
    private static final int DROPPED = 7;
    private static final int MAINTENANCE = 8;
    private static final int COMPLAINT = 9;
    private static final int WORDS = 10;
    private static final int EXCLUSION = 12;
    private static final int POLLED = 13;
    private static final int TABLE = 14;
    private static final int RELINK = 15;
    private static final int LETTER = 16;
    private static final int BSS = 18;
    private static final int ALARM_TASK = 17;

    private InputCodec() {}

    public static Arrival tick() {
        return internal(new Packer().u8(FORM).u8(TICK));
    }

    public static Arrival inventorySwitched(String version, List<String> changedResources, boolean everything) {
        return internal(new Packer()
                .u8(FORM)
                .u8(INVENTORY)
                .text(version)
                .texts(changedResources)
                .flag(everything));
    }

    public static Arrival bssStood(boolean away) {
        return internal(new Packer().u8(FORM).u8(BSS).flag(away));
    }

    public static Arrival rulesSwitched(String version) {
        return internal(new Packer().u8(FORM).u8(RULES).text(version));
    }

    public static Arrival action(Input.Action action, String alarmId, String operator) {
        return internal(
                new Packer().u8(FORM).u8(ACTION).one(action).text(alarmId).text(operator));
    }

    /** An action that says more than whom it is about. */
    public static Arrival action(Input.Action action, String alarmId, String operator, String text, long nanos) {
        return internal(new Packer()
                .u8(FORM)
                .u8(TASK)
                .one(action)
                .text(alarmId)
                .text(operator)
                .text(text)
                .number(nanos));
    }

    public static Arrival dropped(long count) {
        return internal(new Packer().u8(FORM).u8(DROPPED).number(count));
    }

    public static Arrival maintenance(Window window) {
        return internal(WindowCodec.window(new Packer().u8(FORM).u8(MAINTENANCE), window));
    }

    public static Arrival complaint(Complaint complaint) {
        return internal(ComplaintCodec.complaint(new Packer().u8(FORM).u8(COMPLAINT), complaint));
    }

    public static Arrival words(Decision decision) {
        return internal(WordsCodec.decision(new Packer().u8(FORM).u8(WORDS), decision));
    }

    /** @param asked number of the input that made it asked */
    public static Arrival polled(String alarmId, long asked, PollReply reply, String text) {
        return internal(new Packer()
                .u8(FORM)
                .u8(POLLED)
                .text(alarmId)
                .number(asked)
                .one(reply)
                .text(text));
    }

    /**
     * @param asked number of the input that made it asked
     * @param seen which alarms are in the table
     */
    public static Arrival tableRead(long asked, TableReply reply, TableSeen seen) {
        return internal(new Packer()
                .u8(FORM)
                .u8(TABLE)
                .number(asked)
                .one(reply)
                .texts(seen.found())
                .texts(seen.missing())
                .text(seen.text()));
    }

    public static Arrival exclusion(Exclusion exclusion) {
        return internal(ExclusionCodec.exclusion(new Packer().u8(FORM).u8(EXCLUSION), exclusion));
    }

    public static Arrival relinked(Relink relink) {
        return internal(LetterCodec.relink(new Packer().u8(FORM).u8(RELINK), relink));
    }

    public static Arrival letter(LetterOrder order) {
        return internal(LetterCodec.order(new Packer().u8(FORM).u8(LETTER), order));
    }

    public static Arrival taskBegun(TaskOrder order) {
        return internal(TaskCodec.begin(new Packer().u8(FORM).u8(ALARM_TASK), order));
    }

    public static Arrival taskActed(String taskId, Desk.Task act) {
        return internal(TaskCodec.act(new Packer().u8(FORM).u8(ALARM_TASK), taskId, act));
    }

    public static Arrival taskEnded(String taskId) {
        return internal(TaskCodec.end(new Packer().u8(FORM).u8(ALARM_TASK), taskId));
    }

    public static Arrival report(Report report) {
        return internal(ChangeCodec.report(new Packer().u8(FORM).u8(REPORT), report));
    }

    /** What a journaled record is to the mediator. */
    public static Input decode(RawRecord record) {
        var stamp = new Stamp(record.number(), record.streamNanos(), record.receivedNanos());
        if (record.envelope().kind() != Kind.INTERNAL) {
            return new Input.Message(stamp, record);
        }
        var in = new Unpacker(record.bytes());
        int form = in.u8();
        if (form != FORM) {
            throw new UnreadableFormException("input form " + form);
        }
        int tag = in.u8();
        return switch (tag) {
            case TICK -> new Input.Tick(stamp);
            case INVENTORY -> new Input.InventorySwitched(stamp, in.text(), in.texts(), in.flag());
            case BSS -> new Input.BssStood(stamp, in.flag());
            case RULES -> new Input.RulesSwitched(stamp, in.text());
            case ACTION -> new Input.OperatorAction(stamp, in.one(Input.Action.values()), in.text(), in.text());
            case TASK ->
                new Input.OperatorAction(
                        stamp, in.one(Input.Action.values()), in.text(), in.text(), in.text(), in.number());
            case DROPPED -> new Input.DatagramsDropped(stamp, in.number());
            case MAINTENANCE -> new Input.MaintenancePlanned(stamp, WindowCodec.window(in));
            case COMPLAINT -> new Input.Complained(stamp, ComplaintCodec.complaint(in));
            case WORDS -> new Input.WordsDecided(stamp, WordsCodec.decision(in));
            case POLLED -> new Input.Polled(stamp, in.text(), in.number(), in.one(PollReply.values()), in.text());
            case TABLE ->
                new Input.TableRead(
                        stamp,
                        in.number(),
                        in.one(TableReply.values()),
                        List.copyOf(in.texts()),
                        List.copyOf(in.texts()),
                        in.text());
            case EXCLUSION -> new Input.CustomerExcluded(stamp, ExclusionCodec.exclusion(in));
            case RELINK -> new Input.TicketRelinked(stamp, LetterCodec.relink(in));
            case LETTER -> new Input.LetterDecided(stamp, LetterCodec.order(in));
            case ALARM_TASK -> TaskCodec.input(in, stamp);
            case REPORT -> new Input.DeliveryReport(stamp, ChangeCodec.report(in));
            default -> throw new UnreadableFormException("input tag " + tag);
        };
    }

    private static Arrival internal(Packer packer) {
        return new Arrival(Envelope.internal(), packer.toBytes());
    }
}
