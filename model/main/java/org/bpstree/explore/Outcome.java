package org.bpstree.explore;

import org.bpstree.check.Shard;

/**
 * What came of an exploration.
 *
 * @param bound          what was explored
 * @param shard          the part of the states that was judged
 * @param closed         whether every state was expanded
 * @param states         states met
 * @param projected      in an exact exploration, how many canonical forms they have; else 0
 * @param levels         operations in a row after which nothing was new, or the bound's depth
 * @param widest         most states first met after the same number of operations
 * @param tally          what was done
 * @param seconds        time taken
 * @param cpuSeconds     time that the workers computed, all together
 * @param bytes          bytes of the visited set and of the frontier at most
 * @param counterexample what is wrong, or null
 */
public record Outcome(Bound bound, Shard shard, boolean closed, long states, long projected, int levels, long widest,
                      Tally tally, double seconds, double cpuSeconds, long bytes, Counterexample counterexample) { }
