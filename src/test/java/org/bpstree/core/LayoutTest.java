package org.bpstree.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The geometry's bounds and its address arithmetic. */
class LayoutTest {
    private static final int HALF_MAX = 1 << 30;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "2|3|1|2|1|leaf capacity is 2, but must be from 3 to 65536",
        "0|3|1|2|1|leaf capacity is 0, but must be from 3 to 65536",
        "-5|3|1|2|1|leaf capacity is -5, but must be from 3 to 65536",
        "65537|3|1|2|1|leaf capacity is 65537, but must be from 3 to 65536",
        "3|2|1|2|1|inner capacity is 2, but must be from 3 to 65536",
        "3|65537|1|2|1|inner capacity is 65537, but must be from 3 to 65536",
        "3|3|0|2|1|blocks per extent is 0, but must be a power of two, at least 1",
        "3|3|3|2|1|blocks per extent is 3, but must be a power of two, at least 1",
        "3|3|-4|2|1|blocks per extent is -4, but must be a power of two, at least 1",
        "3|3|-2147483648|2|1|blocks per extent is -2147483648, but must be a power of two, at least 1",
        "3|3|1|1|1|extents per table is 1, but must be a power of two, at least 2",
        "3|3|1|6|1|extents per table is 6, but must be a power of two, at least 2",
        "3|3|1|2|0|tables is 0, but must be at least 1",
        "3|3|1|2|-1|tables is -1, but must be at least 1",
        "3|3|33554432|2|1|blocks per extent is 33554432, but must be at most 16777216 with blocks of 8 longs",
        "65536|3|1024|2|1|blocks per extent is 1024, but must be at most 1023 with blocks of 131074 longs",
    })
    void badNumberIsNamedWithItsBound(int leaf, int inner, int blocks, int extents, int tables, String message) {
        final IllegalArgumentException thrown = assertThrows(IllegalArgumentException.class,
            () -> new Layout(leaf, inner, blocks, extents, tables));
        assertEquals(message, thrown.getMessage());
    }

    @Test
    void theLastNumbersInsideTheBoundsAreTaken() {
        final Layout least = new Layout(3, 3, 1, 2, 1);
        assertEquals(8, least.blockWords);
        assertEquals(8, least.extentWords);
        assertEquals(2, least.maxBlocks);
        final Layout most = new Layout(1 << 16, 1 << 16, 512, 2, Integer.MAX_VALUE);
        assertEquals(131_074, most.blockWords);
        assertEquals(512 * 131_074, most.extentWords);
        final Layout widest = new Layout(3, 3, 1 << 24, 2, 1);
        assertEquals(Layout.MAX_EXTENT_WORDS, widest.extentWords);
    }

    @Test
    void theShorterConstructorTakesTheDefaultRootTable() {
        final Layout layout = new Layout(31, 24, 32, 64);
        assertEquals(2048, layout.tables);
        assertEquals(2048 * 64 * 32, layout.maxBlocks);
        assertEquals(31, layout.capacity(0));
        assertEquals(24, layout.capacity(1));
        assertEquals(24, layout.capacity(7));
        assertEquals(2 + 62, layout.blockWords);
        assertEquals(2 + 31, layout.items(0));
        assertEquals(2 + 24, layout.items(1));
        assertEquals(2 + 24, layout.items(5));
    }

    @Test
    void theLargerCapacityMakesTheBlock() {
        assertEquals(2 + 2 * 9, new Layout(9, 4, 1, 2).blockWords);
        assertEquals(2 + 2 * 9, new Layout(4, 9, 1, 2).blockWords);
    }

    @Test
    void idsEndBelowTheGreatestIntByAnExtent() {
        assertEquals(Integer.MAX_VALUE - 1, new Layout(3, 3, 1, HALF_MAX, Integer.MAX_VALUE).maxBlocks);
        assertEquals(Integer.MAX_VALUE - 8, new Layout(3, 3, 8, 1 << 20, 1 << 8).maxBlocks, "2^31 ids");
        assertEquals(Integer.MAX_VALUE - (1 << 23), new Layout(3, 3, 1 << 23, 1 << 30, 1 << 30).maxBlocks, "2^83 ids");
        assertEquals(HALF_MAX, new Layout(3, 3, 8, 1 << 20, 1 << 7).maxBlocks, "2^30 ids");
        // Below the limit, just at it, and above it.
        assertEquals(Integer.MAX_VALUE - 3, new Layout(3, 3, 1, 2, HALF_MAX - 2).maxBlocks);
        assertEquals(Integer.MAX_VALUE - 1, new Layout(3, 3, 1, 2, HALF_MAX - 1).maxBlocks);
        assertEquals(Integer.MAX_VALUE - 1, new Layout(3, 3, 1, 2, HALF_MAX).maxBlocks);
        assertEquals(Integer.MAX_VALUE - 15, new Layout(3, 3, 8, 2, (1 << 27) - 1).maxBlocks);
    }

    @Test
    void addressesOfEveryIdInSmallGeometries() {
        for (int blocks = 1; blocks <= 8; blocks *= 2) {
            for (int extents = 2; extents <= 8; extents *= 2) {
                final Layout layout = new Layout(3, 4, blocks, extents, 4);
                assertEquals(4 * extents * blocks, layout.maxBlocks);
                for (int id = 0; id < layout.maxBlocks; id++) {
                    requireAddress(layout, id);
                }
            }
        }
    }

    @Test
    void addressesOfLargeIds() {
        for (final Layout layout : new Layout[] {new Layout(3, 3, 1, 2, HALF_MAX), new Layout(31, 24, 1 << 10, 64, 1 << 20),
            new Layout(3, 3, 1 << 24, 1 << 6, 64), new Layout(8, 8, 4, HALF_MAX, 2)}) {
            for (int back = 1; back < 70; back++) {
                requireAddress(layout, layout.maxBlocks - back);
                requireAddress(layout, layout.maxBlocks / back - 1);
            }
        }
    }

    private static void requireAddress(Layout layout, int id) {
        final int extent = id / layout.blocksPerExtent;
        assertEquals(extent, layout.extentOf(id));
        assertEquals(id % layout.blocksPerExtent * layout.blockWords, layout.baseOf(id));
        assertTrue(layout.baseOf(id) + layout.blockWords <= layout.extentWords);
        assertEquals(extent / layout.extentsPerTable, layout.tableOf(extent));
        assertEquals(extent % layout.extentsPerTable, layout.placeOf(extent));
        assertTrue(layout.tableOf(extent) < layout.tables);
        assertEquals(extent + 1, layout.extentsFor(id + 1));
        assertEquals(layout.tableOf(extent) + 1, layout.tablesFor(extent + 1));
    }

    @Test
    void nothingNeedsNoExtentAndNoTable() {
        final Layout layout = new Layout(3, 3, 4, 2);
        assertEquals(0, layout.extentsFor(0));
        assertEquals(0, layout.tablesFor(0));
        assertEquals(1, layout.extentsFor(4));
        assertEquals(2, layout.extentsFor(5));
        assertEquals(1, layout.tablesFor(2));
        assertEquals(2, layout.tablesFor(3));
    }

    @Test
    void theMinimumIsTwoThirdsRoundedDown() {
        final int[] expected = {2, 2, 3, 4, 4, 5, 6, 6};
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], Layout.minimum(i + 3));
        }
        assertEquals(20, Layout.minimum(31));
        assertEquals(16, Layout.minimum(24));
    }

    @Test
    void twoNumbersInOneWordComeOutAgain() {
        final int[] numbers = {0, 1, 2, 77, 1 << 16, 1 << 30, Integer.MAX_VALUE - 1, Integer.MAX_VALUE};
        for (final int high : numbers) {
            for (final int low : numbers) {
                final long word = Layout.pack(high, low);
                assertEquals(high, Layout.high(word));
                assertEquals(low, Layout.low(word));
            }
        }
        assertEquals(6, Layout.high(Layout.pack(5, 9) + Layout.ONE_ELEMENT));
        assertEquals(9, Layout.low(Layout.pack(5, 9) + Layout.ONE_ELEMENT));
    }
}
