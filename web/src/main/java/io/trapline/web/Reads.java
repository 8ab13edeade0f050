package io.trapline.web;

import io.trapline.mediation.Desk;
import io.trapline.mediation.board.Readings;
import io.trapline.web.live.Live;
import io.trapline.web.live.Snapshots;
import java.util.function.Predicate;

/**
 * What the handlers of one room read from and act through.
 *
 * @param theirs whether who asks may act on an alarm that they see
 */
record Reads(Readings readings, Desk desk, Snapshots snapshots, Live live, Voices voices, Predicate<String> theirs) {}
