package org.bpstree.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The heap as a source: null instead of an error, and the growth of arrays. */
class HeapTest {
    private static final int MOST = Integer.MAX_VALUE - 8;

    @Test
    void whatTheJvmCannotGiveIsNull() {
        assertNull(Heap.newInts(Integer.MAX_VALUE));
        assertNull(Heap.newExtent(Integer.MAX_VALUE));
        assertNull(Heap.newTable(Integer.MAX_VALUE));
        assertNull(Heap.newRoot(Integer.MAX_VALUE));
    }

    @Test
    void whatItCanGiveHasTheLength() {
        assertEquals(3, Heap.newInts(3).length);
        assertEquals(4, Heap.newExtent(4).length);
        assertEquals(5, Heap.newTable(5).length);
        assertEquals(6, Heap.newRoot(6).length);
    }

    @Test
    void growsByHalfAndAtLeastToWhatIsNeeded() {
        assertEquals(8, Heap.grown(0, 1));
        assertEquals(8, Heap.grown(0, 8));
        assertEquals(9, Heap.grown(0, 9));
        assertEquals(23, Heap.grown(10, 11));
        assertEquals(24, Heap.grown(11, 12));
        assertEquals(1000, Heap.grown(10, 1000));
    }

    @Test
    void growsToNoMoreThanAnArrayCanHave() {
        assertEquals(MOST, Heap.grown(MOST - 1, MOST));
        assertEquals(MOST, Heap.grown(1_500_000_000, 1_500_000_001));
        assertEquals(1_500_000_008, Heap.grown(1_000_000_000, 1_000_000_001));
        assertEquals(MOST + 1, Heap.grown(MOST, MOST + 1), "to be refused, not to be cut");
        int length = 0;
        for (int step = 0; step < 60; step++) {
            final int grown = Heap.grown(length, length + 1);
            assertTrue(grown > length);
            length = Math.min(grown, MOST - 1);
        }
        assertEquals(MOST - 1, length);
    }
}
