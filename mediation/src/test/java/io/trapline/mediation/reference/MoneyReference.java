package io.trapline.mediation.reference;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Minutes and money, worked out anew from everything that was said whenever somebody asks: slow, obvious,
 * and without a line of the product. Times are whole minutes from an epoch in UTC; every minute is looked
 * at by itself.
 */
final class MoneyReference {

    static final int UP = 0;
    static final int AT_RISK = 1;
    static final int DOWN = 3;

    /** Something that was said of a port: {@code state} {@link #UP} ends the alarm. */
    record Said(int minute, String alarm, int port, int state) {}

    /** One service for each port: whose it is, under which agreement, for how many people. */
    record Contract(String customer, int agreement, int users) {}

    /**
     * @param mrr a month's revenue
     * @param steps thousandths of a percent of availability and the percent of credit below it, mildest first
     * @param office the clock runs on working days from eight to eighteen
     * @param restoreMinutes 0 for no target
     * @param excused maintenance does not count
     */
    record Agreement(BigDecimal mrr, int[][] steps, boolean sla, boolean office, int restoreMinutes, boolean excused) {}

    /**
     * A maintenance window: on so many days one after the other, {@code minutes} long from {@code from}.
     *
     * @param planned the minute in which it was said
     * @param calledOff the minute in which it was taken back; {@link Integer#MAX_VALUE} for never
     * @param ports those that it is for
     */
    record Work(int planned, int calledOff, int from, int minutes, int days, List<Integer> ports) {}

    /** What is to be compared; null stands for none. */
    record Answer(
            BigDecimal customerMinutes,
            BigDecimal excusedMinutes,
            BigDecimal userMinutes,
            @Nullable BigDecimal mrr,
            @Nullable BigDecimal perHour,
            @Nullable BigDecimal availability,
            @Nullable BigDecimal credit,
            @Nullable Long nextStep,
            @Nullable Long breach,
            int repeats) {}

    private static final long MINUTE_MILLIS = 60_000;
    private static final int MONTH_OF_MINUTES = 30 * 1_440;

    private final long epochMinute;
    private final List<Contract> contracts;
    private final List<Agreement> agreements;
    private final List<Said> said = new ArrayList<>();
    private List<Work> works = List.of();

    MoneyReference(long epochMinute, List<Contract> contracts, List<Agreement> agreements) {
        this.epochMinute = epochMinute;
        this.contracts = contracts;
        this.agreements = agreements;
    }

    void say(Said one) {
        said.add(one);
    }

    /** All that is planned, and all that was. */
    void plan(List<Work> all) {
        works = all;
    }

