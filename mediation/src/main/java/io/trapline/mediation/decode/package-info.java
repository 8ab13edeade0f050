/**
 * What the bytes of a device say: SNMP messages and syslog lines of every dialect become
 * {@link io.trapline.mediation.Decoded} words.
 *
 * <p>Pure: no I/O, no clock, no locale. Decoding never throws and never discards; what cannot be
 * read is an {@link io.trapline.mediation.Decoded.Unreadable} that says why. Own code, offset based,
 * no regex: this is the path of every datagram. What a message means for an alarm does not belong
 * here, nor does anything that needs a secret.
 */
@NullMarked
package io.trapline.mediation.decode;

import org.jspecify.annotations.NullMarked;
