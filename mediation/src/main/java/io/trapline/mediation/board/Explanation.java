package io.trapline.mediation.board;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way of one alarm or event from its record to customers, step by step.
 *
 * @param alarmId empty for an event whose alarm nobody knows any more, or that touched none
 * @param inventoryVersion that the steps refer to; null when there is none
 * @param customerId of whom it was asked; null when of nobody
 * @param affected whether that customer is affected by this alarm; false when nobody was asked for
 * @param steps one sentence each; when it was asked why not, the last is the first step that failed
 */
public record Explanation(
        String alarmId,
        @Nullable String inventoryVersion,
        int confidence,
        @Nullable String customerId,
        boolean affected,
        List<String> steps) {}
