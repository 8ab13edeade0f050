package io.trapline.web.page;

import io.trapline.enrichment.Hit;
import io.trapline.enrichment.ServiceState;
import io.trapline.mediation.board.AlarmRow;
import io.trapline.mediation.board.CustomerCard;
import io.trapline.mediation.board.DeedRow;
import io.trapline.mediation.board.Readings;
import io.trapline.mediation.board.TicketRow;
import io.trapline.web.query.AlarmQuery;
import io.trapline.web.query.BoardIndex;
import io.trapline.web.query.Figures;
import io.trapline.web.query.Params;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One box for whatever a caller says: customer, account, service, circuit, device, ticket, phone number. What is
 * answered is the question behind it: a known fault, since when, which ticket, were they told?
 */
public final class Search {

    public static final int LIMIT_DEFAULT = 10;
    public static final int LIMIT_MAX = 50;

    /** Customers of one circuit or ticket that are answered for. */
    private static final int PERSONS_MAX = 5;

    /** A comment kept on the customer that begins with this says that they were told. */
    public static final String INFORMED = "informed";

    /** Who told the customer, and when. */
    public record Informed(Instant at, String operator, String text) {}

    /**
     * A customer and how it stands.
     *
     * @param cause what the worst alarm says; null when there is none
     * @param informed the newest note of that since the outage began; null when there is none
     */
    public record Person(
            String customerId,
            String customerName,
            String tier,
            boolean affected,
            @Nullable Instant affectedSince,
            long down,
            long degraded,
            long atRisk,
            List<String> alarmIds,
            @Nullable String cause,
            @Nullable String ticket,
            @Nullable Informed informed) {}

    /**
     * Something that was found.
     *
     * @param kind customer, contact, account, service, resource or alarm
     * @param persons the customers behind it, of an alarm when its ticket was asked for; those of a large resource
     *     are not named
     * @param customers how many they are
     */
    public record Finding(String kind, String id, String name, List<Person> persons, int customers) {}

    private final Readings readings;

    public Search(Readings readings) {
        this.readings = readings;
    }

    /** @param limit of each kind */
    public List<Finding> find(BoardIndex index, String text, int limit) {
        if (text.isBlank()) return List.of();
        List<Finding> findings = new ArrayList<>();
        for (Hit hit : readings.find(text, limit)) {
            List<Person> persons = hit.customerIds().stream()
                    .limit(PERSONS_MAX)
                    .flatMap(id -> person(index, id).stream())
                    .toList();
            findings.add(new Finding(hit.kind().word(), hit.id(), hit.name(), persons, hit.customers()));
        }
        AlarmQuery query =
                AlarmQuery.of(Params.parse("state=open&q=" + URLEncoder.encode(text, StandardCharsets.UTF_8)));
        index.alarms().stream()
                .filter(query::matches)
                .limit(limit)
                .forEach(alarm -> findings.add(new Finding(
                        "alarm",
                        alarm.alarmId(),
                        said(alarm),
                        byTicket(alarm, text) ? hurtBy(index, alarm.alarmId()) : List.of(),
                        alarm.customers())));
        return findings;
    }

    /** Who names a ticket asks for the customers behind it; who names a device does not. */
    private static boolean byTicket(AlarmRow alarm, String text) {
        String asked = text.strip().toLowerCase(Locale.ROOT);
        return alarm.tickets().stream()
                .map(TicketRow::reference)
                .anyMatch(reference ->
                        reference != null && reference.toLowerCase(Locale.ROOT).contains(asked));
    }

    private List<Person> hurtBy(BoardIndex index, String alarmId) {
        return index.board().customers().stream()
                .filter(row -> row.alarmIds().contains(alarmId))
                .limit(PERSONS_MAX)
                .flatMap(row -> person(index, row.customerId()).stream())
                .toList();
    }

    private static String said(AlarmRow alarm) {
        return alarm.device() + (alarm.where().isEmpty() ? "" : " " + alarm.where()) + ": " + alarm.specificProblem();
    }

    private Optional<Person> person(BoardIndex index, String id) {
        return readings.customer(id).map(card -> person(index, card));
    }

    private Person person(BoardIndex index, CustomerCard card) {
        var customer = card.customer();
        Figures figures = index.customer(customer.id()).orElse(null);
        if (figures == null) {
            return new Person(
                    customer.id(), customer.name(), customer.tier(), false, null, 0, 0, 0, List.of(), null, null, null);
        }
        AlarmRow cause = figures.cause();
        return new Person(
                customer.id(),
                customer.name(),
                customer.tier(),
                true,
                figures.row().affectedSince(),
                figures.count(ServiceState.DOWN),
                figures.count(ServiceState.DEGRADED),
                figures.count(ServiceState.AT_RISK),
                figures.row().alarmIds(),
                cause == null ? null : said(cause),
                figures.row().ticket(),
                informed(customer.id(), figures.row().affectedSince()));
    }

    private @Nullable Informed informed(String customerId, Instant since) {
        for (DeedRow said : readings.comments(customerId).reversed()) {
            boolean told = said.text().toLowerCase(Locale.ROOT).startsWith(INFORMED);
            if (told && !said.at().isBefore(since)) return new Informed(said.at(), said.operator(), said.text());
        }
        return null;
    }
}
