package io.trapline.web;

/** A request that cannot be answered as asked: a status, a stable word and one sentence for a person. */
final class Problem extends RuntimeException {

    private final int status;
    private final String error;

    Problem(int status, String error, String detail) {
        super(detail);
        this.status = status;
        this.error = error;
    }

    static Problem notFound(String what, String id) {
        return new Problem(404, "notFound", "There is no " + what + " \"" + id + "\".");
    }

    int status() {
        return status;
    }

    String error() {
        return error;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
