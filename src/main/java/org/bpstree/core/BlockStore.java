package org.bpstree.core;

/**
 * Blocks by id, copied on write where a view shares them; memory is taken by the extent and may be refused.
 *
 * <p>A change is reserve and beginChange, then touch, acquire and release in any order, then endChange. Only
 * {@link #reserve} can be refused, and it changes spare capacity only. It sets a ledger (touches and blocks that the
 * change may take), and the spare capacity covers the ledger: each touch copies at most one extent, one table and,
 * once, the root table, and never more extents or tables than are shared. Hence nothing asks for memory after a
 * granted reservation.
 */
final class BlockStore {
    /*@ spec_public @*/ final Layout layout;
    /** The image that changes. */
    /*@ spec_public @*/ final Image head = new Image();
    /*@ spec_public @*/ final Stock stock;
    /*@ spec_public @*/ final FreeList free = new FreeList();

    /** Ids handed out so far: each is in use or in the free list. */
    /*@ spec_public @*/ int blockCount;
    /** The view frozen last; null if there is none. */
    /*@ spec_public nullable @*/ Image newest;

    /** Extents, tables, and whether the root table, that the head shares with the newest view. */
    /*@ spec_public @*/ int sharedExtents;
    /*@ spec_public @*/ int sharedTables;
    /*@ spec_public @*/ boolean sharedRoot;

    /** The ledger: what the running change may still take. */
    /*@ spec_public @*/ int touchesLeft;
    /*@ spec_public @*/ int blocksLeft;

    /** What a granted reservation adds at its beginning: blocks, and the extents and tables for them. */
    /*@ spec_public @*/ int freshBlocks;
    /*@ spec_public @*/ int freshExtents;
    /*@ spec_public @*/ int freshTables;
    /*@ spec_public @*/ boolean freshRoot;

    /*+KEY@ public normal_behavior
      @   ensures covered() && touchesLeft == 0 && blocksLeft == 0;
      @
      @   assignable \nothing;
      @*/
    BlockStore(Layout layout, ExtentSource source) {
        this.layout = layout;
        stock = new Stock(layout, source);
    }

    /**
     * Always but between a granted reservation and the beginning of its change: the stock covers what the ledger lets
     * the change copy. Between changes no touch is left, which makes this easy.
     */
    /*+KEY@ public model_behavior
      @   accessible head, layout, free, stock, touchesLeft, blocksLeft, sharedExtents, sharedTables, sharedRoot,
      @     stock.layout, stock.source, stock.extentCount, stock.tableCount, stock.root, free.count;
      @ helper model boolean covered() {
      @   return head != null && layout != null && free != null && stock != null
      @     && stock.layout != null && stock.source != null
      @     && 0 <= stock.extentCount && stock.extentCount <= Integer.MAX_VALUE
      @     && 0 <= stock.tableCount && stock.tableCount <= Integer.MAX_VALUE
      @     && 0 <= free.count && free.count <= Integer.MAX_VALUE
      @     && 0 <= touchesLeft && touchesLeft <= Integer.MAX_VALUE
      @     && 0 <= blocksLeft && blocksLeft <= free.count
      @     && 0 <= sharedExtents && sharedExtents <= Integer.MAX_VALUE
      @     && (touchesLeft <= stock.extentCount || sharedExtents <= stock.extentCount)
      @     && 0 <= sharedTables && sharedTables <= Integer.MAX_VALUE
      @     && (touchesLeft <= stock.tableCount || sharedTables <= stock.tableCount)
      @     && (sharedRoot && 1 <= touchesLeft ==> stock.root != null);
      @ }
      @*/

