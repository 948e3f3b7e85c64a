package org.bpstree.core;

/**
 * Memory that was granted and is not in use yet: spare extents, tables and a root table; and the account of all grants.
 *
 * <p>The only place that asks the source. What is taken out is accounted for until it is given back.
 */
final class Stock {
    /*@ spec_public @*/ private final Layout layout;
    /*@ spec_public @*/ private final ExtentSource source;

    /*+KEY@ nullable @*/ long[][] extents = new long[0][];
    /*@ spec_public @*/ private int extentCount;
    /*+KEY@ nullable @*/ long[][][] tables = new long[0][][];
    /*@ spec_public @*/ private int tableCount;
    /*+KEY@ nullable @*/ long /*+OPENJML@ nullable @*/ [][][] root;

    /** Grants not given back: the head's, the views' and the spare ones. */
    /*@ spec_public @*/ private int heldCount;

    /*@ normal_behavior
      @   ensures this.layout == layout && this.source == source;
      @   ensures extentCount == 0 && tableCount == 0 && root == null && heldCount == 0;
      @
      @   assignable \nothing;
      @*/
    Stock(Layout layout, ExtentSource source) {
        this.layout = layout;
        this.source = source;
    }

    /**
     * Fills the stock of extents up to a number; false if memory was refused.
     *
     * @param needed a long, so that the caller's sum cannot overflow
     */
    /*+KEY@ behavior
      @   requires layout != null && source != null;
      @   requires 0 <= extentCount && extentCount <= Integer.MAX_VALUE;
      @
      @   ensures \result ==> needed <= extentCount;
      @   ensures \old(extentCount) <= extentCount && extentCount <= Integer.MAX_VALUE;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable extents, extents[extentCount .. Integer.MAX_VALUE], extentCount, heldCount;
      @*/
    /*+KEY@ helper @*/ boolean fillExtents(long needed) {
        if (needed > extents.length && !growExtents(needed)) {
            return false;
        }
        /*+KEY@ loop_invariant \old(extentCount) <= extentCount && extentCount <= Integer.MAX_VALUE;
          @ loop_modifies extentCount, extents[\old(extentCount) .. Integer.MAX_VALUE], heldCount;
          @*/
        while (extentCount < needed) {
            if (!addExtent()) {
                return false;
            }
        }
        return true;
    }

    /*+KEY@ behavior
      @   requires 0 <= extentCount && extentCount <= Integer.MAX_VALUE;
      @
      @   ensures \result ==> \fresh(extents);
      @   ensures !\result ==> extents == \old(extents);
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable extents;
      @*/
    private /*+KEY@ helper @*/ boolean growExtents(long needed) {
        final long[][] larger = Heap.newExtents(Heap.grown(extents.length, needed));
        if (larger == null) {
            return false;
        }
        copyTable(extents, larger, extentCount);
        extents = larger;
        return true;
    }

    /*+KEY@ behavior
      @   requires layout != null && source != null;
      @   requires 0 <= extentCount && extentCount <= Integer.MAX_VALUE;
      @
      @   ensures extentCount == \old(extentCount) + (\result ? 1 : 0) && extentCount <= Integer.MAX_VALUE;
      @   signals_only Throwable;
      @
      @   assignable extents[extentCount], extentCount, heldCount;
      @*/
    private /*+KEY@ helper @*/ boolean addExtent() {
        if (!source.grant()) {
            return false;
        }
        final long[] extent = Heap.newExtent(layout);
        if (extent == null) {
            source.giveBack(1);
            return false;
        }
        extents[extentCount] = extent;
        extentCount++;
        heldCount++;
        return true;
    }

    /** Fills the stock of tables up to a number; false if memory was refused. */
    /*+KEY@ behavior
      @   requires layout != null && source != null;
      @   requires 0 <= tableCount && tableCount <= Integer.MAX_VALUE;
      @
      @   ensures \result ==> needed <= tableCount;
      @   ensures \old(tableCount) <= tableCount && tableCount <= Integer.MAX_VALUE;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable tables, tables[tableCount .. Integer.MAX_VALUE], tableCount, heldCount;
      @*/
    /*+KEY@ helper @*/ boolean fillTables(long needed) {
        if (needed > tables.length && !growTables(needed)) {
            return false;
        }
        /*+KEY@ loop_invariant \old(tableCount) <= tableCount && tableCount <= Integer.MAX_VALUE;
          @ loop_modifies tableCount, tables[\old(tableCount) .. Integer.MAX_VALUE], heldCount;
          @*/
        while (tableCount < needed) {
            if (!addTable()) {
                return false;
            }
        }
        return true;
    }

