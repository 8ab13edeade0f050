package io.trapline.web.page;

import io.trapline.mediation.board.LedgerView;
import java.util.List;

/** The conservation equations as a person checks them: term by term, each side summed. */
public record Books(List<Equation> equations) {

    /** One counted term. */
    public record Term(String name, long value) {}

    /** Left side and right side, which must be equal; the catalogue has its title as {@code health.book.NAME}. */
    public record Equation(String name, List<Term> left, List<Term> right) {

        public long difference() {
            return sum(left) - sum(right);
        }

        private static long sum(List<Term> terms) {
            return terms.stream().mapToLong(Term::value).sum();
        }
    }

    public static Books of(LedgerView l) {
        long refused = l.refused().values().stream().mapToLong(Long::longValue).sum();
        return new Books(List.of(
                new Equation(
                        "door",
                        List.of(new Term("read", l.read()), new Term("recovered", l.recovered())),
                        List.of(new Term("journaled", l.journaled()), new Term("refused", refused))),
                new Equation(
                        "mediator",
                        List.of(new Term("journaled", l.journaled())),
                        List.of(
                                new Term("event", l.event()),
                                new Term("unreadable", l.unreadable()),
                                new Term("internal", l.internal()),
                                new Term("behind", l.behind()))),
                new Equation(
                        "events",
                        List.of(new Term("event", l.event())),
                        List.of(
                                new Term("changed", l.changed()),
                                new Term("repeated", l.repeated()),
                                new Term("noted", l.noted()),
                                new Term("suppressed", l.suppressed()),
                                new Term("retransmit", l.retransmit()))),
                new Equation(
                        "desks",
                        List.of(new Term("forwardable", l.forwardable())),
                        List.of(
                                new Term("delivered", l.delivered()),
                                new Term("pending", l.pending()),
                                new Term("parked", l.parked()),
                                new Term("coalesced", l.coalesced()),
                                new Term("droppedByOperator", l.droppedByOperator())))));
    }
}