    /** Between a granted reservation and the beginning of its change: the stock covers what is to be added as well. */
    /*+KEY@ public model_behavior
      @   accessible head, layout, free, stock, touchesLeft, blocksLeft, sharedExtents, sharedTables, sharedRoot,
      @     freshBlocks, freshExtents, freshTables, freshRoot,
      @     stock.layout, stock.source, stock.extentCount, stock.tableCount, stock.root, free.count;
      @ helper model boolean granted() {
      @   return head != null && layout != null && free != null && stock != null
      @     && stock.layout != null && stock.source != null
      @     && 0 <= stock.extentCount && stock.extentCount <= Integer.MAX_VALUE
      @     && 0 <= stock.tableCount && stock.tableCount <= Integer.MAX_VALUE
      @     && 0 <= free.count && free.count <= Integer.MAX_VALUE
      @     && 0 <= touchesLeft && touchesLeft <= Integer.MAX_VALUE
      @     && 0 <= freshBlocks && freshBlocks <= Integer.MAX_VALUE
      @     && 0 <= blocksLeft && blocksLeft <= free.count + freshBlocks
      @     && 0 <= freshExtents && freshExtents <= Integer.MAX_VALUE
      @     && 0 <= freshTables && freshTables <= Integer.MAX_VALUE
      @     && 0 <= sharedExtents && sharedExtents <= Integer.MAX_VALUE
      @     && (freshExtents + touchesLeft <= stock.extentCount || freshExtents + sharedExtents <= stock.extentCount)
      @     && 0 <= sharedTables && sharedTables <= Integer.MAX_VALUE
      @     && (freshTables + touchesLeft <= stock.tableCount || freshTables + sharedTables <= stock.tableCount)
      @     && (freshRoot || sharedRoot && 1 <= touchesLeft ==> stock.root != null)
      @     && (freshRoot ==> !sharedRoot);
      @ }
      @*/

    /**
     * Makes sure that a change can touch and acquire so much; false if memory was refused or the ids are used up
     * (a negative number of blocks is one that overflowed).
     *
     * @param blocks  acquisitions, each of which is one of the touches as well
     * @param touches touches
     */
    /*+KEY@ behavior
      @   requires covered() && touchesLeft == 0;
      @   requires 0 <= touches || blocks < 0;
      @
      @   ensures \result ==> granted() && touchesLeft == touches && blocksLeft == blocks;
      @   ensures !\result ==> covered() && touchesLeft == 0 && blocksLeft == \old(blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable touchesLeft, blocksLeft, freshBlocks, freshExtents, freshTables, freshRoot,
      @     stock.extents, stock.extents[stock.extentCount .. Integer.MAX_VALUE], stock.extentCount,
      @     stock.tables, stock.tables[stock.tableCount .. Integer.MAX_VALUE], stock.tableCount,
      @     stock.root, stock.heldCount, free.ids;
      @*/
    /*+KEY@ helper @*/ boolean reserve(int blocks, int touches) {
        if (blocks < 0 || !measure(blocks) || !secure(touches)) {
            return false;
        }
        grant(blocks, touches);
        return true;
    }

    /** Computes what has to be added for so many blocks; false if the ids are used up. */
    /*+KEY@ behavior
      @   requires covered();
      @
      @   ensures covered();
      @   ensures \result ==> 0 <= freshBlocks && freshBlocks <= Integer.MAX_VALUE;
      @   ensures \result ==> blocks <= free.count + freshBlocks;
      @   ensures \result ==> 0 <= freshExtents && freshExtents <= Integer.MAX_VALUE;
      @   ensures \result ==> 0 <= freshTables && freshTables <= Integer.MAX_VALUE;
      @   ensures \result && freshRoot ==> !sharedRoot;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable freshBlocks, freshExtents, freshTables, freshRoot;
      @*/
    private /*+KEY@ helper @*/ boolean measure(int blocks) {
        final int blocksToAdd = blocksToAdd(blocks);
        if (!hasIds(blocksToAdd)) {
            return false;
        }
        freshBlocks = blocksToAdd;
        measureExtents(blockCount + blocksToAdd);
        return true;
    }