    /*+KEY@ behavior
      @   requires 0 <= tableCount && tableCount <= Integer.MAX_VALUE;
      @
      @   ensures \result ==> \fresh(tables);
      @   ensures !\result ==> tables == \old(tables);
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable tables;
      @*/
    private /*+KEY@ helper @*/ boolean growTables(long needed) {
        final long[][][] larger = Heap.newTables(Heap.grown(tables.length, needed));
        if (larger == null) {
            return false;
        }
        copyRoot(tables, larger, tableCount);
        tables = larger;
        return true;
    }

    /*+KEY@ behavior
      @   requires layout != null && source != null;
      @   requires 0 <= tableCount && tableCount <= Integer.MAX_VALUE;
      @
      @   ensures tableCount == \old(tableCount) + (\result ? 1 : 0) && tableCount <= Integer.MAX_VALUE;
      @   signals_only Throwable;
      @
      @   assignable tables[tableCount], tableCount, heldCount;
      @*/
    private /*+KEY@ helper @*/ boolean addTable() {
        if (!source.grant()) {
            return false;
        }
        final long[][] table = Heap.newTable(layout);
        if (table == null) {
            source.giveBack(1);
            return false;
        }
        tables[tableCount] = table;
        tableCount++;
        heldCount++;
        return true;
    }

    /** Gets a root table if one is needed; no change needs two. False if memory was refused. */
    /*+KEY@ behavior
      @   requires layout != null && source != null;
      @
      @   ensures \result && needed ==> root != null;
      @   ensures \old(root) != null ==> root != null;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable root, heldCount;
      @*/
    /*+KEY@ helper @*/ boolean fillRoot(boolean needed) {
        if (!needed || root != null) {
            return true;
        }
        if (!source.grant()) {
            return false;
        }
        root = Heap.newRoot(layout);
        if (root == null) {
            source.giveBack(1);
            return false;
        }
        heldCount++;
        return true;
    }

    /*+KEY@ behavior
      @   requires 1 <= extentCount && extentCount <= Integer.MAX_VALUE;
      @
      @   ensures extentCount == \old(extentCount) - 1;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable extentCount, extents[extentCount - 1];
      @*/
    /*+KEY@ helper nullable @*/ long /*+OPENJML@ nullable @*/ [] takeExtent() {
        extentCount--;
        final long[] extent = extents[extentCount];
        extents[extentCount] = null;
        return extent;
    }

    /*+KEY@ behavior
      @   requires 1 <= tableCount && tableCount <= Integer.MAX_VALUE;
      @
      @   ensures tableCount == \old(tableCount) - 1;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable tableCount, tables[tableCount - 1];
      @*/
    /*+KEY@ helper nullable @*/ long /*+OPENJML@ nullable @*/ [][] takeTable() {
        tableCount--;
        final long[][] table = tables[tableCount];
        tables[tableCount] = null;
        return table;
    }

    /*@ behavior
      @   requires root != null;
      @
      @   ensures \result == \old(root);
      @   ensures root == null;
      @
      @   assignable root;
      @*/
    /*+KEY@ helper nullable @*/ long /*+OPENJML@ nullable @*/ [][][] takeRoot() {
        final long[][][] taken = root;
        root = null;
        return taken;
    }

    /*@ behavior
      @   ensures \result <= a && \result <= b && (\result == a || \result == b);
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ static int least(int a, int b) {
        return a < b ? a : b;
    }

    /** How many more are needed than are present. */
    /*@ behavior
      @   ensures 0 <= \result && \result <= Integer.MAX_VALUE;
      @   ensures 0 <= present ==> needed <= present + \result;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ /*+OPENJML@ code_java_math @*/ static int missing(int needed, int present) {
        final int more = needed - present;
        return more > 0 ? more : 0;
    }

    /** Gives everything in stock back, and so many grants besides that went out of use. */
    /*+KEY@ behavior
      @   requires source != null;
      @   requires 0 <= extentCount && extentCount <= Integer.MAX_VALUE;
      @   requires 0 <= tableCount && tableCount <= Integer.MAX_VALUE;
      @
      @   ensures 0 <= extentCount && extentCount <= Integer.MAX_VALUE;
      @   ensures 0 <= tableCount && tableCount <= Integer.MAX_VALUE;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable extentCount, extents[0 .. Integer.MAX_VALUE], tableCount, tables[0 .. Integer.MAX_VALUE], root,
      @     heldCount;
      @*/
    /*+KEY@ helper @*/ void giveBack(int unused) {
        final int count = unused + count();
        /*@ loop_invariant 0 <= extentCount && extentCount <= Integer.MAX_VALUE;
          @ loop_modifies extentCount, extents[0 .. Integer.MAX_VALUE];
          @*/
        while (extentCount > 0) {
            takeExtent();
        }
        /*@ loop_invariant 0 <= tableCount && tableCount <= Integer.MAX_VALUE;
          @ loop_modifies tableCount, tables[0 .. Integer.MAX_VALUE];
          @*/
        while (tableCount > 0) {
            takeTable();
        }
        root = null;
        returnGrants(count);
    }

