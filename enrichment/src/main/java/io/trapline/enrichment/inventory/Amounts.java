package io.trapline.enrichment.inventory;

import java.math.BigDecimal;
import java.util.Arrays;

/** Reads whole numbers of one column, counting those that cannot be meant. Owned by one thread. */
final class Amounts {

    private final TextPool texts;
    private final Strays strays;
    private final int most;

    Amounts(TextPool texts, Strays strays, int most) {
        this.texts = texts;
        this.strays = strays;
        this.most = most;
    }

    /**
     * @param column as read
     * @param least smaller ones and fractions are left out
     * @return by row as read; {@code unsaid} where there is none
     */
    int[] read(View view, IntColumn column, String name, int least, int unsaid) {
        int[] values = new int[column.size()];
        Strays.Count wrong = new Strays.Count();
        for (int row = 0; row < values.length; row++) {
            int text = column.get(row);
            values[row] = text == TextPool.ABSENT ? unsaid : whole(texts.text(text), least, unsaid, wrong);
        }
        strays.note(
                view,
                "%s is no whole number from %d to %d".formatted(name, least, most),
                wrong,
                values.length,
                "it is read as unsaid there");
        return values;
    }

    private int whole(String text, int least, int unsaid, Strays.Count wrong) {
        try {
            int value = new BigDecimal(text).intValueExact();
            if (value >= least && value <= most) {
                return value;
            }
        } catch (ArithmeticException | NumberFormatException noWholeNumber) {
            // counted below, like one that is out of range
        }
        wrong.add(text);
        return unsaid;
    }

    /** A column that says nothing in any row is the empty array. */
    static int[] collapsed(int[] column, int unsaid) {
        return Arrays.stream(column).allMatch(cell -> cell == unsaid) ? new int[0] : column;
    }
}
