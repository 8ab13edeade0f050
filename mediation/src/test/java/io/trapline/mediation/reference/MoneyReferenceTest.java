package io.trapline.mediation.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.ServiceState;
import io.trapline.enrichment.inventory.Built;
import io.trapline.enrichment.inventory.InventoryDraft;
import io.trapline.enrichment.inventory.View;
import io.trapline.mediation.impact.Measures;
import io.trapline.mediation.impact.Meter;
import io.trapline.mediation.impact.OutageBlock;
import io.trapline.mediation.impact.OutageStore;
import io.trapline.mediation.impact.Outages;
import io.trapline.mediation.reference.MoneyReference.Agreement;
import io.trapline.mediation.reference.MoneyReference.Answer;
import io.trapline.mediation.reference.MoneyReference.Contract;
import io.trapline.mediation.reference.MoneyReference.Said;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Random faults on random contracts, across the end of a month: minutes and money must be those of {@link
 * MoneyReference}, to the last digit. {@code -Dtrapline.reference.events=1000000} is the long form.
 */
class MoneyReferenceTest {

    private static final int EVENTS = Integer.getInteger("trapline.reference.events", 100_000);
    private static final long SEED = Long.getLong("trapline.reference.seed", 20_261_126L);
    private static final int EVENTS_EACH = 40;
    private static final int PORTS = 6;

    /** A week before the end of a month. */
    private static final long EPOCH = Instant.parse("2026-01-24T00:00:00Z").getEpochSecond() / 60;

    @Test
    void minutesAndMoneyAreThoseOfTheReference() throws IOException {
        int compared = 0;
        int withMoney = 0;
        int withCredit = 0;
        int withExcuse = 0;
        int events = 0;
        for (long run = 0; events < EVENTS; run++) {
            var dice = new Random(SEED + run);
            var contracts = contracts(dice);
            var agreements = agreements(dice);
            var reference = new MoneyReference(EPOCH, contracts, agreements);
            Inventory inventory = inventory(contracts, agreements);
            var outages = Outages.open(new Nowhere());
            outages.use(inventory);
            Map<String, Integer> open = new TreeMap<>();
            var plans = new Plans(dice, PORTS, inventory, EPOCH);
            int minute = 1;
            for (int i = 0; i < EVENTS_EACH && events < EVENTS; i++, events++) {
                minute += 1 + dice.nextInt(dice.nextInt(10) == 0 ? 1_500 : 90);
                Said said = said(dice, minute, open);
                reference.say(said);
                follow(outages, i + 1, said);
                if (plans.turn(minute)) {
                    reference.plan(plans.works());
                    outages.excuse(plans.excuses());
                }
                if (i % 10 == 9) {
                    int now = minute + 1 + dice.nextInt(30);
                    String customer = "c" + dice.nextInt(3);
                    Answer expected = reference.of(customer, now);
                    Answer found = found(outages, inventory, customer, now);
                    assertThat(found)
                            .as("seed %d run %d event %d customer %s minute %d", SEED, run, i, customer, now)
                            .usingComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                            .usingRecursiveComparison()
                            .isEqualTo(expected);
                    compared++;
                    withExcuse += expected.excusedMinutes().signum();
                    withMoney += expected.mrr() == null ? 0 : 1;
                    withCredit += expected.credit() == null || expected.credit().signum() == 0 ? 0 : 1;
                    minute = now;
                }
            }
        }
        System.out.printf(
                "FIGURE money reference events=%d compared=%d differences=0 withMoney=%d withCredit=%d withExcuse=%d%n",
                events, compared, withMoney, withCredit, withExcuse);
        assertThat(withExcuse).isGreaterThan(compared / 20);
        assertThat(withMoney).isGreaterThan(compared / 10);
        assertThat(withCredit).isGreaterThan(compared / 100);
    }

    private static Said said(Random dice, int minute, Map<String, Integer> open) {
        if (!open.isEmpty() && dice.nextInt(5) < 2) {
            String alarm = List.copyOf(open.keySet()).get(dice.nextInt(open.size()));
            int port = open.getOrDefault(alarm, 0);
            open.remove(alarm);
            return new Said(minute, alarm, port, MoneyReference.UP);
        }
        String alarm = "A" + dice.nextInt(9);
        int port = open.computeIfAbsent(alarm, a -> dice.nextInt(PORTS));
        return new Said(minute, alarm, port, dice.nextInt(3) == 0 ? MoneyReference.AT_RISK : MoneyReference.DOWN);
    }

