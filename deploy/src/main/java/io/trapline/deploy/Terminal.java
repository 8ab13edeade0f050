package io.trapline.deploy;

import java.io.InputStream;
import java.io.PrintStream;

/** The three streams of a command: {@code out} carries its data and nothing else, {@code err} the talk. */
record Terminal(InputStream in, PrintStream out, PrintStream err) {}
