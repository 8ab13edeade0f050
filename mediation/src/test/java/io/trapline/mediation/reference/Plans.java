package io.trapline.mediation.reference;

import io.trapline.enrichment.Inventory;
import io.trapline.mediation.impact.Excuse;
import io.trapline.mediation.maintenance.Announced;
import io.trapline.mediation.maintenance.Excuses;
import io.trapline.mediation.maintenance.Scope;
import io.trapline.mediation.maintenance.Scope.Kind;
import io.trapline.mediation.maintenance.Window;
import io.trapline.mediation.reference.MoneyReference.Work;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Maintenance that is planned and called off at random, for the product and for the reference. Port {@code i} is
 * {@code p<i>} of device {@code d} and carries service {@code s<i>} of customer {@code c<i / 2>}.
 */
final class Plans {

    private final Random dice;
    private final int ports;
    private final Inventory inventory;
    private final long epochMinute;
    private final List<Work> works = new ArrayList<>();
    private final List<Window> windows = new ArrayList<>();

    Plans(Random dice, int ports, Inventory inventory, long epochMinute) {
        this.dice = dice;
        this.ports = ports;
        this.inventory = inventory;
        this.epochMinute = epochMinute;
    }

    /** Something may happen in this minute; true when it did. */
    boolean turn(int minute) {
        int what = dice.nextInt(8);
        if (what == 0 || (what == 1 && works.isEmpty())) {
            plan(minute);
            return true;
        }
        if (what == 1) {
            int which = dice.nextInt(works.size());
            Work work = works.get(which);
            works.set(
                    which,
                    new Work(
                            work.planned(),
                            Math.min(work.calledOff(), minute),
                            work.from(),
                            work.minutes(),
                            work.days(),
                            work.ports()));
            return true;
        }
        return false;
    }

    /** Some begin before they are planned: what was before does not become excused by that. */
    private void plan(int minute) {
        int from = Math.max(0, minute - 300 + dice.nextInt(900));
        int minutes = 1 + dice.nextInt(dice.nextInt(3) == 0 ? 3_000 : 400);
        int days = 1 + dice.nextInt(6);
        int port = dice.nextInt(ports);
        Kind kind = Kind.values()[dice.nextInt(Kind.values().length)];
        Scope scope = switch (kind) {
            case DEVICE, SITE, VNO -> new Scope(Kind.DEVICE, "d");
            case RESOURCE -> new Scope(kind, "p" + port);
            case SERVICE -> new Scope(kind, "s" + port);
            case CUSTOMER -> new Scope(kind, "c" + port / 2);
            case ACCOUNT -> new Scope(kind, "a" + port / 2);
        };
        List<Integer> covered = IntStream.range(0, ports)
                .filter(each -> switch (scope.kind()) {
                    case DEVICE, SITE, VNO -> true;
                    case RESOURCE, SERVICE -> each == port;
                    case CUSTOMER, ACCOUNT -> each / 2 == port / 2;
                })
                .boxed()
                .toList();
        works.add(new Work(minute, Integer.MAX_VALUE, from, minutes, days, covered));
        LocalDateTime start = LocalDateTime.ofEpochSecond((epochMinute + from) * 60, 0, ZoneOffset.UTC);
        windows.add(new Window(
                "M-" + works.size(),
                "work",
                List.of(scope),
                start,
                start.plusMinutes(minutes),
                ZoneOffset.UTC,
                days == 1 ? "" : "FREQ=DAILY;COUNT=" + days,
                "",
                "kim"));
    }

    List<Work> works() {
        return List.copyOf(works);
    }

    Excuse excuses() {
        return new Excuses(
                IntStream.range(0, works.size())
                        .mapToObj(i -> new Announced(
                                windows.get(i),
                                at(works.get(i).planned()),
                                works.get(i).calledOff() == Integer.MAX_VALUE
                                        ? Instant.MAX
                                        : at(works.get(i).calledOff())))
                        .toList(),
                inventory);
    }

    private Instant at(int minute) {
        return Instant.ofEpochSecond((epochMinute + minute) * 60);
    }
}
