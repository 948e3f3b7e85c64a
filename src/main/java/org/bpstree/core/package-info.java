/**
 * The verified core: a B+*-tree of long keys and long values over a block allocator that may refuse memory.
 *
 * <p>Plain Java throughout (arrays, ints, longs), since the prover reads this package as it stands. Nothing here
 * depends on anything but java.lang.
 */
package org.bpstree.core;