    /*+KEY@ behavior
      @   requires covered();
      @
      @   ensures covered();
      @   ensures 0 <= freshExtents && freshExtents <= Integer.MAX_VALUE;
      @   ensures 0 <= freshTables && freshTables <= Integer.MAX_VALUE;
      @   ensures freshRoot ==> !sharedRoot;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable freshExtents, freshTables, freshRoot;
      @*/
    private /*+KEY@ helper @*/ void measureExtents(int blocks) {
        final int extents = extentsToAdd(blocks);
        freshTables = tablesToAdd(blocks);
        freshRoot = rootToAdd(extents);
        freshExtents = extents;
    }

    /*+KEY@ behavior
      @   requires covered();
      @
      @   ensures covered() && 0 <= \result && \result <= Integer.MAX_VALUE && blocks <= free.count + \result;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ int blocksToAdd(int blocks) {
        return Stock.missing(blocks, free.count());
    }

    /*+KEY@ behavior
      @   requires covered();
      @
      @   ensures covered() && 0 <= \result && \result <= Integer.MAX_VALUE;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ int extentsToAdd(int blocks) {
        return Stock.missing(layout.extentsFor(blocks), head.extentCount());
    }

    /*+KEY@ behavior
      @   requires covered();
      @
      @   ensures covered() && 0 <= \result && \result <= Integer.MAX_VALUE;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ int tablesToAdd(int blocks) {
        return Stock.missing(tablesFor(layout.extentsFor(blocks)), tablesFor(head.extentCount()));
    }

    /*+KEY@ behavior
      @   requires covered();
      @
      @   ensures covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ int tablesFor(int extents) {
        return layout.tablesFor(extents);
    }

    /*+KEY@ behavior
      @   requires covered();
      @
      @   ensures covered();
      @   ensures \result && 0 <= blockCount && blockCount <= layout.maxBlocks && layout.maxBlocks <= Integer.MAX_VALUE
      @     ==> blockCount + blocksToAdd <= layout.maxBlocks;
      @   signals_only Throwable;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ boolean hasIds(int blocksToAdd) {
        return blocksToAdd <= layout.maxBlocks - blockCount;
    }

    /*+KEY@ behavior
      @   requires covered();
      @
      @   ensures covered() && (\result ==> !sharedRoot);
      @   signals_only Throwable;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ boolean rootToAdd(int extentsToAdd) {
        return extentsToAdd > 0 && head.extentCount == 0 && !sharedRoot;
    }

    /*+KEY@ behavior
      @   requires covered() && touchesLeft == 0 && 0 <= touches && 0 <= extents && 0 <= tables;
      @
      @   ensures covered();
      @   ensures \result ==> extents + touches <= stock.extentCount || extents + sharedExtents <= stock.extentCount;
      @   ensures \result ==> tables + touches <= stock.tableCount || tables + sharedTables <= stock.tableCount;
      @   ensures \result && (root || sharedRoot && 1 <= touches) ==> stock.root != null;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable stock.extents, stock.extents[stock.extentCount .. Integer.MAX_VALUE], stock.extentCount,
      @     stock.tables, stock.tables[stock.tableCount .. Integer.MAX_VALUE], stock.tableCount,
      @     stock.root, stock.heldCount;
      @*/
    private /*+KEY@ helper @*/ boolean fill(int touches, int extents, int tables, boolean root) {
        return fillExtents(touches, extents) && fillTables(touches, tables) && fillRoot(touches, root);
    }

    /*+KEY@ behavior
      @   requires covered() && touchesLeft == 0 && 0 <= touches && 0 <= extents;
      @
      @   ensures covered();
      @   ensures \result ==> extents + touches <= stock.extentCount || extents + sharedExtents <= stock.extentCount;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable stock.extents, stock.extents[stock.extentCount .. Integer.MAX_VALUE], stock.extentCount,
      @     stock.heldCount;
      @*/
    private /*+KEY@ helper @*/ boolean fillExtents(int touches, int extents) {
        return stock.fillExtents((long) extents + Stock.least(touches, sharedExtents));
    }

