package org.bpstree.check;

import org.bpstree.trace.Profile;
import org.bpstree.trace.Step;

/** An implementation under check: answers steps in the words of the trace language. */
public interface Subject extends AutoCloseable {
    /**
     * Takes a step and says what came of it.
     *
     * @throws SubjectException if there is no answer: it ended, was silent, or said something else
     */
    String answer(Step step);

    /** What it offers. */
    default Profile profile() {
        return Profile.ALL;
    }

    /** Whether it compares its shape and statistics with what they must be when asked for them. */
    default boolean knowsItsShape() {
        return false;
    }

    /** Requests refused so far; -1 if the implementation cannot tell. */
    default long refusals() {
        return -1;
    }

    /** Extents granted and not given back; -1 if the implementation cannot tell. */
    default long held() {
        return -1;
    }

    /** Ends the implementation's tree, all its views closed. */
    @Override
    void close();
}
