/**
 * Numbered, checked, append-only documents on disk, and how they become durable.
 * The only package that knows Chronicle Queue; holds bytes and never asks what they mean.
 */
@NullMarked
package io.trapline.agent.journal;

import org.jspecify.annotations.NullMarked;
