package io.trapline.web;

import io.trapline.enrichment.Account;
import io.trapline.enrichment.Vno;
import io.trapline.mediation.board.About;
import io.trapline.mediation.board.AccountCard;
import io.trapline.mediation.board.ComplaintsView;
import io.trapline.mediation.board.Explanation;
import io.trapline.mediation.board.ForwarderRow;
import io.trapline.mediation.board.LedgerView;
import io.trapline.mediation.forward.Subscriptions;
import io.trapline.mediation.impact.CustomerImpact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A network operation centre that has an answer to every question there is. */
final class FullNoc extends Noc implements Subscriptions {

    private final List<Subscription> subscriptions = new ArrayList<>();

    FullNoc() {
        super("full");
        Scenes.oltDown(this);
        forwarder(new ForwarderRow("jira", "webhook", "ok", 0, 0, 0, null));
        GroupsTest.fill(this);
        event(Scenes.syslogEvent(2, START.plusSeconds(200), "noted", "fan 3 failed", null));
        event(Scenes.unreadableEvent(3, START.plusSeconds(201)));
        renew();
        inbox(NamesTest.inbox());
        unmatched(Shift.unmatched()).sources(Shift.sources()).names(NamesTest.SHIPPED);
        comment(Scenes.OLT_ALARM, "field team", "kim");
        commentCustomer(Scenes.KLINIKUM, "Informed at 20:10", "kim");
        comment("A-00001", "splicer on site", "kim");
        acknowledge("A-00001", true, "kim");
        publish();
    }

    /** What is gone once it was dealt with is there again. */
    void renew() {
        refuse(new LedgerView.RefusedSender(
                "snmp-main", "notInTimeWindow", "10.2.2.7:161", "noc", "80001f88", 12, START, START));
        endExclusions();
    }

    @Override
    public ComplaintsView complaints() {
        var row = new ComplaintsView.Row(
                "Q-1", START, Scenes.KLINIKUM, List.of("SVC-991"), "phone", "no network", Scenes.OLT_ALARM, true);
        return new ComplaintsView(1, 100.0, 0, List.of(row));
    }

    @Override
    public Optional<Vno> vno(String vnoId) {
        return vnoId.equals("V-1") ? Optional.of(new Vno("V-1", "Nordnetz")) : Optional.empty();
    }

    @Override
    public Optional<AccountCard> account(String accountId) {
        var account = new Account("77120", Scenes.KLINIKUM, "Hauptstandort");
        return accountId.equals("77120")
                ? Optional.of(new AccountCard(account, null, null, Optional.empty(), List.of(), CustomerImpact.NONE))
                : Optional.empty();
    }

    @Override
    public Optional<Explanation> explain(String alarmId, @Nullable String whyNot) {
        return alarmId.equals(Scenes.OLT_ALARM)
                ? Optional.of(new Explanation(alarmId, "9f2c55aa", 100, whyNot, true, List.of("It is so.")))
                : Optional.empty();
    }

    @Override
    public Optional<Explanation> explain(long recordNumber, @Nullable String whyNot) {
        return recordNumber == 1 ? explain(Scenes.OLT_ALARM, whyNot) : Optional.empty();
    }

    @Override
    public About about() {
        var one = List.of(new About.Named("web.bind", "127.0.0.1:8080"));
        return new About("1.2.3", "25", START, one, one, List.of("if-mib.yaml"), List.of());
    }

    @Override
    public synchronized Subscription register(String callback, String query) {
        var one = new Subscription("L-" + subscriptions.size(), callback, query);
        subscriptions.add(one);
        return one;
    }

    @Override
    public synchronized boolean unregister(String id) {
        return subscriptions.removeIf(one -> one.id().equals(id));
    }

    @Override
    public synchronized List<Subscription> all() {
        return List.copyOf(subscriptions);
    }
}
