package io.trapline.mediation.board;

import io.trapline.enrichment.Customer;
import io.trapline.enrichment.Inventory;
import io.trapline.mediation.exclusion.ExclusionBook.Kept;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A customer whom people said an alarm does not affect.
 *
 * @param customerName the id where the BSS knows no name
 * @param vno name of the virtual operator; null for a direct customer
 * @param vnoId its id; null for a direct customer
 * @param operator who said so
 * @param why from a person: hostile until escaped
 * @param at when it was said
 * @param until stream time of its end
 * @param recordNumber the input that brought it
 */
public record ExclusionRow(
        String alarmId,
        String customerId,
        String customerName,
        @Nullable String vno,
        @Nullable String vnoId,
        String operator,
        String why,
        Instant at,
        Instant until,
        long recordNumber) {

    private static final Comparator<ExclusionRow> ENDS_FIRST = Comparator.comparing(ExclusionRow::until)
            .thenComparing(ExclusionRow::alarmId)
            .thenComparing(ExclusionRow::customerId);

    static List<ExclusionRow> of(List<Kept> kept, @Nullable Inventory inventory) {
        return kept.stream().map(one -> row(one, inventory)).sorted(ENDS_FIRST).toList();
    }

    private static ExclusionRow row(Kept kept, @Nullable Inventory inventory) {
        var said = kept.exclusion();
        Customer customer =
                inventory == null ? null : inventory.customer(said.customerId()).orElse(null);
        return new ExclusionRow(
                said.alarmId(),
                said.customerId(),
                customer == null ? said.customerId() : customer.name(),
                customer == null || inventory == null ? null : PathWords.vno(customer, inventory),
                customer == null ? null : customer.vnoId(),
                said.operator(),
                said.why(),
                Times.instant(kept.at().wallNanos()),
                Times.instant(kept.untilNanos()),
                kept.at().number());
    }

    /** Whom an alarm does not affect. */
    static Set<String> customers(List<Kept> kept, String alarmId) {
        return kept.stream()
                .map(Kept::exclusion)
                .filter(said -> said.alarmId().equals(alarmId))
                .map(said -> said.customerId())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** An explanation, ending with what people said when it is of such a customer. */
    static Explanation told(Explanation explained, List<ExclusionRow> rows) {
        ExclusionRow said = rows.stream()
                .filter(row -> row.alarmId().equals(explained.alarmId())
                        && row.customerId().equals(explained.customerId()))
                .findFirst()
                .orElse(null);
        if (said == null) {
            return explained;
        }
        var steps = new ArrayList<>(explained.steps());
        steps.add("But %s said at %s that it is not affected, until %s: %s"
                .formatted(said.operator(), said.at(), said.until(), said.why()));
        return new Explanation(
                explained.alarmId(),
                explained.inventoryVersion(),
                explained.confidence(),
                explained.customerId(),
                false,
                List.copyOf(steps));
    }
}
