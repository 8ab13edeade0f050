package io.trapline.mediation.forward;

/** Takes reports into the input journal. */
public interface ReportSink {

    /** Returns once the report is durable; waits while intake is braked. */
    void report(Report report) throws InterruptedException;
}
