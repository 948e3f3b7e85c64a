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
        assertNull(Heap.newExtents(Integer.MAX_VALUE));
        assertNull(Heap.newTables(Integer.MAX_VALUE));
        assertNull(Heap.newRoot(new Layout(3, 3, 1, 2, Integer.MAX_VALUE)));
    }

    @Test
    void whatItCanGiveHasTheLength() {
        final Layout layout = new Layout(3, 3, 4, 8, 6);
        assertEquals(3, Heap.newInts(3).length);
        assertEquals(4, Heap.newExtents(4).length);
        assertEquals(5, Heap.newTables(5).length);
        assertEquals(layout.extentWords, Heap.newExtent(layout).length);
        assertEquals(8, Heap.newTable(layout).length);
        assertEquals(6, Heap.newRoot(layout).length);
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
