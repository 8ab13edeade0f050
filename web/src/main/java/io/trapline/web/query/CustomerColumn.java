package io.trapline.web.query;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A column of the board of affected customers, in the order in which they stand. */
public enum CustomerColumn {
    SEVERITY("severity", CustomerSort.By.SEVERITY),
    SCORE("score", CustomerSort.By.SCORE),
    CUSTOMER("customer", CustomerSort.By.CUSTOMER),
    TIER("tier", CustomerSort.By.TIER),
    VNO("vno", CustomerSort.By.VNO),
    PLACE("place", CustomerSort.By.PLACE),
    SERVICES("services", CustomerSort.By.SERVICES),
    SINCE("since", CustomerSort.By.SINCE),
    SLA("sla", CustomerSort.By.SLA),
    CREDIT("credit", CustomerSort.By.CREDIT),
    MRR("mrr", CustomerSort.By.MRR),
    MINUTES("minutes", CustomerSort.By.MINUTES),
    CAUSE("cause", null),
    ACK("ack", CustomerSort.By.ACK);

    /** What is shown when nobody chose. */
    public static final List<CustomerColumn> USUAL = List.copyOf(EnumSet.complementOf(EnumSet.of(PLACE)));

    private final String word;
    private final CustomerSort.@Nullable By by;

    CustomerColumn(String word, CustomerSort.@Nullable By by) {
        this.word = word;
        this.by = by;
    }

    /** In addresses, and the key of its label. */
    public String word() {
        return word;
    }

    /** What a click on its head orders by; null when nothing. */
    public CustomerSort.@Nullable By by() {
        return by;
    }

    /** Numbers stand on the right. */
    public boolean number() {
        return this == SCORE || this == MRR || this == MINUTES;
    }

    static List<CustomerColumn> of(Params params) {
        Set<String> words = params.words("cols", allowed());
        if (words.isEmpty()) return USUAL;
        List<CustomerColumn> chosen = new ArrayList<>();
        for (CustomerColumn column : values()) {
            if (column == CUSTOMER || words.contains(column.word)) chosen.add(column);
        }
        return List.copyOf(chosen);
    }

    private static Set<String> allowed() {
        Set<String> words = new java.util.LinkedHashSet<>();
        for (CustomerColumn column : values()) words.add(column.word);
        return words;
    }

    /** For an address; empty for the usual ones. */
    static List<String> text(List<CustomerColumn> columns) {
        return columns.equals(USUAL)
                ? List.of()
                : columns.stream().map(CustomerColumn::word).toList();
    }
}
