package io.trapline.agent.listen;

/** Told along a connection's pipeline: it has to end, for this reason. */
record Ending(Meter.Event reason) {}
