/**
 * The User-based Security Model of SNMPv3 on bytes at hand: is this message from whom it says, and
 * what does it say (RFC 3414, RFC 3826, RFC 7860, and the drafts behind 3DES, AES-192 and AES-256).
 *
 * <p>Pure: no sockets, no clock, no users kept. Time windows, engines seen and policies belong to the
 * listener; what a scoped PDU means belongs to mediation.
 */
@NullMarked
package io.trapline.agent.usm;

import org.jspecify.annotations.NullMarked;