    /** Gives grants back that went out of use; the stock stays. */
    /*+KEY@ behavior
      @   requires source != null;
      @
      @   ensures 0 <= count && count <= \old(heldCount) && \old(heldCount) <= Integer.MAX_VALUE
      @     ==> heldCount == \old(heldCount) - count;
      @   signals_only Throwable;
      @
      @   assignable heldCount;
      @*/
    /*+KEY@ helper @*/ void returnGrants(int count) {
        heldCount -= count;
        source.giveBack(count);
    }

    /** Extents and tables in stock. */
    /*+STRICT@ normal_behavior
      @   requires 0 <= extentCount && 0 <= tableCount && extentCount + tableCount < Integer.MAX_VALUE;
      @
      @   ensures \result == extentCount + tableCount + (root == null ? 0 : 1);
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ also behavior
      @   signals_only Throwable;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ int count() {
        return extentCount + tableCount + (root == null ? 0 : 1);
    }

    /*@ normal_behavior
      @   ensures \result == extentCount;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ int extentCount() {
        return extentCount;
    }

    /*@ normal_behavior
      @   ensures \result == tableCount;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ int tableCount() {
        return tableCount;
    }

    /** Puts a saved stock in place, which it may keep, and so many grants in use; see {@link Snapshot}. */
    /*+KEY@ behavior
      @   ensures extents == someExtents && extentCount == someExtentCount;
      @   ensures tables == someTables && tableCount == someTableCount && root == someRoot;
      @   signals_only Throwable;
      @
      @   assignable extents, extentCount, tables, tableCount, root, heldCount;
      @*/
    /*+KEY@ helper @*/ void restore(/*+KEY@ nullable @*/ long[][] someExtents, int someExtentCount,
                                /*+KEY@ nullable @*/ long[][][] someTables, int someTableCount,
                                /*+KEY@ nullable @*/ long[][][] someRoot, int used) {
        extents = someExtents;
        extentCount = someExtentCount;
        tables = someTables;
        tableCount = someTableCount;
        root = someRoot;
        heldCount = used + count();
    }

    /*@ normal_behavior
      @   ensures \result == heldCount;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ int heldCount() {
        return heldCount;
    }

    /** A plain loop: a table is short against the extent that is copied with it. */
    /*+KEY@ behavior
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable to[0 .. count - 1];
      @*/
    /*+KEY@ helper @*/ static void copyTable(/*+KEY@ nullable @*/ long[][] from, /*+KEY@ nullable @*/ long[][] to, int count) {
        /*@ loop_invariant 0 <= i;
          @ loop_modifies i, to[0 .. count - 1];
          @*/
        for (int i = 0; i < count; i++) {
            to[i] = from[i];
        }
    }

    /** Lists nothing from a place on. */
    /*+KEY@ behavior
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable table[0 .. table.length - 1];
      @*/
    /*+KEY@ helper @*/ static void clearTable(/*+KEY@ nullable @*/ long[][] table, int from) {
        /*@ loop_invariant from <= place;
          @ loop_modifies place, table[0 .. table.length - 1];
          @*/
        for (int place = from; place < table.length; place++) {
            table[place] = null;
        }
    }

    /** Lists no table from a number on. */
    /*+KEY@ behavior
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable root[0 .. root.length - 1];
      @*/
    /*+KEY@ helper @*/ static void clearRoot(/*+KEY@ nullable @*/ long[][][] root, int from) {
        /*@ loop_invariant from <= table;
          @ loop_modifies table, root[0 .. root.length - 1];
          @*/
        for (int table = from; table < root.length; table++) {
            root[table] = null;
        }
    }

    /*+KEY@ behavior
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable to[0 .. count - 1];
      @*/
    /*+KEY@ helper @*/ static void copyRoot(/*+KEY@ nullable @*/ long[][][] from, /*+KEY@ nullable @*/ long[][][] to, int count) {
        /*@ loop_invariant 0 <= i;
          @ loop_modifies i, to[0 .. count - 1];
          @*/
        for (int i = 0; i < count; i++) {
            to[i] = from[i];
        }
    }
}