    private static void follow(Outages outages, int number, Said said) throws IOException {
        long at = millis(said.minute());
        outages.begin(number, at);
        if (said.state() == MoneyReference.UP) {
            outages.silent(said.alarm(), at);
        } else {
            var state = said.state() == MoneyReference.DOWN ? ServiceState.DOWN : ServiceState.AT_RISK;
            outages.say(said.alarm(), "p" + said.port(), state, at);
        }
        outages.end();
        outages.write();
    }

    private static Answer found(Outages outages, Inventory inventory, String customer, int now) {
        outages.begin(Integer.MAX_VALUE, millis(now));
        outages.end();
        var services = inventory.services(customer).stream()
                .map(service -> service.id())
                .toList();
        var meter = new Meter(inventory.business(), ZoneOffset.UTC, millis(now));
        Measures m = meter.of(outages.impact(services, inventory));
        return new Answer(
                m.customerMinutesLost(),
                m.excusedMinutes(),
                m.userMinutes(),
                m.mrrAtRisk(),
                m.revenueAtRiskPerHour(),
                m.slaAvailability(),
                m.slaCreditExposure(),
                m.timeToNextCreditStep(),
                m.timeToBreach(),
                m.repeatFaults());
    }

    private static long millis(int minute) {
        return (EPOCH + minute) * 60_000;
    }

    private static List<Contract> contracts(Random dice) {
        var contracts = new ArrayList<Contract>();
        for (int port = 0; port < PORTS; port++) {
            int customer = port / 2;
            // A customer's services are under one agreement, or each under its own.
            int agreement = customer * 2 + dice.nextInt(2);
            contracts.add(new Contract("c" + customer, agreement, 1 + dice.nextInt(40)));
        }
        return contracts;
    }

    private static List<Agreement> agreements(Random dice) {
        var agreements = new ArrayList<Agreement>();
        for (int i = 0; i < PORTS; i++) {
            int[][] steps = {{99_900, 5}, {99_000, 10}, {95_000, 25}};
            agreements.add(new Agreement(
                    BigDecimal.valueOf(1 + dice.nextInt(100_000), 2),
                    steps,
                    dice.nextInt(4) > 0,
                    dice.nextBoolean(),
                    dice.nextInt(3) == 0 ? 0 : 1 + dice.nextInt(600),
                    dice.nextInt(3) > 0));
        }
        return agreements;
    }

    private static Inventory inventory(List<Contract> contracts, List<Agreement> agreements) {
        var draft = new InventoryDraft();
        draft.add(View.RESOURCE, "d", "device", null, null, null);
        for (int i = 0; i < agreements.size(); i++) {
            Agreement agreement = agreements.get(i);
            @Nullable String sla = agreement.sla() ? "sla" + i : null;
            if (sla != null) {
                String clock = agreement.office() ? "Mo-Fr 08:00-18:00" : "24x7";
                @Nullable String restore = agreement.restoreMinutes() == 0 ? null : "" + agreement.restoreMinutes();
                @Nullable String excused = agreement.excused() ? "true" : i % 2 == 0 ? "false" : null;
                draft.add(View.SLA, sla, null, "99.9", "month", clock, "UTC", "99.9:5, 99:10, 95:25", restore, excused);
            }
            draft.add(View.PRODUCT, "product" + i, null, agreement.mrr().toPlainString(), "EUR", sla);
        }
        for (int customer = 0; customer < PORTS / 2; customer++) {
            draft.add(View.CUSTOMER, "c" + customer, "Customer " + customer, "gold", null);
            draft.add(View.ACCOUNT, "a" + customer, "c" + customer, null, null, "EUR", null);
        }
        for (int port = 0; port < PORTS; port++) {
            Contract contract = contracts.get(port);
            draft.add(View.RESOURCE, "p" + port, "port", null, "d", "d");
            draft.add(
                    View.SERVICE,
                    "s" + port,
                    "Internet",
                    "active",
                    "a" + contract.customer().substring(1),
                    "product" + contract.agreement(),
                    null,
                    null,
                    null,
                    "" + contract.users());
            draft.add(View.SERVICE_RESOURCE, "s" + port, "p" + port, null);
        }
        return switch (draft.build(Instant.EPOCH)) {
            case Built.Complete(var inventory, var remarks) -> inventory;
            case Built.Refused(String sentence) -> throw new AssertionError(sentence);
        };
    }

    /** Keeps nothing. */
    private static final class Nowhere implements OutageStore {

        @Override
        public void read(Consumer<OutageBlock> blocks) {}

        @Override
        public long last() {
            return 0;
        }

        @Override
        public void append(OutageBlock block, long now) {}

        @Override
        public void force() {}

        @Override
        public void close() {}
    }
}
