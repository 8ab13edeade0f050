package io.trapline.enrichment.inventory;

import io.trapline.enrichment.ServiceHours;
import io.trapline.enrichment.Sla;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Money, promises, flags and places: what a BSS may say and need not. What cannot be read is counted
 * and left unsaid.
 */
final class Terms {

    private static final int USERS_MAX = 10_000_000;
    private static final BigDecimal MONEY_MAX = BigDecimal.valueOf(1_000_000_000_000L);
    private static final List<String> FLAGS = List.of("emergency", "government", "hospital");

    private final Workbench bench;
    private final Keyed products;
    private final Keyed slas;
    private final Keyed places;

    Terms(Workbench bench) {
        this.bench = bench;
        this.products = table(View.PRODUCT);
        this.slas = table(View.SLA);
        this.places = table(View.PLACE);
    }

    private Keyed table(View view) {
        return new Keyed(bench.texts(), bench.read(view)[0].toArray());
    }

    /** The sentence that refuses keys that occur twice; empty when each is unique. */
    String refusal() {
        return Stream.of(products.refusal(View.PRODUCT), slas.refusal(View.SLA), places.refusal(View.PLACE))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }

    /** Before the pool of texts is closed: the flags of a customer become one text. */
    static void foldFlags(InventoryDraft draft) {
        IntColumn[] read = draft.columns(View.CUSTOMER);
        int first = View.CUSTOMER.at("emergency");
        boolean silent = read[first].silent() && read[first + 1].silent() && read[first + 2].silent();
        if (silent) {
            return;
        }
        int yes = draft.texts().intern("true");
        IntColumn folded = new IntColumn();
        for (int row = 0; row < read[0].size(); row++) {
            List<String> words = new ArrayList<>();
            for (String flag : FLAGS) {
                if (read[View.CUSTOMER.at(flag)].get(row) == yes) {
                    words.add(flag);
                }
            }
            folded.add(words.isEmpty() ? TextPool.ABSENT : draft.texts().intern(String.join(" ", words)));
        }
        read[first] = folded;
    }

    void place(Keyed resources, Keyed services, Keyed accounts) {
        bench.reference(Column.RESOURCE_PLACE, View.RESOURCE, "place_id", resources, places);
        bench.reference(Column.SERVICE_PRODUCT, View.SERVICE, "product_id", services, products);
        bench.reference(Column.SERVICE_PLACE, View.SERVICE, "place_id", services, places);
        bench.text(Column.SERVICE_KIND, View.SERVICE, "kind", services);
        users(services);
        bench.reference(Column.ACCOUNT_PARENT, View.ACCOUNT, "parent_id", accounts, accounts);
        bench.text(Column.ACCOUNT_CURRENCY, View.ACCOUNT, "currency", accounts);
        bench.text(Column.ACCOUNT_STATE, View.ACCOUNT, "state", accounts);
        ids(Column.PRODUCT_ID, Column.PRODUCT_NAME, products, View.PRODUCT);
        check(View.PRODUCT, "mrr", "an amount of money", text -> decimal(text, MONEY_MAX.negate(), MONEY_MAX));
        bench.text(Column.PRODUCT_MRR, View.PRODUCT, "mrr", products);
        bench.text(Column.PRODUCT_CURRENCY, View.PRODUCT, "currency", products);
        bench.reference(Column.PRODUCT_SLA, View.PRODUCT, "sla_id", products, slas);
        ids(Column.PLACE_ID, Column.PLACE_NAME, places, View.PLACE);
        bench.reference(Column.PLACE_PARENT, View.PLACE, "parent_id", places, places);
        promises();
    }

