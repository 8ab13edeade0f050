package io.trapline.web;

/** A request that cannot be answered as asked: a status, a stable word and one sentence for a person. */
public final class Problem extends RuntimeException {

    private final int status;
    private final String error;

    /** @param error a stable word, for programs */
    public Problem(int status, String error, String detail) {
        super(detail);
        this.status = status;
        this.error = error;
    }

    public static Problem notFound(String what, String id) {
        return new Problem(404, "notFound", "There is no " + what + " \"" + id + "\".");
    }

    public int status() {
        return status;
    }

    /** A stable word, for programs. */
    public String error() {
        return error;
    }

    /** One sentence for a person. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
