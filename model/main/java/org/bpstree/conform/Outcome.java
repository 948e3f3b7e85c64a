package org.bpstree.conform;

import java.nio.file.Path;
import java.util.List;
import org.bpstree.check.Failure;

/**
 * What came of one case of the corpus, or of the random part.
 *
 * @param id      the case's id, or random:RULE
 * @param group   the case's folder, or random
 * @param verdict what came of it
 * @param reasons why it was skipped, each enough; none otherwise
 * @param failure what went wrong, or null
 * @param steps   of the shrunk trace; 0 if nothing went wrong
 * @param file    where the shrunk trace is, or null
 * @param again   what the replay of that trace shows, in words; empty if there is none
 * @param seconds that it took
 */
public record Outcome(String id, String group, Verdict verdict, List<String> reasons, Failure failure, int steps,
                      Path file, String again, double seconds) {
    /** The group of what is about the protocol alone. */
    static final String PROTOCOL = "protocol";

    /** The ways it can end. */
    public enum Verdict {
        PASSED("passed"), FAILED("failed"), SKIPPED("skipped"), KNOWN("known failure"),
        FIXED("passes, but is listed as a known failure");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        /** In words. */
        public String words() {
            return words;
        }

        /** Whether the run is to be reported as failed. */
        public boolean bad() {
            return this == FAILED || this == FIXED;
        }
    }

    /** One that was not run. */
    static Outcome skipped(String id, String group, List<String> reasons) {
        return new Outcome(id, group, Verdict.SKIPPED, reasons, null, 0, null, "", 0);
    }

    /** Whether something was run, so that the verdict says something of the implementation. */
    public boolean checked() {
        return verdict != Verdict.SKIPPED && !group.equals(PROTOCOL);
    }
}
