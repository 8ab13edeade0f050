package io.trapline.mediation.board;

import io.trapline.config.ScoreWeights;
import io.trapline.enrichment.BssStatus;
import io.trapline.mediation.turn.State;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What a board shows beside what the outcome journal says.
 *
 * @param epoch changes with every start of the process
 * @param bss how the BSS is now; called on the board thread
 * @param forwarders what the forwarders are doing, beside the state given; called on the board thread
 * @param site zone for SLAs that name none
 * @param reached stream time in nanoseconds up to which everything is decided; called on the board thread
 * @param ear hears the news of alarms since the state that boards begin with, perhaps again
 * @param weights of scores
 */
public record Surroundings(
        String epoch,
        Supplier<BssStatus> bss,
        Function<State, List<ForwarderRow>> forwarders,
        ZoneId site,
        LongSupplier reached,
        AlarmEar ear,
        ScoreWeights weights) {}
