package org.bpstree.explore;

import org.bpstree.check.Failure;
import org.bpstree.trace.Trace;

/**
 * A shortest way to something wrong.
 *
 * @param trace      the operations, each refusal with the steps that arm and disarm it
 * @param begun      operations that lead to where the exploration began
 * @param operations how many operations it takes from there
 * @param failure    what is wrong after the last of them
 */
public record Counterexample(Trace trace, int begun, int operations, Failure failure) { }
