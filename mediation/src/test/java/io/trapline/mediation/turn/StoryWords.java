package io.trapline.mediation.turn;

import io.trapline.enrichment.AliasKind;
import io.trapline.mediation.Decoded;
import io.trapline.mediation.Severity;
import io.trapline.mediation.Signal;
import io.trapline.mediation.rule.Care;
import io.trapline.mediation.rule.ObjectName;
import io.trapline.mediation.rule.Rulebook;
import io.trapline.mediation.rule.Verdict;
import java.util.List;
import java.util.Map;

/**
 * The rules of a story: {@code DOWN 7} raises and {@code UP 7} clears {@code link} on port 7; {@code
 * FAULT power} and {@code FINE power} do so for any kind on the device itself; a severity may follow.
 * {@code ALARM 19 0.3} and {@code CEASE 19 0.3} do so for model 0.3 on port 19, as alarmActiveState (RFC 3877) does.
 * {@code BOOT} says that clears may have been lost. All else is a note.
 *
 * @param care by kind of alarm
 */
record StoryWords(Map<String, Care> care) implements Rulebook {

    @Override
    public String version() {
        return "story";
    }

    @Override
    public Verdict judge(Decoded message) {
        String text =
                message instanceof Decoded.SyslogMessage line ? line.message().strip() : "";
        String[] words = text.split(" ", -1);
        Signal signal = switch (words[0]) {
            case "DOWN", "FAULT", "ALARM" -> Signal.RAISE;
            case "UP", "FINE", "CEASE" -> Signal.CLEAR;
            default -> Signal.NOTE;
        };
        if (words[0].equals("ALARM") || words[0].equals("CEASE")) {
            return modelled(words, signal, text);
        }
        boolean port = words[0].equals("DOWN") || words[0].equals("UP");
        String type = port ? "link" : words.length > 1 ? words[1] : "note";
        return new Verdict(
                "story/" + words[0],
                signal != Signal.NOTE,
                signal,
                type,
                "communicationsAlarm",
                words.length > 2 ? Severity.valueOf(words[2]) : Severity.MAJOR,
                "lossOfSignal",
                text,
                port && words.length > 1 ? List.of(Scene.Words.object(words[1])) : List.of(),
                words[0].equals("BOOT") ? DOUBT : care.getOrDefault(type, Care.NONE));
    }

    private static Verdict modelled(String[] words, Signal signal, String text) {
        var port = new ObjectName(AliasKind.IF_INDEX, words[1]);
        var resource = new ObjectName(AliasKind.OBJECT, "1.3.6.1.2.1.2.2.1.1." + words[1]);
        return new Verdict(
                "story/" + words[0],
                true,
                signal,
                words.length > 2 ? "modelledAlarm:" + words[2] : "modelledAlarm",
                "equipmentAlarm",
                Severity.MINOR,
                "equipmentMalfunction",
                text,
                List.of(port, resource));
    }

    private static final Care DOUBT = new Care(
            Care.NONE.hold(),
            Care.NONE.reopenWithin(),
            Care.NONE.clearAfter(),
            Care.Flap.NEVER,
            Care.NONE.adoptWithin(),
            true);
}
