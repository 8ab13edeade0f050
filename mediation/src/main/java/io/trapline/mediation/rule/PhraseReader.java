package io.trapline.mediation.rule;

import io.trapline.config.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Reads the one line for a person; <code>{{</code> stands for a plain brace. */
final class PhraseReader {

    private PhraseReader() {}

    /** @param fields looks a field up by its name, and complains at the entry when there is none */
    static Phrase read(Entry entry, BiFunction<Entry, String, Source.Field> fields) {
        String written = entry.text();
        if (written.length() > Phrase.LENGTH_MAX) {
            entry.error(Codes.PATTERN, "is longer than " + Phrase.LENGTH_MAX + " characters");
        }
        List<Phrase.Piece> pieces = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        int at = 0;
        while (at < written.length()) {
            if (written.charAt(at) != '{' || written.startsWith("{{", at)) {
                words.append(written.charAt(at));
                at += written.startsWith("{{", at) ? 2 : 1;
                continue;
            }
            int close = written.indexOf('}', at);
            if (close < 0) {
                entry.error(Codes.PATTERN, "\"{\" is not closed with \"}\" (write {{ for a plain brace)");
                break;
            }
            if (!words.isEmpty()) {
                pieces.add(new Phrase.Piece.Words(words.toString()));
                words.setLength(0);
            }
            List<Source.Field> choice = new ArrayList<>();
            for (String name : written.substring(at + 1, close).split("\\|", -1)) {
                choice.add(fields.apply(entry, name));
            }
            pieces.add(new Phrase.Piece.Choice(choice));
            at = close + 1;
        }
        if (!words.isEmpty()) {
            pieces.add(new Phrase.Piece.Words(words.toString()));
        }
        return new Phrase(written, pieces);
    }
}