    /*+KEY@ behavior
      @   requires covered() && touchesLeft == 0 && 0 <= touches && 0 <= tables;
      @
      @   ensures covered();
      @   ensures \result ==> tables + touches <= stock.tableCount || tables + sharedTables <= stock.tableCount;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable stock.tables, stock.tables[stock.tableCount .. Integer.MAX_VALUE], stock.tableCount,
      @     stock.heldCount;
      @*/
    private /*+KEY@ helper @*/ boolean fillTables(int touches, int tables) {
        return stock.fillTables((long) tables + Stock.least(touches, sharedTables));
    }

    /*+KEY@ behavior
      @   requires covered() && touchesLeft == 0;
      @
      @   ensures covered();
      @   ensures \result && (root || sharedRoot && 1 <= touches) ==> stock.root != null;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable stock.root, stock.heldCount;
      @*/
    private /*+KEY@ helper @*/ boolean fillRoot(int touches, boolean root) {
        return stock.fillRoot(root || sharedRoot && touches > 0);
    }

    /*+KEY@ behavior
      @   requires covered();
      @
      @   ensures covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable free.ids;
      @*/
    private /*+KEY@ helper @*/ boolean makeRoom(int ids) {
        return free.makeRoom(ids);
    }

    /** Gets what was measured and what the touches may copy; false if memory was refused. */
    /*+KEY@ behavior
      @   requires covered() && touchesLeft == 0 && 0 <= touches;
      @   requires 0 <= freshExtents && freshExtents <= Integer.MAX_VALUE;
      @   requires 0 <= freshTables && freshTables <= Integer.MAX_VALUE;
      @
      @   ensures covered();
      @   ensures \result ==> freshExtents + touches <= stock.extentCount
      @     || freshExtents + sharedExtents <= stock.extentCount;
      @   ensures \result ==> freshTables + touches <= stock.tableCount
      @     || freshTables + sharedTables <= stock.tableCount;
      @   ensures \result && (freshRoot || sharedRoot && 1 <= touches) ==> stock.root != null;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable stock.extents, stock.extents[stock.extentCount .. Integer.MAX_VALUE], stock.extentCount,
      @     stock.tables, stock.tables[stock.tableCount .. Integer.MAX_VALUE], stock.tableCount,
      @     stock.root, stock.heldCount, free.ids;
      @*/
    private /*+KEY@ helper @*/ boolean secure(int touches) {
        return fill(touches, freshExtents, freshTables, freshRoot) && makeRoom(blockCount + freshBlocks);
    }

    /*+KEY@ normal_behavior
      @   requires covered() && 0 <= touches && 0 <= blocks && blocks <= free.count + freshBlocks;
      @   requires 0 <= freshBlocks && freshBlocks <= Integer.MAX_VALUE;
      @   requires 0 <= freshExtents && freshExtents <= Integer.MAX_VALUE;
      @   requires 0 <= freshTables && freshTables <= Integer.MAX_VALUE;
      @   requires freshExtents + touches <= stock.extentCount || freshExtents + sharedExtents <= stock.extentCount;
      @   requires freshTables + touches <= stock.tableCount || freshTables + sharedTables <= stock.tableCount;
      @   requires (freshRoot || sharedRoot && 1 <= touches) ==> stock.root != null;
      @   requires freshRoot ==> !sharedRoot;
      @
      @   ensures granted() && touchesLeft == touches && blocksLeft == blocks;
      @
      @   assignable touchesLeft, blocksLeft;
      @*/
    private /*+KEY@ helper @*/ void grant(int blocks, int touches) {
        touchesLeft = touches;
        blocksLeft = blocks;
    }

    /** Begins the change that was granted: adds the blocks that it needs, and the extents and tables for them. */
    /*+KEY@ behavior
      @   requires granted();
      @
      @   ensures covered();
      @   ensures touchesLeft == \old(touchesLeft) && blocksLeft == \old(blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    /*+KEY@ helper @*/ void beginChange() {
        Growth.addRoot(this);
        Growth.addTables(this);
        Growth.addExtents(this);
        Growth.addBlocks(this);
    }

