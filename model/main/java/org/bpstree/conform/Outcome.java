package org.bpstree.conform;

import java.nio.file.Path;
import org.bpstree.check.Failure;

/**
 * What came of one case of the corpus, or of the random part.
 *
 * @param id      the case's id, or random:RULE
 * @param group   the case's folder, or random
 * @param verdict what came of it
 * @param reason  why it was skipped; empty otherwise
 * @param failure what went wrong, or null
 * @param steps   of the shrunk trace; 0 if nothing went wrong
 * @param file    where the shrunk trace is, or null
 * @param seconds that it took
 */
public record Outcome(String id, String group, Verdict verdict, String reason, Failure failure, int steps, Path file,
                      double seconds) {
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
}
