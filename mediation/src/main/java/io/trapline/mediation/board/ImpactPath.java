package io.trapline.mediation.board;

import java.util.List;

/**
 * Why one service of one customer is affected by one alarm.
 *
 * @param steps from the packet to the customer, one sentence each
 */
public record ImpactPath(
        String customerId,
        String customerName,
        String accountId,
        String serviceId,
        String serviceName,
        String inventoryVersion,
        List<String> steps) {}
