package org.bpstree.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The store on its own: its ledger, what it copies, its ids' end, and a heap that has no more. */
class StoreTest {
    private final TestSource source = new TestSource();

    private BlockStore store(Layout layout) {
        return new BlockStore(layout, source);
    }

    @Test
    void theLedgerIsSetTakenFromAndEnded() {
        final BlockStore store = store(new Layout(3, 3, 2, 2));
        assertTrue(store.reserve(3, 5));
        store.beginChange();
        assertEquals(3, store.blocksLeft());
        assertEquals(5, store.touchesLeft());
        final int id = store.acquire();
        assertEquals(2, id, "the highest fresh id is on top");
        assertEquals(2, store.blocksLeft());
        assertEquals(4, store.touchesLeft());
        store.touch(id);
        assertEquals(2, store.blocksLeft());
        assertEquals(3, store.touchesLeft());
        Block.setCount(store.words(id), store.base(id), 2);
        store.release(id);
        assertEquals(0, Block.count(store.words(id), store.base(id)));
        assertEquals(id, store.freeId(0));
        store.endChange();
        assertEquals(0, store.blocksLeft());
        assertEquals(0, store.touchesLeft());
        assertEquals(3, store.freeCount());
        assertEquals(3, store.blockCount());
    }

    @Test
    void freeBlocksAreReservedFirst() {
        final BlockStore store = store(new Layout(3, 3, 1, 2));
        assertTrue(store.reserve(2, 2));
        store.beginChange();
        store.endChange();
        final long requests = source.requests();
        assertTrue(store.reserve(2, 2));
        store.beginChange();
        assertEquals(requests, source.requests());
        assertTrue(store.reserve(4, 4));
        store.beginChange();
        assertEquals(4, store.blockCount());
        assertEquals(3, store.freeId(0));
        assertEquals(2, store.freeId(1));
        assertEquals(1, store.freeId(2));
        assertEquals(0, store.freeId(3));
        store.ascendingIds(2);
        assertEquals(2, store.freeId(0));
        assertEquals(3, store.freeId(1));
        assertEquals(1, store.freeId(2));
    }

    /** Extents, tables and root tables asked for, from nothing, by the number of blocks. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8})
    void asksForWhatTheBlocksNeed(int blocksPerExtent) {
        for (int blocks = 1; blocks < 40; blocks++) {
            final TestSource fresh = new TestSource();
            final BlockStore store = new BlockStore(new Layout(3, 3, blocksPerExtent, 4), fresh);
            assertTrue(store.reserve(blocks, blocks));
            store.beginChange();
            final int extents = (blocks + blocksPerExtent - 1) / blocksPerExtent;
            assertEquals(extents + (extents + 3) / 4 + 1, fresh.held());
            assertEquals(fresh.held(), store.stock().heldCount());
            assertEquals(fresh.held(), store.headCount());
            assertEquals(0, store.stock().count());
            Trim.destroy(store);
            assertEquals(0, fresh.held());
        }
    }

    @Test
    void aTouchCopiesWhatIsSharedAndOnlyOnce() {
        final BlockStore store = store(new Layout(3, 3, 2, 2));
        assertTrue(store.reserve(12, 12));
        store.beginChange();
        store.endChange();
        for (int id = 0; id < 12; id++) {
            store.words(id)[store.base(id) + 5] = 100 + id;
        }
        final Image view = new Image();
        Views.open(store, view);
        assertEquals(6, store.sharedExtents());
        assertEquals(3, store.sharedTables());
        assertTrue(store.sharesRoot());
        assertTrue(Views.has(store, view));
        assertFalse(Views.has(store, new Image()));
        assertSame(view, store.newest());
        assertTrue(store.reserve(0, 4));
        store.beginChange();
        assertEquals(4 + 3 + 1, store.stock().count(), "no more tables than are shared");
        final long[] before = store.words(0);
        store.touch(1);
        assertEquals(3 + 2 + 0, store.stock().count());
        assertNotSame(before, store.words(0));
        assertNotSame(view.root, store.head.root);
        assertSame(before, view.words(store.layout, 0));
        assertEquals(100, store.words(0)[store.base(0) + 5]);
        assertEquals(101, store.words(1)[store.base(1) + 5]);
        store.touch(0);
        assertEquals(3 + 2, store.stock().count(), "the extent is the head's alone already");
        store.touch(2);
        assertEquals(2 + 2, store.stock().count(), "so is its table");
        store.touch(11);
        assertEquals(1 + 1, store.stock().count());
        assertEquals(3, store.sharedExtents());
        assertEquals(1, store.sharedTables());
        assertFalse(store.sharesRoot());
        assertSame(view.root[1], store.head.root[1]);
        assertEquals(111, store.words(11)[store.base(11) + 5]);
        assertEquals(3 + 2 + 1, store.stock().heldCount() - store.headCount() - store.stock().count());
        store.endChange();
        Views.close(store, view);
        assertEquals(0, store.sharedExtents());
        assertEquals(0, store.stock().heldCount() - store.headCount() - store.stock().count());
        assertEquals(source.held(), store.stock().heldCount());
        assertNull(view.root);
        assertEquals(0, view.extentCount);
    }

    /** A change that needs new extents in a new table and copies of shared ones needs both at once. */
    @Test
    void newAndSharedExtentsAreReservedTogether() {
        final BlockStore store = store(new Layout(3, 3, 1, 2));
        assertTrue(store.reserve(4, 4));
        store.beginChange();
        store.endChange();
        Views.open(store, new Image());
        final int held = source.held();
        // Five fresh blocks: five extents in three tables. Six touches: four shared extents in two tables, the root.
        assertTrue(store.reserve(9, 6));
        assertEquals(held + 5 + 3 + 4 + 2 + 1, source.held());
        store.beginChange();
        assertEquals(4 + 2 + 1, store.stock().count());
        for (int id = 0; id < 4; id++) {
            store.touch(id);
        }
        assertEquals(0, store.stock().count());
    }