    /** Lets a build take fresh ids in ascending order. */
    /*+KEY@ behavior
      @   requires covered();
      @
      @   ensures covered();
      @   ensures touchesLeft == \old(touchesLeft) && blocksLeft == \old(blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    /*+KEY@ helper @*/ void ascendingIds(int number) {
        free.reverseTop(number);
    }

    /** The change is over: what it did not take of the ledger lapses, the spare capacity stays. */
    /*+KEY@ behavior
      @   requires covered();
      @
      @   ensures covered() && touchesLeft == 0 && blocksLeft == 0;
      @   signals_only Throwable;
      @
      @   assignable touchesLeft, blocksLeft;
      @*/
    /*+KEY@ helper @*/ void endChange() {
        touchesLeft = 0;
        blocksLeft = 0;
    }

    /**
     * Makes a block private to the head, before its words are written. Words fetched earlier are stale: blocks of one
     * extent move together.
     */
    /*+KEYSTRICT@ normal_behavior
      @   requires sharedExtents == 0 && 1 <= touchesLeft && touchesLeft <= Integer.MAX_VALUE;
      @
      @   ensures touchesLeft == \old(touchesLeft) - 1;
      @
      @   assignable touchesLeft;
      @*/
    /*+KEY@ also behavior
      @   requires covered() && 1 <= touchesLeft;
      @
      @   ensures covered();
      @   ensures touchesLeft == \old(touchesLeft) - 1 && blocksLeft == \old(blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    /*+KEY@ helper @*/ void touch(int id) {
        if (sharedExtents > 0) {
            final int extent = extentOf(id);
            if (sharesExtent(extent)) {
                unshare(extent);
            }
        }
        touchesLeft--;
    }

    /** As {@link #touch} of so many blocks while the head shares none: there is nothing to copy, whichever they are. */
    /*+KEY@ behavior
      @   requires covered() && sharedExtents == 0;
      @   requires 0 <= blocks && blocks <= touchesLeft;
      @
      @   ensures covered();
      @   ensures touchesLeft == \old(touchesLeft) - blocks && blocksLeft == \old(blocksLeft);
      @   signals_only Throwable;
      @
      @   assignable touchesLeft;
      @*/
    /*+KEY@ helper @*/ void touchUnshared(int blocks) {
        touchesLeft -= blocks;
    }

    /*+KEY@ behavior
      @   requires covered();
      @
      @   ensures covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ int extentOf(int id) {
        return layout.extentOf(id);
    }

    /*+KEY@ behavior
      @   requires covered();
      @
      @   ensures covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ boolean sharesExtent(int extent) {
        return Image.sharesExtent(layout, head, newest, extent);
    }

    /*+KEY@ behavior
      @   requires covered();
      @
      @   ensures covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ boolean sharesTable(int table) {
        return Image.sharesTable(layout, head, newest, table);
    }

    /*+KEY@ behavior
      @   requires covered();
      @
      @   ensures covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ int tableOf(int extent) {
        return layout.tableOf(extent);
    }

    /*+KEY@ behavior
      @   requires covered();
      @
      @   ensures covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ int placeOf(int extent) {
        return layout.placeOf(extent);
    }

    /** In the course of a touch, which counts last: so many extents and tables that it copied are gone already. */
    /*+KEY@ public model_behavior
      @   accessible head, layout, free, stock, touchesLeft, blocksLeft, sharedExtents, sharedTables, sharedRoot,
      @     stock.layout, stock.source, stock.extentCount, stock.tableCount, stock.root, free.count;
      @ helper model boolean copied(int extents, int tables) {
      @   return head != null && layout != null && free != null && stock != null
      @     && stock.layout != null && stock.source != null
      @     && 0 <= stock.extentCount && stock.extentCount <= Integer.MAX_VALUE
      @     && 0 <= stock.tableCount && stock.tableCount <= Integer.MAX_VALUE
      @     && 0 <= free.count && free.count <= Integer.MAX_VALUE
      @     && 1 <= touchesLeft && touchesLeft <= Integer.MAX_VALUE
      @     && 0 <= blocksLeft && blocksLeft <= free.count
      @     && 0 <= sharedExtents && sharedExtents <= Integer.MAX_VALUE
      @     && (touchesLeft - extents <= stock.extentCount || sharedExtents <= stock.extentCount)
      @     && 0 <= sharedTables && sharedTables <= Integer.MAX_VALUE
      @     && (touchesLeft - tables <= stock.tableCount || sharedTables <= stock.tableCount)
      @     && (sharedRoot ==> stock.root != null);
      @ }
      @*/

