package io.trapline.web.query;

import io.trapline.mediation.impact.Measures;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** Customers counted, and the monthly revenue of theirs that is at risk, by currency. Filled by one thread. */
public final class Tally {

    private final Map<String, BigDecimal> mrr = new TreeMap<>();
    private long customers;
    private long atRisk;

    public static Tally of(Iterable<Figures> rows) {
        Tally tally = new Tally();
        rows.forEach(tally::add);
        return tally;
    }

    void add(Figures row) {
        customers++;
        if (!row.affected()) atRisk++;
        Measures measures = row.gauge().measures();
        BigDecimal money = measures.mrrAtRisk();
        String currency = measures.currency();
        if (money != null && currency != null) mrr.merge(currency, money, BigDecimal::add);
    }

    public long customers() {
        return customers;
    }

    /** Of {@link #customers}, those with a service down or degraded. */
    public long affected() {
        return customers - atRisk;
    }

    /** Of {@link #customers}, those with services at risk and none worse. */
    public long atRisk() {
        return atRisk;
    }

    /** By ISO 4217; empty when nobody says. */
    public Map<String, BigDecimal> mrr() {
        return mrr;
    }
}