    @Test
    void idsUsedUpAreRefusedAndFreeOnesServeAgain() {
        // Four extents of one table of one root table: 8 blocks.
        final Trees.Pair pair = new Trees.Pair(new Layout(3, 3, 2, 4, 1));
        long key = 0;
        while (pair.tree.insert(key, key) == Result.INSERTED) {
            pair.model.put(key, key);
            key++;
        }
        final long requests = pair.source.requests();
        final String shape = Dump.of(pair.tree);
        assertEquals(Result.REFUSED, pair.tree.insert(key, key));
        assertEquals(requests, pair.source.requests(), "the source is not to blame");
        assertEquals(shape, Dump.of(pair.tree));
        assertEquals(8, pair.tree.layout().maxBlocks);
        assertTrue(pair.model.size() > 6);
        assertTrue(pair.tree.blockCount() - pair.tree.freeCount() + pair.tree.head().depth() + 1 > 8);
        pair.require();
        while (pair.model.size() > 2) {
            pair.delete(pair.model.firstKey());
        }
        pair.insert(1000, 1);
        pair.insert(1001, 1);
        pair.require();
    }

    @Test
    void theLastIdCanBeUsed() {
        final BlockStore store = store(new Layout(3, 3, 2, 2, 1));
        assertFalse(store.reserve(5, 5));
        assertEquals(0, source.requests());
        assertTrue(store.reserve(4, 4));
        store.beginChange();
        assertEquals(4, store.blockCount());
        assertFalse(store.reserve(5, 5));
        assertEquals(4, store.blocksLeft(), "a refusal opens no ledger");
    }

    @Test
    void theHeapHasNoRootTable() {
        final BlockStore store = store(new Layout(3, 3, 1, 2, Integer.MAX_VALUE));
        requireRefused(store, 1, 2);
        assertEquals(3, source.requests());
    }

    @Test
    void theHeapHasNoTable() {
        final BlockStore store = store(new Layout(3, 3, 1, 1 << 30, 1));
        // A table is 4 GiB at least.
        Assumptions.assumeTrue(Runtime.getRuntime().maxMemory() < 4L << 30);
        requireRefused(store, 1, 1);
        assertEquals(2, source.requests());
    }

    @Test
    void theHeapHasNoExtent() {
        final BlockStore store = store(new Layout(3, 3, 1 << 24, 2));
        final int extents = (int) (Runtime.getRuntime().maxMemory() / (8L * Layout.MAX_EXTENT_WORDS)) + 1;
        assertFalse(store.reserve(extents << 24, 0));
        assertEquals(source.held(), store.stock().count());
        assertTrue(store.stock().count() < extents);
        requireEmpty(store);
    }

    @Test
    void theHeapHasNoStockOfExtents() {
        final BlockStore store = store(new Layout(3, 3, 1, 1 << 30, 2));
        requireRefused(store, Integer.MAX_VALUE - 1, 0);
        assertEquals(0, source.requests());
    }

    @Test
    void theHeapHasNoStockOfTables() {
        final BlockStore store = store(new Layout(3, 3, 1, 2));
        assertTrue(store.stock().fillTables(2));
        assertFalse(store.stock().fillTables(Integer.MAX_VALUE));
        assertEquals(2, store.stock().count());
        Trim.trim(store);
        requireEmpty(store);
    }

    /** As if so many ids were in use that the free list cannot hold them all. */
    @Test
    void theHeapHasNoRoomInTheFreeList() {
        final BlockStore store = store(new Layout(3, 3, 1, 1 << 30, 2));
        final int ids = store.layout.maxBlocks - 1;
        Fields.set(store, "blockCount", ids);
        store.head.extentCount = ids + 1;
        assertFalse(store.reserve(1, 1));
        assertEquals(ids, store.blockCount());
        assertEquals(0, store.freeCount());
        assertEquals(0, store.touchesLeft());
    }

    private void requireRefused(BlockStore store, int blocks, int spare) {
        assertFalse(store.reserve(blocks, 1));
        assertEquals(spare, store.stock().count());
        requireEmpty(store);
    }

    /** Nothing is in use; what is spare goes back to the last extent. */
    private void requireEmpty(BlockStore store) {
        assertEquals(source.held(), store.stock().heldCount());
        assertEquals(0, store.blockCount());
        assertEquals(0, store.headCount());
        assertEquals(0, store.blocksLeft());
        assertEquals(0, store.touchesLeft());
        Trim.trim(store);
        assertEquals(0, store.stock().count());
        assertEquals(0, source.held());
    }
}