    /** Whether a minute in which a port is down is no matter for its SLA. */
    private boolean excused(int port, int minute) {
        Agreement agreement = agreements.get(contracts.get(port).agreement());
        if (!agreement.sla() || !agreement.excused()) {
            return false;
        }
        for (Work work : works) {
            boolean said = minute >= work.planned() && minute < work.calledOff();
            for (int day = 0; said && day < work.days(); day++) {
                int begin = work.from() + day * 1_440;
                if (work.ports().contains(port) && minute >= begin && minute < begin + work.minutes()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The state of a port in each minute up to {@code now}. */
    private int[] states(int port, int now) {
        int[] states = new int[now + 1];
        Map<String, Integer> open = new HashMap<>();
        int next = 0;
        int worst = UP;
        for (int minute = 0; minute <= now; minute++) {
            int before = next;
            for (; next < said.size() && said.get(next).minute() <= minute; next++) {
                Said one = said.get(next);
                if (one.port() == port && one.state() == UP) {
                    open.remove(one.alarm());
                } else if (one.port() == port) {
                    open.put(one.alarm(), one.state());
                }
            }
            if (next > before) {
                worst = open.values().stream().mapToInt(Integer::intValue).max().orElse(UP);
            }
            states[minute] = worst;
        }
        return states;
    }

    /** The customer's open outages at the beginning of minute {@code now}. */
    Answer of(String customer, int now) {
        BitSet anyDown = new BitSet();
        BitSet anyCounted = new BitSet();
        long userMinutes = 0;
        int repeats = 0;
        Map<Integer, List<Integer>> hurtBy = new TreeMap<>();
        for (int port = 0; port < contracts.size(); port++) {
            if (!contracts.get(port).customer().equals(customer)) {
                continue;
            }
            int[] states = states(port, now);
            if (states[now] == UP) {
                continue;
            }
            int since = since(states, now);
            boolean hurt = states[now] == DOWN;
            for (int minute = since; minute < now; minute++) {
                if (states[minute] == DOWN) {
                    anyDown.set(minute);
                    anyCounted.set(minute, anyCounted.get(minute) || !excused(port, minute));
                    userMinutes += contracts.get(port).users();
                    hurt = true;
                }
            }
            repeats += repeats(states, since, now);
            if (hurt) {
                hurtBy.computeIfAbsent(contracts.get(port).agreement(), a -> new ArrayList<>())
                        .add(port);
            }
        }
        int counted = anyCounted.cardinality();
        Answer minutes = new Answer(
                BigDecimal.valueOf(counted),
                BigDecimal.valueOf(anyDown.cardinality() - counted),
                BigDecimal.valueOf(userMinutes),
                null,
                null,
                null,
                null,
                null,
                null,
                repeats);
        return money(hurtBy, now, minutes);
    }

    /** The minute in which the outage that is open now began. */
    private static int since(int[] states, int now) {
        int since = now;
        while (since > 0 && states[since - 1] != UP) {
            since--;
        }
        return since;
    }

    /** Outages that were over before, in which the service was down, and that began in the last 30 days. */
    private static int repeats(int[] states, int before, int now) {
        int repeats = 0;
        boolean down = false;
        int began = -1;
        for (int minute = 0; minute < before; minute++) {
            if (states[minute] != UP && began < 0) {
                began = minute;
            }
            down |= states[minute] == DOWN;
            boolean over = began >= 0 && states[minute + 1] == UP;
            if (over) {
                repeats += down && began >= now - MONTH_OF_MINUTES ? 1 : 0;
                began = -1;
                down = false;
            }
        }
        return repeats;
    }

    private Answer money(Map<Integer, List<Integer>> hurtBy, int now, Answer minutes) {
        BigDecimal mrr = null;
        BigDecimal availability = null;
        BigDecimal credit = null;
        Long nextStep = null;
        Long breach = null;
        for (var entry : hurtBy.entrySet()) {
            Agreement agreement = agreements.get(entry.getKey());
            List<Integer> downNow = new ArrayList<>();
            for (int port : entry.getValue()) {
                if (states(port, now)[now] == DOWN) {
                    downNow.add(port);
                }
            }
            if (!downNow.isEmpty()) {
                mrr = mrr == null ? agreement.mrr() : mrr.add(agreement.mrr());
            }
            if (!agreement.sla()) {
                continue;
            }
            int first = monthBegin(now);
            long lost = lost(entry.getKey(), agreement, first, now);
            long elapsed = running(agreement, first, now) * MINUTE_MILLIS;
            long whole = running(agreement, first, monthEnd(now)) * MINUTE_MILLIS;
            if (elapsed > 0) {
                BigDecimal up = BigDecimal.valueOf(100)
                        .subtract(BigDecimal.valueOf(lost)
                                .multiply(BigDecimal.valueOf(100))
                                .divide(BigDecimal.valueOf(elapsed), 4, RoundingMode.HALF_UP));
                availability = availability == null || up.compareTo(availability) < 0 ? up : availability;
            }
            int reached = 0;
            Long left = null;
            for (int[] step : agreement.steps()) {
                long allowed = Math.floorDiv(whole * (100_000 - step[0]), 100_000L);
                if (lost > allowed) {
                    reached = step[1];
                } else if (left == null) {
                    left = (allowed - lost) / 1_000;
                }
            }
            nextStep = least(nextStep, left);
            BigDecimal owed = agreement
                    .mrr()
                    .multiply(BigDecimal.valueOf(reached))
                    .divide(BigDecimal.valueOf(100), 3, RoundingMode.HALF_UP);
            credit = credit == null ? owed : credit.add(owed);
            if (agreement.restoreMinutes() > 0 && !downNow.isEmpty()) {
                for (int port : downNow) {
                    long gone = 0;
                    for (int minute = since(states(port, now), now); minute < now; minute++) {
                        gone += runs(agreement, minute) && !excused(port, minute) ? 1 : 0;
                    }
                    breach = least(breach, (agreement.restoreMinutes() - gone) * 60L);
                }
            }
        }
        long hours = (monthEnd(now) - (long) monthBegin(now)) / 60;
        BigDecimal perHour = mrr == null ? null : mrr.divide(BigDecimal.valueOf(hours), 3, RoundingMode.HALF_UP);
        return new Answer(
                minutes.customerMinutes(),
                minutes.excusedMinutes(),
                minutes.userMinutes(),
                mrr,
                perHour,
                availability,
                credit,
                nextStep,
                breach,
                minutes.repeats());
    }

    private static @Nullable Long least(@Nullable Long one, @Nullable Long other) {
        return one == null ? other : other == null ? one : Long.valueOf(Math.min(one, other));
    }

    /** Milliseconds of this month in which any service of an agreement was down, unexcused, while its clock ran. */
    private long lost(int agreementNumber, Agreement agreement, int first, int now) {
        BitSet down = new BitSet();
        for (int port = 0; port < contracts.size(); port++) {
            if (contracts.get(port).agreement() == agreementNumber) {
                int[] states = states(port, now);
                for (int minute = Math.max(0, first); minute < now; minute++) {
                    if (states[minute] == DOWN && runs(agreement, minute) && !excused(port, minute)) {
                        down.set(minute);
                    }
                }
            }
        }
        return down.cardinality() * MINUTE_MILLIS;
    }

    /** Minutes of a span in which the clock of an agreement runs. */
    private long running(Agreement agreement, int from, int to) {
        long minutes = 0;
        for (int minute = from; minute < to; minute++) {
            minutes += runs(agreement, minute) ? 1 : 0;
        }
        return minutes;
    }

    private boolean runs(Agreement agreement, int minute) {
        if (!agreement.office()) {
            return true;
        }
        // 1970 began on a Thursday.
        int ofWeek = (int) Math.floorMod(epochMinute + minute + 3 * 1_440, 7L * 1_440);
        int hour = ofWeek % 1_440 / 60;
        return ofWeek / 1_440 < 5 && hour >= 8 && hour < 18;
    }

    private LocalDateTime wall(int minute) {
        return LocalDateTime.ofInstant(Instant.ofEpochSecond((epochMinute + minute) * 60), ZoneOffset.UTC);
    }

    private int monthBegin(int minute) {
        return minute(wall(minute).toLocalDate().withDayOfMonth(1).atStartOfDay());
    }

    private int monthEnd(int minute) {
        return minute(wall(minute).toLocalDate().withDayOfMonth(1).plusMonths(1).atStartOfDay());
    }

    private int minute(LocalDateTime wall) {
        return (int) (wall.toEpochSecond(ZoneOffset.UTC) / 60 - epochMinute);
    }
}
