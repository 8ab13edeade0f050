package io.trapline.mediation.mib;

import io.trapline.mediation.mib.MibModule.Declaration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Names of one module that hang on words which nobody defines. Each such word is told once, with the first
 * name that is lost by it; what hangs on more than {@link MibText#REMARKS_MAX} words is only counted. Owned
 * by the thread that links.
 */
final class Orphans {

    /** @param kind what the word would be, with a space behind it; empty for a place in the tree */
    private record Word(String kind, String text) {}

    private static final class Loss {
        private final Declaration first;
        private int more;

        private Loss(Declaration first) {
            this.first = first;
        }
    }

    private final Map<Word, Loss> losses = new LinkedHashMap<>();
    private int untold;

    /** @param kind see {@link Word} */
    void add(String kind, String text, Declaration declaration) {
        var word = new Word(kind, text);
        Loss loss = losses.get(word);
        if (loss != null) {
            loss.more++;
        } else if (losses.size() < MibText.REMARKS_MAX) {
            losses.put(word, new Loss(declaration));
        } else {
            untold++;
        }
    }

    /** @param file of the module */
    List<Remark> remarks(String file) {
        var remarks = new ArrayList<Remark>(losses.size() + 1);
        losses.forEach((word, loss) -> {
            String lost = loss.more == 0 ? " is lost" : " and " + loss.more + " more are lost";
            remarks.add(new Remark(
                    Remark.Level.ERROR,
                    file,
                    loss.first.line(),
                    loss.first.column(),
                    loss.first.name() + lost + ": nobody defines " + word.kind + word.text));
        });
        if (untold > 0) {
            String text = untold + " more are lost by more than " + MibText.REMARKS_MAX + " words that nobody defines";
            remarks.add(new Remark(Remark.Level.ERROR, file, 0, 0, text));
        }
        return remarks;
    }
}
