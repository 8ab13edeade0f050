package io.trapline.mediation.turn;

import io.trapline.mediation.Change;
import io.trapline.mediation.Input;
import io.trapline.mediation.Outcome;
import io.trapline.mediation.alarm.Alarm;
import io.trapline.mediation.board.TimeTravel;
import io.trapline.mediation.maintenance.Scope;
import io.trapline.mediation.maintenance.Window;
import io.trapline.mediation.poll.PollReply;
import io.trapline.mediation.poll.TableReply;
import io.trapline.mediation.rule.Care;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One story file, told to a mediator line by line. See {@code alarm-stories/README.md} for how one is
 * written; {@link #tell} answers what came out otherwise than told.
 */
final class Story {

    private static final long SECOND = 1_000_000_000L;
    private static final long BEGIN = 1_763_805_600L * SECOND; // 2025-11-22T10:00:00Z

    private final Map<String, Care> care = new HashMap<>();
    private final List<String> ids = new ArrayList<>();
    private Duration groupingWait = Duration.ofHours(1);
    private int openMax = Policy.OPEN_ALARMS_MAX;
    private int perSourceMax = Policy.OPEN_PER_SOURCE_MAX;
    private Duration gapMax = Duration.ofDays(9_000);
    private Policy.Polling polling = Policy.Polling.NOBODY;
    private @Nullable Scene scene;
    private @Nullable Outcome outcome;
    private String minutes = "";

    List<String> tell(List<String> lines) {
        var wrong = new ArrayList<String>();
        var expected = new ArrayList<String>();
        int told = 0;
        for (int n = 1; n <= lines.size() + 1; n++) {
            String line = n <= lines.size() ? lines.get(n - 1).replaceAll("\\s*#(?![0-9]).*$", "") : "";
            if (line.startsWith("  ")) {
                expected.add(line.strip());
                continue;
            }
            if (!expected.isEmpty() && !expected.equals(state())) {
                wrong.add("line " + told + ": expected " + expected + ", found " + state());
            }
            expected.clear();
            if (!line.isBlank()) {
                told = n;
                step(line.strip().split("\\s+", 3));
            }
        }
        if (!scene().retells()) {
            wrong.add("the outcomes, read back from their bytes, tell another story");
        }
        return wrong;
    }

    private void step(String[] words) {
        switch (words[0]) {
            case "care" -> care.put(words[1], StoryCare.read(words[2]));
            case "ticket-after" -> groupingWait = time(words[1]);
            case "open-per-source" -> perSourceMax = Integer.parseInt(words[1]);
            case "silence-at-most" -> gapMax = time(words[1]);
            case "may-ask" -> polling = mayAsk(words[1], words[2].split(" "));
            case "open-at-most" -> openMax = Integer.parseInt(words[1]);
            default -> {
                Scene at = scene().at(BEGIN + time(words[0]).toNanos());
                minutes = "";
                outcome = happens(at, words[1], words.length > 2 ? words[2] : "");
                note(at);
            }
        }
    }

    private @Nullable Outcome happens(Scene at, String who, String what) {
        if (who.startsWith("dev-")) {
            int device = Integer.parseInt(who.substring(4));
            return what.startsWith("@")
                    ? at.line(device, what.substring(10), what.substring(1, 9))
                    : at.line(device, what, null);
        }
        return switch (who) {
            case "tick" -> at.tick();
            case "dropped" -> at.step(new Input.DatagramsDropped(at.stamp(), Long.parseLong(what)));
            case "answer" -> answer(at, what.split(" "));
            case "table" -> table(at, List.of(what.split(" ")));
            case "plan" -> at.step(new Input.MaintenancePlanned(at.stamp(), window(what.split(" ", 5))));
            case "inventory" ->
                at.switchTo(what.endsWith(" promised") ? new PromisedInventory(what) : new TinyInventory(what, 9, 9));
            case "minutes" -> minutes(at);
            default -> act(at, who, what.split(" ", 3));
        };
    }

    /** {@code answer #1 DOWN}; {@code answer #1 UP late} is to a question before the newest. */
    private Outcome answer(Scene at, String[] words) {
        String id = id(words[0]);
        var asked = Objects.requireNonNull(at.state.polls().of(id), () -> "nobody was asked about " + words[0]);
        long record = asked.record() - (words.length > 2 ? 1 : 0);
        var reply = PollReply.valueOf(words[1]);
        return Objects.requireNonNull(
                at.step(new Input.Polled(at.stamp(), id, record, reply, "ifOperStatus says " + reply)));
    }

    private static Policy.Polling mayAsk(String network, String[] words) {
        boolean tables = words.length > 1 && words[1].equals("tables");
        return new Policy.Polling(List.of(new Policy.PollTarget(List.of(network), tables)), Integer.parseInt(words[0]));
    }

    /** {@code table WHOLE #1 #3}: what was found of those that were asked about last. */
    private Outcome table(Scene at, List<String> words) {
        Outcome asking = at.outcomes.stream()
                .filter(o -> o.changes().stream().anyMatch(c -> c instanceof Change.TableAsked))
                .reduce((first, second) -> second)
                .orElseThrow(() -> new IllegalStateException("no table was asked for"));
        var found = new ArrayList<String>();
        var missing = new ArrayList<String>();
        for (Change change : asking.changes()) {
            if (change instanceof Change.TableAsked asked) {
                for (var one : asked.wanted()) {
                    boolean there = words.contains("#" + (ids.indexOf(one.alarmId()) + 1));
                    (there ? found : missing).add(one.alarmId());
                }
            }
        }
        var reply = TableReply.valueOf(words.getFirst());
        return Objects.requireNonNull(at.step(new Input.TableRead(
                at.stamp(), asking.stamp().number(), reply, found, missing, "the table was read: " + reply)));
    }

    /** {@code kim shelve #1 1h because}: who, what, which, and what the action asks for. */
    private @Nullable Outcome act(Scene at, String who, String[] words) {
        String rest = words.length > 2 ? words[2] : "";
        String subject = words[1].equals("window")
                ? at.state.windows().all().iterator().next().window().id()
                : id(words[1]);
        var action = Input.Action.valueOf(words[0].toUpperCase(Locale.ROOT).replace('-', '_'));
        if (action != Input.Action.SHELVE) {
            return at.act(action, subject, who, id(rest), Duration.ZERO);
        }
        String[] timeAndWhy = rest.split(" ", 2);
        return at.act(action, subject, who, timeAndWhy.length > 1 ? timeAndWhy[1] : "", time(timeAndWhy[0]));
    }

    private String id(String word) {
        return word.matches("#\\d+") ? ids.get(Integer.parseInt(word.substring(1)) - 1) : word;
    }

    /** {@code plan device=dev-2 2025-11-22T11:05 2025-11-22T11:10 Europe/Berlin FREQ=DAILY}: the rule is optional. */
    private static Window window(String[] words) {
        return new Window(
                "",
                "work",
                Stream.of(words[0].split("\\+")).map(Scope::parse).toList(),
                LocalDateTime.parse(words[1]),
                LocalDateTime.parse(words[2]),
                ZoneId.of(words[3]),
                words.length > 4 ? words[4] : "",
                "",
                "kim");
    }

    private Policy policy() {
        var base = Scene.policy(groupingWait, openMax, Policy.SLICE_MAX);
        return new Policy(
                base.installation(),
                base.zones(),
                base.trustedRelays(),
                base.destinations(),
                openMax,
                base.sliceMax(),
                perSourceMax,
                gapMax,
                base.evidence(),
                polling);
    }

    private Scene scene() {
        Scene held = scene;
        if (held == null) {
            held = new Scene(policy(), new StoryWords(Map.copyOf(care)));
            scene = held;
        }
        return held;
    }

    /** Alarms are numbered in the order in which they were seen first. */
    private void note(Scene at) {
        var book = at.state.alarms();
        var all = new ArrayList<Alarm>(book.held());
        all.addAll(book.open());
        all.addAll(book.cleared());
        all.stream().map(Alarm::id).filter(id -> !ids.contains(id)).sorted().forEach(ids::add);
    }

    /** {@code minutes}: from the beginning of the story to now. */
    private @Nullable Outcome minutes(Scene at) {
        Outcome tick = at.tick();
        Instant now = Instant.ofEpochSecond(0, at.state.streamNanos());
        var question = new TimeTravel.Question(
                Instant.ofEpochSecond(0, BEGIN),
                now,
                policy(),
                new StoryWords(Map.copyOf(care)),
                null,
                version -> Optional.ofNullable(at.shelf().get(version)),
                ZoneOffset.UTC);
        var was = new TimeTravel(question, new State())
                .run(at.inputs.iterator(), at.outcomes.iterator())
                .was()
                .measures();
        minutes = "minutes: lost %s, excused %s, of users %s"
                .formatted(plain(was.customerMinutesLost()), plain(was.excusedMinutes()), plain(was.userMinutes()));
        return tick;
    }

    private static String plain(BigDecimal minutes) {
        return minutes.signum() == 0 ? "0" : minutes.stripTrailingZeros().toPlainString();
    }

    /** What a story may expect after a step: what was made of the message, minutes if asked for, then every alarm. */
    private List<String> state() {
        var lines = new ArrayList<String>();
        if (!minutes.isEmpty()) {
            lines.add(minutes);
        }
        Outcome last = outcome;
        var note = last == null ? null : last.note();
        if (last != null && note != null) {
            lines.add(last.disposition().word() + (note.reason().isEmpty() ? "" : ": " + note.reason()));
        }
        for (int i = 0; i < ids.size(); i++) {
            lines.add("#" + (i + 1) + " " + StoryLine.of(scene().state, ids.get(i), ids));
        }
        return lines;
    }

    static Duration time(String text) {
        return Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
    }
}