    /*+KEY@ behavior
      @   requires covered() && 1 <= touchesLeft && 1 <= sharedExtents;
      @
      @   ensures copied(1, 1);
      @   ensures touchesLeft == \old(touchesLeft) && blocksLeft == \old(blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ void unshare(int extent) {
        final int table = tableOf(extent);
        final int place = placeOf(extent);
        if (sharedRoot) {
            copyRoot();
        }
        unshareTable(table);
        copyExtent(table, place);
    }

    /*+KEY@ behavior
      @   requires covered() && 1 <= touchesLeft && sharedRoot;
      @
      @   ensures covered();
      @   ensures touchesLeft == \old(touchesLeft) && blocksLeft == \old(blocksLeft);
      @   ensures sharedExtents == \old(sharedExtents);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ void copyRoot() {
        final long[][][] left = head.root;
        final long[][][] copy = stock.takeRoot();
        Stock.copyRoot(left, copy, layout.tablesFor(head.extentCount()));
        head.root = copy;
        sharedRoot = false;
        leaveRoot(left);
    }

    /** Extents that the newest view answers for. */
    /*+KEY@ behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ int viewExtents() {
        return newest == null ? 0 : newest.extentCount;
    }

    /** What the head leaves behind lists no more than the newest view answers for (V4). */
    /*+KEY@ behavior
      @   requires layout != null;
      @
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable left[0 .. left.length - 1];
      @*/
    private /*+KEY@ helper @*/ void leaveRoot(/*+KEY@ nullable @*/ long[][][] left) {
        Stock.clearRoot(left, layout.tablesFor(viewExtents()));
    }

    /*+KEY@ behavior
      @   requires covered() && 1 <= touchesLeft;
      @
      @   ensures copied(0, 1);
      @   ensures touchesLeft == \old(touchesLeft) && blocksLeft == \old(blocksLeft);
      @   ensures sharedExtents == \old(sharedExtents);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ void unshareTable(int table) {
        if (sharedTables > 0 && sharesTable(table)) {
            copyTable(table);
        }
    }

    /*+KEY@ behavior
      @   requires covered() && 1 <= touchesLeft && 1 <= sharedTables;
      @
      @   ensures copied(0, 1);
      @   ensures touchesLeft == \old(touchesLeft) && blocksLeft == \old(blocksLeft);
      @   ensures sharedExtents == \old(sharedExtents);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ void copyTable(int table) {
        final long[][] left = head.root[table];
        final long[][] copy = takeTable();
        Stock.copyTable(left, copy, copy.length);
        head.root[table] = copy;
        leaveTable(left, table);
    }

    /** The same of a table. */
    /*+KEY@ behavior
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable left[0 .. left.length - 1];
      @*/
    private /*+KEY@ helper @*/ void leaveTable(/*+KEY@ nullable @*/ long[][] left, int table) {
        Stock.clearTable(left, viewExtents() - table * layout.extentsPerTable);
    }

    /*+KEY@ behavior
      @   requires covered() && 1 <= touchesLeft && 1 <= sharedTables;
      @
      @   ensures copied(0, 1);
      @   ensures touchesLeft == \old(touchesLeft) && blocksLeft == \old(blocksLeft);
      @   ensures sharedExtents == \old(sharedExtents);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper nullable @*/ long /*+OPENJML@ nullable @*/ [][] takeTable() {
        sharedTables--;
        return stock.takeTable();
    }

