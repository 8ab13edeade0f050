package io.trapline.mediation.impact;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adds measures up: minutes and money are summed, of clocks the tightest counts. Owned by one thread. */
public final class MeasureSum {

    /** Stands for more than one currency. */
    private static final String MIXED = "mixed";

    private static final int SCALE = 3;

    private final Set<String> currencies = new HashSet<>();
    private BigDecimal customerMinutes = BigDecimal.ZERO;
    private BigDecimal excusedMinutes = BigDecimal.ZERO;
    private BigDecimal userMinutes = BigDecimal.ZERO;
    private @Nullable BigDecimal mrr;
    private @Nullable BigDecimal credit;
    private @Nullable BigDecimal availability;
    private @Nullable Long nextStep;
    private @Nullable Long breach;
    private @Nullable Long target;
    private int repeats;

    /** All of somebody else. */
    public void add(Measures other) {
        add(other.customerMinutesLost(), other.userMinutes(), other.repeatFaults());
        excused(other.excusedMinutes());
        String currency = other.currency();
        BigDecimal otherMrr = other.mrrAtRisk();
        if (otherMrr != null) {
            mrr(otherMrr, currency == null ? "" : currency);
        }
        BigDecimal otherCredit = other.slaCreditExposure();
        if (otherCredit != null) {
            credit(otherCredit, currency == null ? "" : currency);
        }
        if (MIXED.equals(currency)) {
            currencies.add(MIXED);
        }
        availability(other.slaAvailability());
        if (other.timeToNextCreditStep() != null) {
            nextStep(other.timeToNextCreditStep());
        }
        if (other.timeToBreach() != null && other.restoreTarget() != null) {
            breach(other.timeToBreach(), other.restoreTarget());
        }
    }

    void add(BigDecimal customers, BigDecimal users, int repeated) {
        customerMinutes = customerMinutes.add(customers);
        userMinutes = userMinutes.add(users);
        repeats += repeated;
    }

    void excused(BigDecimal minutes) {
        excusedMinutes = excusedMinutes.add(minutes);
    }

    /** @param currency empty when nobody says */
    void mrr(BigDecimal amount, String currency) {
        mrr = mrr == null ? amount : mrr.add(amount);
        currencies.add(currency);
    }

    void credit(BigDecimal amount, String currency) {
        credit = credit == null ? amount : credit.add(amount);
        currencies.add(currency);
    }

    void availability(@Nullable BigDecimal percent) {
        if (percent != null && (availability == null || percent.compareTo(availability) < 0)) {
            availability = percent;
        }
    }

    void nextStep(long seconds) {
        nextStep = nextStep == null ? seconds : Math.min(nextStep, seconds);
    }

    void breach(long seconds, long targetSeconds) {
        if (breach == null || seconds < breach) {
            breach = seconds;
            target = targetSeconds;
        }
    }

    /** @param monthHours hours by which a month's revenue is spread */
    public Measures measures(BigDecimal monthHours) {
        // Amounts in different currencies are no sum.
        boolean mixed = currencies.size() > 1 || currencies.contains(MIXED);
        BigDecimal money = mixed ? null : mrr;
        return new Measures(
                customerMinutes,
                excusedMinutes,
                userMinutes,
                mixed
                        ? MIXED
                        : currencies.stream()
                                .filter(c -> !c.isEmpty())
                                .findFirst()
                                .orElse(null),
                money,
                money == null ? null : money.divide(monthHours, SCALE, RoundingMode.HALF_UP),
                availability,
                mixed ? null : credit,
                nextStep,
                breach,
                target,
                repeats);
    }
}