    void parties(Keyed customers, Keyed vnos, Keyed services) {
        bench.reference(Column.SERVICE_VNO, View.SERVICE, "vno_id", services, vnos);
        bench.text(Column.CUSTOMER_LANGUAGE, View.CUSTOMER, "language", customers);
        bench.text(Column.CUSTOMER_CONTACTS, View.CUSTOMER, "contacts", customers);
        bench.text(Column.CUSTOMER_FLAGS, View.CUSTOMER, "emergency", customers);
        bench.text(Column.VNO_KIND, View.VNO, "kind", vnos);
        bench.reference(Column.VNO_PARENT, View.VNO, "parent_id", vnos, vnos);
        bench.text(Column.VNO_LANGUAGE, View.VNO, "language", vnos);
        bench.text(Column.VNO_CONTACTS, View.VNO, "contacts", vnos);
    }

    private void promises() {
        ids(Column.SLA_ID, Column.SLA_NAME, slas, View.SLA);
        BigDecimal all = BigDecimal.valueOf(100);
        check(View.SLA, "availability_target", "a percentage", text -> decimal(text, BigDecimal.ZERO, all));
        check(
                View.SLA,
                "period",
                "month, quarter or year",
                text -> Sla.Period.of(text).isPresent());
        check(
                View.SLA,
                "clock",
                "'24x7' or like 'Mo-Fr 08:00-18:00'",
                text -> ServiceHours.of(text).isPresent());
        check(View.SLA, "zone", "a time zone like Europe/Berlin", Terms::zone);
        check(
                View.SLA,
                "credit_steps",
                "like '99.9:5, 99.5:10'",
                text -> Sla.Credit.list(text).isPresent());
        check(View.SLA, "restore_minutes", "a number of minutes", text -> decimal(text, BigDecimal.ZERO, MONEY_MAX));
        bench.text(Column.SLA_TARGET, View.SLA, "availability_target", slas);
        bench.text(Column.SLA_PERIOD, View.SLA, "period", slas);
        bench.text(Column.SLA_CLOCK, View.SLA, "clock", slas);
        bench.text(Column.SLA_ZONE, View.SLA, "zone", slas);
        bench.text(Column.SLA_CREDITS, View.SLA, "credit_steps", slas);
        bench.text(Column.SLA_RESTORE, View.SLA, "restore_minutes", slas);
        bench.text(Column.SLA_EXCUSED, View.SLA, "maintenance_excused", slas);
    }

    private void ids(Column id, Column name, Keyed table, View view) {
        bench.columns().put(id, table.keys());
        bench.columns().put(name, Assembly.named(table, bench.read(view)[view.at("name")]));
    }

    private void users(Keyed services) {
        IntColumn read = bench.read(View.SERVICE)[View.SERVICE.at("end_user_count")];
        if (read.silent()) {
            return;
        }
        int[] asRead = new Amounts(bench.texts(), bench.strays(), USERS_MAX)
                .read(View.SERVICE, read, "end_user_count", 0, TextPool.ABSENT);
        int[] users = new int[asRead.length];
        for (int row = 0; row < users.length; row++) {
            users[row] = asRead[services.read(row)];
        }
        bench.columns().put(Column.SERVICE_USERS, Amounts.collapsed(users, TextPool.ABSENT));
    }

    /** Takes out what cannot be read as what it should be. */
    private void check(View view, String column, String wanted, Predicate<String> good) {
        IntColumn[] read = bench.read(view);
        IntColumn before = read[view.at(column)];
        IntColumn after = new IntColumn();
        Strays.Count wrong = new Strays.Count();
        for (int row = 0; row < before.size(); row++) {
            int text = before.get(row);
            boolean taken = text == TextPool.ABSENT || good.test(bench.texts().text(text));
            if (!taken) {
                wrong.add(bench.texts().text(text));
            }
            after.add(taken ? text : TextPool.ABSENT);
        }
        read[view.at(column)] = after;
        bench.strays().note(view, column + " is not " + wanted, wrong, before.size(), "it is read as unsaid there");
    }

    private static boolean decimal(String text, BigDecimal least, BigDecimal most) {
        try {
            BigDecimal value = new BigDecimal(text);
            return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
        } catch (NumberFormatException noNumber) {
            return false;
        }
    }

    private static boolean zone(String text) {
        try {
            return !ZoneId.of(text).getId().isEmpty();
        } catch (DateTimeException unknown) {
            return false;
        }
    }
}
