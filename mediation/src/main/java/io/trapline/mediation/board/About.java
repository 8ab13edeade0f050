package io.trapline.mediation.board;

import java.time.Instant;
import java.util.List;

/**
 * What runs here and what it goes by. Secrets are hidden before they come here.
 *
 * @param version of the product
 * @param java that runs it
 * @param started when the process began
 * @param settings of the main file as they are in force, read once at start
 * @param weights of the score, in the order in which its terms are explained
 * @param ruleFiles names of the rule files that were read
 * @param mibRemarks what is wrong with MIB files that were found
 */
public record About(
        String version,
        String java,
        Instant started,
        List<Named> settings,
        List<Named> weights,
        List<String> ruleFiles,
        List<String> mibRemarks) {

    /** Nothing is known. */
    public static final About NONE = new About("", "", Instant.EPOCH, List.of(), List.of(), List.of(), List.of());

    About weighed(List<Named> by) {
        return new About(version, java, started, settings, by, ruleFiles, mibRemarks);
    }

    /** A value by its name or path. */
    public record Named(String name, String value) {}
}
