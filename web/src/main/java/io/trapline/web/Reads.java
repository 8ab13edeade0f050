package io.trapline.web;

import io.trapline.mediation.Desk;
import io.trapline.mediation.board.Readings;
import io.trapline.web.live.Live;
import io.trapline.web.live.Snapshots;

/** What the handlers of one room read from and act through. */
record Reads(Readings readings, Desk desk, Snapshots snapshots, Live live, Voices voices) {}