    /*+KEY@ behavior
      @   requires copied(0, 1) && 1 <= sharedExtents;
      @
      @   ensures copied(1, 1);
      @   ensures touchesLeft == \old(touchesLeft) && blocksLeft == \old(blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ void copyExtent(int table, int place) {
        final long[] copy = takeExtent();
        Words.copy(head.root[table][place], 0, copy, 0, copy.length);
        head.root[table][place] = copy;
    }

    /*+KEY@ behavior
      @   requires copied(0, 1) && 1 <= sharedExtents;
      @
      @   ensures copied(1, 1);
      @   ensures touchesLeft == \old(touchesLeft) && blocksLeft == \old(blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper nullable @*/ long /*+OPENJML@ nullable @*/ [] takeExtent() {
        sharedExtents--;
        return stock.takeExtent();
    }

    /** Hands out the block released last, touched. */
    /*+KEY@ behavior
      @   requires covered() && 1 <= blocksLeft && 1 <= touchesLeft;
      @
      @   ensures covered();
      @   ensures touchesLeft == \old(touchesLeft) - 1 && blocksLeft == \old(blocksLeft) - 1;
      @   signals_only Throwable;
      @   diverges true;
      @*/
    /*+KEY@ helper @*/ int acquire() {
        blocksLeft--;
        final int id = free.pop();
        touch(id);
        return id;
    }

    /** Takes a block back that this change touched. */
    /*+KEY@ behavior
      @   requires covered();
      @
      @   ensures covered();
      @   ensures touchesLeft == \old(touchesLeft) && blocksLeft == \old(blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    /*+KEY@ helper @*/ void release(int id) {
        Block.setCount(words(id), base(id), 0);
        free.push(id);
    }

    /** The words of the head's extent that holds the block: written only after touch, fetched again after each. */
    /*+KEYSTRICT@ normal_behavior
      @   requires head != null && layout != null && Image.measured(layout) && head.legible(layout);
      @   requires 0 <= id && id / layout.blocksPerExtent < head.extentCount;
      @
      @   ensures head.lists(layout, id, \result);
      @
      @   assignable \strictly_nothing;
      @*/
    /*+KEY@ also behavior
      @   requires covered();
      @
      @   ensures covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper nullable @*/ long /*+OPENJML@ nullable @*/ [] words(int id) {
        return head.words(layout, id);
    }

    /** Where the block begins in its extent. */
    /*+KEYSTRICT@ normal_behavior
      @   requires layout != null && Image.measured(layout) && 0 <= id;
      @
      @   ensures 0 <= \result && \result <= Layout.MAX_EXTENT_WORDS;
      @   ensures \result == id % layout.blocksPerExtent * layout.blockWords;
      @
      @   assignable \strictly_nothing;
      @*/
    /*+KEY@ also behavior
      @   requires covered();
      @
      @   ensures covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ int base(int id) {
        return layout.baseOf(id);
    }

    /*+KEY@ behavior
      @   requires covered();
      @   ensures covered();
      @   ensures \result != null;
      @   signals_only Throwable;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ Layout layout() {
        return layout;
    }

    /** Where the items begin in a block of the level. */
    /*+KEYSTRICT@ normal_behavior
      @   requires layout != null && layout.geometry();
      @
      @   ensures \result == Layout.KEYS + (level == 0 ? layout.leafCapacity : layout.innerCapacity);
      @
      @   assignable \strictly_nothing;
      @*/
    /*+KEY@ also behavior
      @   requires covered();
      @
      @   ensures covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ int items(int level) {
        return layout.items(level);
    }

    /** Entries that a block of the level holds at most. */
    /*+KEY@ behavior
      @   requires covered();
      @
      @   ensures covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ int capacity(int level) {
        return layout.capacity(level);
    }

    /*@ normal_behavior
      @   ensures \result == blockCount;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ int blockCount() {
        return blockCount;
    }

    /*+KEY@ behavior
      @   requires free != null;
      @
      @   ensures \result == free.count;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ int freeCount() {
        return free.count();
    }

    /** The free id that would be acquired as the number-th from now; 0 is the next. */
    /*+KEY@ behavior
      @   requires free != null && free.ids != null;
      @   requires 0 <= number && number < free.count && free.count <= free.ids.length;
      @
      @   ensures \result == free.ids[free.count - 1 - number];
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ int freeId(int number) {
        return free.peek(number);
    }

    /** Extents and tables that the head uses, the root table included. */
    /*+KEY@ behavior
      @   requires covered();
      @
      @   ensures covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ int headCount() {
        final int extents = head.extentCount();
        return extents + tablesFor(extents) + (extents > 0 ? 1 : 0);
    }

    /** Memory that is not in use. */
    /*@ normal_behavior
      @   requires stock != null;
      @
      @   ensures \result == stock;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ Stock stock() {
        return stock;
    }

    /*+KEY@ normal_behavior
      @   requires covered();
      @
      @   ensures covered() && \result == newest;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper nullable @*/ /*+OPENJML@ nullable @*/ Image newest() {
        return newest;
    }

