/**
 * Names for numbers: a tolerant reader of SMIv1 and SMIv2 modules (RFC 1155, 1212, 1215, 2578, 2579), the
 * compiled catalogue that ships, and how values are worded by their types.
 *
 * <p>Names are presentation. What is journaled and decided knows only OIDs, so that a run decides the same
 * whatever modules are loaded; readers (pages, API, offline decoding) resolve names when they show something.
 * A module that cannot be read costs its own names and nothing else.
 *
 * <p>{@link io.trapline.mediation.mib.MibText#read} is the one entry for foreign bytes.
 */
@NullMarked
package io.trapline.mediation.mib;

import org.jspecify.annotations.NullMarked;
