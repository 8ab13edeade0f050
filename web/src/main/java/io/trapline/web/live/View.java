package io.trapline.web.live;

/** One thing to look at, with its filter: all who look at the same name share one rendering. */
public interface View {

    /** Canonical, e.g. {@code customers?tier=gold}: the same name shows the same. */
    String name();

    /** Renders it; called by the live thread and by whoever opens it first. */
    Frame frame(Snapshot snapshot);

    /** True when {@code after} may show something else than {@code before}. */
    boolean changes(Snapshot before, Snapshot after);
}
