package io.trapline.web;

import io.trapline.enrichment.ServiceState;
import io.trapline.mediation.Severity;
import io.trapline.mediation.board.CustomerRow;
import io.trapline.mediation.board.CustomerRow.ServiceRow;
import io.trapline.mediation.board.ImpactPath;
import io.trapline.mediation.board.TicketRow;
import io.trapline.mediation.impact.CustomerImpact;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A network with customers of three virtual operators and of none. Whatever names a customer bears the
 * word CANARY and the operator: in names, accounts, services, messages, raw bytes, paths, comments and
 * tickets. One alarm each hurts one of them alone; one hurts all.
 */
final class Canaries {

    static final List<String> OWNERS = List.of("north", "south", "west", "direct");
    static final String SHARED = "A-SHARED1";

    private Canaries() {}

    static Noc fill(Noc noc) {
        long record = 1;
        List<ImpactPath> all = new ArrayList<>();
        for (String owner : OWNERS) {
            noc.affect(customer(owner));
            noc.event(Scenes.syslogEvent(record, Noc.START, "changed", word(owner) + " is down", alarmId(owner)));
            ImpactPath path = path(owner);
            all.add(path);
            noc.alarm(
                    Scenes.alarm(
                                    alarmId(owner),
                                    "olt-" + owner,
                                    "description=" + word(owner),
                                    Severity.MAJOR,
                                    "down: " + word(owner),
                                    Noc.START,
                                    record++)
                            .known("R-" + owner, 1, 1)
                            .ticket(new TicketRow("k", "desk", "open", "TCK-" + word(owner)))
                            .row(),
                    path);
            noc.comment(alarmId(owner), "call " + word(owner), "kim");
            noc.commentCustomer(customerId(owner), "note of " + word(owner), "kim");
        }
        noc.event(Scenes.syslogEvent(record, Noc.START, "changed", all(), SHARED));
        noc.alarm(
                Scenes.alarm(SHARED, "core-1", "ifIndex=7", Severity.CRITICAL, "cut: " + all(), Noc.START, record)
                        .known("R-core-1", OWNERS.size(), OWNERS.size())
                        .ticket(new TicketRow("k", "desk", "open", "TCK-" + all()))
                        .row(),
                all.toArray(new ImpactPath[0]));
        noc.comment(SHARED, "called " + all(), "kim");
        return noc.publish();
    }

    static String word(String owner) {
        return "CANARY-" + owner.toUpperCase(Locale.ROOT) + "-GMBH";
    }

    static String customerId(String owner) {
        return "C-" + owner + "-1";
    }

    static String alarmId(String owner) {
        return "A-" + owner.toUpperCase(Locale.ROOT) + "1";
    }

    /** Every trace of an owner: the word, its bytes in hex, and the ids. */
    static List<String> traces(String owner) {
        return List.of(
                word(owner),
                HexFormat.of().formatHex(word(owner).getBytes(StandardCharsets.UTF_8)),
                customerId(owner),
                "SVC-" + owner,
                "ACC-" + owner);
    }

    private static String all() {
        return String.join(" ", OWNERS.stream().map(Canaries::word).toList());
    }

    private static @Nullable String vno(String owner) {
        return owner.equals("direct") ? null : owner;
    }

    private static CustomerRow customer(String owner) {
        return new CustomerRow(
                customerId(owner),
                word(owner),
                "gold",
                vno(owner),
                List.of("ACC-" + owner),
                List.of(new ServiceRow(
                        "SVC-" + owner, "Line of " + word(owner), ServiceState.DOWN, "ACC-" + owner, Noc.START)),
                Severity.CRITICAL,
                660,
                List.of("1 down × gold 4 × 1 × 40 = 160", "revenue 4711.00 EUR, band 3 × 20 = 60"),
                Noc.START,
                List.of(alarmId(owner), SHARED),
                "TCK-" + word(owner),
                CustomerImpact.NONE);
    }

    private static ImpactPath path(String owner) {
        return new ImpactPath(
                customerId(owner),
                word(owner),
                "ACC-" + owner,
                "SVC-" + owner,
                "Line of " + word(owner),
                "9f2c55aa01b3c4d5",
                List.of("port of " + word(owner), "SVC-" + owner + " belongs to " + customerId(owner)));
    }
}
