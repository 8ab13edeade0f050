/**
 * Coverage-guided fuzzing of everything that reads what strangers send: what is held of every input
 * ({@link io.trapline.deploy.fuzz.Bounds}), the campaigns that run one target each in a process of its
 * own, and the seeds they start from. Targets that need words of a package's inside live beside that
 * package's name in this test tree.
 */
@NullMarked
package io.trapline.deploy.fuzz;

import org.jspecify.annotations.NullMarked;
