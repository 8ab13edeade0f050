package io.trapline.mediation.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.inventory.Built;
import io.trapline.enrichment.inventory.InventoryDraft;
import io.trapline.enrichment.inventory.View;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** 50,000 customers of an OLT among as many windows as there may be: one look each, then nothing but a look-up. */
class ManyExcusesTest {

    private static final int CUSTOMERS = 50_000;
    private static final Instant NOW = Instant.parse("2026-11-26T03:00:00Z");

    @Test
    void allOfABigDeviceAreAnsweredAmongAThousandWindows() {
        Inventory olt = olt();
        var windows = new ArrayList<Announced>();
        for (int i = 0; i < WindowBook.WINDOWS_MAX; i++) {
            String scope = switch (i % 4) {
                case 0 -> "device=olt-" + i;
                case 1 -> "customer=c" + i;
                case 2 -> "site=pop-" + i;
                default -> "resource=pon" + i;
            };
            windows.add(window(i, scope));
        }
        var excuses = new Excuses(windows, olt);
        long first = nanos(excuses);
        long again = nanos(excuses);
        System.out.printf(
                "FIGURE excuses customers=%d windows=%d firstMillis=%d againMillis=%d%n",
                CUSTOMERS, windows.size(), first / 1_000_000, again / 1_000_000);
        assertThat(excuses.covers("M-0", "s49999")).isTrue();
        assertThat(excuses.covers("M-4", "s49999")).as("another device's").isFalse();
    }

    private static long nanos(Excuses excuses) {
        long from = NOW.minusSeconds(3_600).toEpochMilli();
        long began = System.nanoTime();
        for (int i = 0; i < CUSTOMERS; i++) {
            assertThat(excuses.of("s" + i, from, NOW.toEpochMilli()).isEmpty()).isFalse();
        }
        return System.nanoTime() - began;
    }

    private static Announced window(int number, String scope) {
        return new Announced(
                new Window(
                        "M-" + number,
                        "work",
                        List.of(Scope.parse(scope)),
                        LocalDateTime.parse("2026-01-01T02:30"),
                        LocalDateTime.parse("2026-01-01T04:00"),
                        ZoneOffset.UTC,
                        "FREQ=DAILY",
                        "",
                        "kim"),
                Instant.MIN,
                Instant.MAX);
    }

    private static Inventory olt() {
        var draft = new InventoryDraft();
        draft.add(View.RESOURCE, "olt", "device", "olt-0", null, null);
        draft.add(View.SLA, "yes", null, null, null, null, null, null, null, "true");
        draft.add(View.PRODUCT, "kind", null, "1", "EUR", "yes");
        for (int i = 0; i < CUSTOMERS; i++) {
            String pon = "pon" + i / 64;
            if (i % 64 == 0) {
                draft.add(View.RESOURCE, pon, "ponPort", null, "olt", "olt");
            }
            draft.add(View.CUSTOMER, "c" + i, "Customer " + i, "gold", null);
            draft.add(View.ACCOUNT, "a" + i, "c" + i, null);
            draft.add(View.SERVICE, "s" + i, "Fibre", "active", "a" + i, "kind");
            draft.add(View.SERVICE_RESOURCE, "s" + i, pon, null);
        }
        return switch (draft.build(Instant.EPOCH)) {
            case Built.Complete(var inventory, var remarks) -> inventory;
            case Built.Refused(String sentence) -> throw new AssertionError(sentence);
        };
    }
}
