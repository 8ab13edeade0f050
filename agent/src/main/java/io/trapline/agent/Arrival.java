package io.trapline.agent;

/**
 * One datagram, frame or internal input that is not journaled yet: it has no number and no time.
 * The receiver of an arrival owns {@code bytes}; nobody writes to them afterwards.
 */
public record Arrival(Envelope envelope, byte[] bytes) {}