    /** Gives grants back that went out of use; the stock stays. */
    /*+KEY@ behavior
      @   requires covered();
      @
      @   ensures covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable stock.heldCount;
      @*/
    /*+KEYSTRICT@ also behavior
      @   requires stock != null && stock.source != null;
      @   requires 0 <= count && count <= stock.heldCount && stock.heldCount <= Integer.MAX_VALUE;
      @
      @   ensures stock.heldCount == \old(stock.heldCount) - count;
      @   signals_only Throwable;
      @
      @   assignable stock.heldCount;
      @*/
    /*+KEY@ helper @*/ void returnGrants(int count) {
        stock.returnGrants(count);
    }

    /** Gives the whole stock back, and so many grants besides that went out of use. */
    /*+KEY@ behavior
      @   requires covered() && touchesLeft == 0;
      @
      @   ensures covered() && touchesLeft == 0 && blocksLeft == \old(blocksLeft);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    /*+KEY@ helper @*/ void giveBack(int unused) {
        stock.giveBack(unused);
    }

    /*@ normal_behavior
      @   ensures \result == touchesLeft;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ int touchesLeft() {
        return touchesLeft;
    }

    /*@ normal_behavior
      @   ensures \result == blocksLeft;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ int blocksLeft() {
        return blocksLeft;
    }

    /*@ normal_behavior
      @   ensures \result == sharedExtents;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ int sharedExtents() {
        return sharedExtents;
    }

    /*@ normal_behavior
      @   ensures \result == sharedTables;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ int sharedTables() {
        return sharedTables;
    }

    /*@ normal_behavior
      @   ensures \result == sharedRoot;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ boolean sharesRoot() {
        return sharedRoot;
    }

    /** Puts saved ids and views in place; see {@link Snapshot}. */
    /*+KEY@ behavior
      @   requires covered();
      @
      @   ensures covered() && touchesLeft == 0 && blocksLeft == 0;
      @   signals_only Throwable;
      @   diverges true;
      @*/
    /*+KEY@ helper @*/ void restore(int blocks, /*+KEY@ nullable @*/ long[] words, int freeAt, int freeCount,
                                /*@ nullable @*/ Image newestView) {
        endChange();
        blockCount = blocks;
        restoreFree(blocks, words, freeAt, freeCount);
        newest = newestView;
        Views.countShared(this);
    }

    /*+KEY@ behavior
      @   requires covered() && touchesLeft == 0 && blocksLeft == 0;
      @
      @   ensures covered() && touchesLeft == 0 && blocksLeft == 0;
      @   signals_only Throwable;
      @   diverges true;
      @*/
    private /*+KEY@ helper @*/ void restoreFree(int blocks, /*+KEY@ nullable @*/ long[] words, int freeAt, int freeCount) {
        free.keepBelow(0);
        free.makeRoom(blocks);
        /*+KEY@ loop_invariant 0 <= i && covered() && touchesLeft == 0 && blocksLeft == 0;
          @ loop_modifies \everything;
          @*/
        for (int i = 0; i < freeCount; i++) {
            free.push((int) words[freeAt + i]);
        }
    }
}
