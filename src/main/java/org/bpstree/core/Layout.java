package org.bpstree.core;

/**
 * The geometry of a tree and the only place that does address arithmetic.
 *
 * <p>A block is {@link #blockWords} longs: a count, the links of a leaf, the keys, the items. An item is a value in a
 * leaf and a packed pair (cardinality, block id) in an inner block. Leaf and inner blocks have the same shape, so that
 * one set of edits serves both: every child has a separator, the last one too.
 *
 * <p>A block id splits into (table, extent in the table, block in the extent), as in upstream's allocator
 * (small/matras.h, "Shifts and masks explanation"); hence the powers of two.
 */
public final class Layout {
    /** No block. */
    public static final int NONE = -1;
    /**
     * Levels at most: an inner block has at least two children and a leaf below an inner block at least two elements,
     * so a tree of depth d holds at least 2^d elements (d at least 2), and its size is an int.
     */
    public static final int MAX_DEPTH = 32;
    /** The smallest capacity that lets a full run split into blocks of at least the minimum. */
    public static final int MIN_CAPACITY = 3;
    /** The largest capacity: keeps the sums of a run of four blocks far from overflow. */
    public static final int MAX_CAPACITY = 1 << 16;
    /** Tables in the root table unless chosen otherwise. */
    public static final int DEFAULT_TABLES = 2048;
    /** Longs in an extent at most (1 GiB). */
    public static final int MAX_EXTENT_WORDS = 1 << 27;

    /** Word of a block that holds the count of its entries; 0 in a free block. */
    static final int COUNT = 0;
    /** Word of a leaf that holds its links: id + 1 of the next leaf, id + 1 of the previous leaf. */
    static final int LINKS = 1;
    /** Where the keys of a block begin. */
    static final int KEYS = 2;
    /** One element more, in the cardinality of an item. */
    static final long ONE_ELEMENT = 1L << 32;

    /** Elements in a leaf at most. */
    public final int leafCapacity;
    /** Children of an inner block at most. */
    public final int innerCapacity;
    /** Blocks in an extent; a power of two. */
    public final int blocksPerExtent;
    /** Extents that one translation table lists; a power of two, at least 2. */
    public final int extentsPerTable;
    /** Translation tables that the root table lists. */
    public final int tables;
    /** Longs in a block. */
    public final int blockWords;
    /** Longs in an extent. */
    public final int extentWords;
    /** Block ids run from 0 to this number, exclusive. */
    public final int maxBlocks;

    /*@ spec_public @*/ private final int extentShift;
    /*@ spec_public @*/ private final int tableShift;

    /**
     * A geometry with the default root table.
     *
     * @throws IllegalArgumentException as the longer constructor
     */
    /*@ public behavior
      @   ensures this.leafCapacity == leafCapacity && this.innerCapacity == innerCapacity;
      @   ensures this.blocksPerExtent == blocksPerExtent && this.extentsPerTable == extentsPerTable;
      @   ensures tables == DEFAULT_TABLES && geometry();
      @   signals_only IllegalArgumentException;
      @
      @   assignable \nothing;
      @*/
    public Layout(int leafCapacity, int innerCapacity, int blocksPerExtent, int extentsPerTable) {
        this(leafCapacity, innerCapacity, blocksPerExtent, extentsPerTable, DEFAULT_TABLES);
    }

    /**
     * @param leafCapacity    elements in a leaf, {@value #MIN_CAPACITY} to {@value #MAX_CAPACITY}
     * @param innerCapacity   children of an inner block, {@value #MIN_CAPACITY} to {@value #MAX_CAPACITY}
     * @param blocksPerExtent blocks in an extent, a power of two, at least 1
     * @param extentsPerTable extents in a translation table, a power of two, at least 2
     * @param tables          translation tables in the root table, at least 1
     * @throws IllegalArgumentException if a number is out of its bounds, or an extent would have more than
     *                                  {@value #MAX_EXTENT_WORDS} longs; the message names the number
     */
    /*@ public behavior
      @   ensures this.leafCapacity == leafCapacity && this.innerCapacity == innerCapacity;
      @   ensures this.blocksPerExtent == blocksPerExtent && this.extentsPerTable == extentsPerTable;
      @   ensures this.tables == tables && geometry();
      @   signals_only IllegalArgumentException;
      @
      @   assignable \nothing;
      @*/
    public Layout(int leafCapacity, int innerCapacity, int blocksPerExtent, int extentsPerTable, int tables) {
        requireCapacities(leafCapacity, innerCapacity);
        extentShift = extentShift(blocksPerExtent);
        tableShift = tableShift(extentsPerTable);
        requireTables(tables);
        blockWords = blockWords(leafCapacity, innerCapacity);
        extentWords = extentWords(blocksPerExtent, blockWords);
        maxBlocks = maxBlocks(tables, extentsPerTable, blocksPerExtent);
        this.leafCapacity = leafCapacity;
        this.innerCapacity = innerCapacity;
        this.blocksPerExtent = blocksPerExtent;
        this.extentsPerTable = extentsPerTable;
        this.tables = tables;
    }

    /** What the constructor establishes; a contract about addresses requires the parts of it that it needs. */
    /*+KEY@ public model_behavior
      @   accessible leafCapacity, innerCapacity, blocksPerExtent, extentsPerTable, tables, blockWords, extentWords,
      @     maxBlocks, extentShift, tableShift;
      @*/
    /*+OPENJML@ inline pure @*/
    /*@ public helper model boolean geometry() {
      @   return MIN_CAPACITY <= leafCapacity && leafCapacity <= MAX_CAPACITY
      @     && MIN_CAPACITY <= innerCapacity && innerCapacity <= MAX_CAPACITY
      @     && 0 <= extentShift && extentShift <= 30 && 1 <= blocksPerExtent && blocksPerExtent == 1 << extentShift
      @     && 0 <= tableShift && tableShift <= 30 && 2 <= extentsPerTable && extentsPerTable == 1 << tableShift
      @     && 1 <= tables && KEYS + 2 * leafCapacity <= blockWords && KEYS + 2 * innerCapacity <= blockWords
      @     && 1 <= blockWords && extentWords == blocksPerExtent * blockWords && extentWords <= MAX_EXTENT_WORDS
      @     && 0 <= maxBlocks && maxBlocks <= 2147483647 - blocksPerExtent;
      @ }
      @*/

    /*@ behavior
      @   ensures MIN_CAPACITY <= leaf && leaf <= MAX_CAPACITY && MIN_CAPACITY <= inner && inner <= MAX_CAPACITY;
      @   signals_only IllegalArgumentException;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static void requireCapacities(int leaf, int inner) {
        requireCapacity("leaf capacity", leaf);
        requireCapacity("inner capacity", inner);
    }

    /*@ behavior
      @   ensures MIN_CAPACITY <= capacity && capacity <= MAX_CAPACITY;
      @   signals (IllegalArgumentException e) capacity < MIN_CAPACITY || MAX_CAPACITY < capacity;
      @   signals_only IllegalArgumentException;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static void requireCapacity(String name, int capacity) {
        if (capacity < MIN_CAPACITY || capacity > MAX_CAPACITY) {
            throw new IllegalArgumentException(Texts.outOfRange(name, capacity, MIN_CAPACITY, MAX_CAPACITY));
        }
    }

    /*@ behavior
      @   ensures 0 <= \result && \result <= 30 && 1 <= blocksPerExtent && blocksPerExtent == 1 << \result;
      @   signals_only IllegalArgumentException;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static int extentShift(int blocksPerExtent) {
        return requirePowerOfTwo("blocks per extent", blocksPerExtent, 1);
    }

    /*@ behavior
      @   ensures 0 <= \result && \result <= 30 && 2 <= extentsPerTable && extentsPerTable == 1 << \result;
      @   signals_only IllegalArgumentException;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static int tableShift(int extentsPerTable) {
        return requirePowerOfTwo("extents per table", extentsPerTable, 2);
    }

    /*@ behavior
      @   ensures 0 <= \result && \result <= 30 && 1 <= number && least <= number && number == 1 << \result;
      @   signals_only IllegalArgumentException;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static int requirePowerOfTwo(String name, int number, int least) {
        final int exponent = exponent(number);
        if (exponent == NONE || number < least) {
            throw new IllegalArgumentException(Texts.noPowerOfTwo(name, number, least));
        }
        return exponent;
    }

    /*@ behavior
      @   ensures 1 <= tables;
      @   signals (IllegalArgumentException e) tables < 1;
      @   signals_only IllegalArgumentException;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static void requireTables(int tables) {
        if (tables < 1) {
            throw new IllegalArgumentException(Texts.below("tables", tables, 1));
        }
    }

    /** The longs of a block that holds a leaf or an inner block. */
    /*@ normal_behavior
      @   requires MIN_CAPACITY <= leafCapacity && leafCapacity <= MAX_CAPACITY;
      @   requires MIN_CAPACITY <= innerCapacity && innerCapacity <= MAX_CAPACITY;
      @
      @   ensures KEYS + 2 * leafCapacity <= \result && KEYS + 2 * innerCapacity <= \result;
      @   ensures 8 <= \result && \result <= 131074;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static int blockWords(int leafCapacity, int innerCapacity) {
        return KEYS + 2 * (leafCapacity > innerCapacity ? leafCapacity : innerCapacity);
    }

    /** The longs of an extent. */
    /*@ behavior
      @   requires 1 <= blocks && 8 <= blockWords && blockWords <= 131074;
      @
      @   ensures 1 <= \result && \result <= MAX_EXTENT_WORDS && \result == blocks * blockWords;
      @   signals_only IllegalArgumentException;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static int extentWords(int blocks, int blockWords) {
        final long words = product(blocks, blockWords);
        if (words > MAX_EXTENT_WORDS) {
            throw new IllegalArgumentException(
                Texts.tooMany("blocks per extent", blocks, mostBlocks(blockWords), blockWords));
        }
        return (int) words;
    }

    /** Blocks of so many longs that an extent holds at most. */
    /*@ normal_behavior
      @   requires 1 <= blockWords;
      @
      @   ensures 0 <= \result;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static int mostBlocks(int blockWords) {
        return MAX_EXTENT_WORDS / blockWords;
    }

    /** The exponent of a power of two; {@link #NONE} for any other number. */
    /*@ normal_behavior
      @   ensures \result == NONE || 0 <= \result && \result <= 30 && 1 <= number && number == 1 << \result;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ private static int exponent(int number) {
        int shift = 0;
        /*@ loop_invariant 0 <= shift && shift <= 30;
          @ loop_modifies shift;
          @ decreases 30 - shift;
          @*/
        while (shift < 30 && 1 << shift < number) {
            shift++;
        }
        return 0 < number && 1 << shift == number ? shift : NONE;
    }

    /** The product of the numbers, but no more than leaves room for one extent of ids above. */
    /*@ normal_behavior
      @   requires 1 <= tables && 1 <= extentsPerTable && 1 <= blocksPerExtent;
      @
      @   ensures 0 <= \result && \result <= 2147483647 - blocksPerExtent;
      @   ensures \result == 2147483647 - blocksPerExtent || \result == tables * extentsPerTable * blocksPerExtent;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ private static int maxBlocks(int tables, int extentsPerTable, int blocksPerExtent) {
        return maxBlocks(product(tables, extentsPerTable), blocksPerExtent);
    }

    /*@ normal_behavior
      @   requires 1 <= factor && 1 <= other;
      @
      @   ensures \result == factor * other && 1 <= \result && \result <= 4611686014132420609L;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ private static long product(int factor, int other) {
        return (long) factor * other;
    }

    /*@ normal_behavior
      @   requires 1 <= extents && 1 <= perExtent;
      @
      @   ensures 0 <= \result && \result <= 2147483647 - perExtent;
      @   ensures \result == 2147483647 - perExtent || \result == extents * perExtent;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ private static int maxBlocks(long extents, int perExtent) {
        final int most = Integer.MAX_VALUE - perExtent;
        return extents <= most / perExtent ? (int) extents * perExtent : most;
    }

    /** Entries that a block of the level holds at most; level 0 is the leaves'. */
    /*+STRICT@ normal_behavior
      @   ensures \result == (level == 0 ? leafCapacity : innerCapacity);
      @
      @   assignable \nothing; // strictly
      @*/
    /*+KEY@ also behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    public /*+KEY@ helper @*/ int capacity(int level) {
        return level == 0 ? leafCapacity : innerCapacity;
    }

    /** The capacity's two thirds, rounded down: what a block holds at least but for the exceptions of T2. */
    /*+STRICT@ normal_behavior
      @   requires 0 <= capacity && capacity <= MAX_CAPACITY;
      @
      @   ensures 3 * \result <= 2 * capacity && 2 * capacity <= 3 * \result + 2;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ also behavior
      @   assignable \nothing;
      @*/
    public /*+KEY@ helper @*/ static int minimum(int capacity) {
        return 2 * capacity / 3;
    }

    /** Where the items begin in a block of the level. */
    /*+STRICT@ normal_behavior
      @   requires MIN_CAPACITY <= leafCapacity && leafCapacity <= MAX_CAPACITY;
      @   requires MIN_CAPACITY <= innerCapacity && innerCapacity <= MAX_CAPACITY;
      @
      @   ensures 0 <= \result && \result <= KEYS + MAX_CAPACITY;
      @   ensures \result == KEYS + (level == 0 ? leafCapacity : innerCapacity);
      @
      @   assignable \nothing; // strictly
      @*/
    /*+KEY@ also behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ int items(int level) {
        return KEYS + capacity(level);
    }

    /** The number of the extent that holds the block. */
    /*+STRICT@ normal_behavior
      @   requires 0 <= id;
      @   requires 0 <= extentShift && extentShift <= 30 && 1 <= blocksPerExtent && blocksPerExtent == 1 << extentShift;
      @
      @   ensures 0 <= \result && \result <= id && \result == id / blocksPerExtent;
      @
      @   assignable \nothing; // strictly
      @*/
    /*+KEY@ also behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ int extentOf(int id) {
        return id >>> extentShift;
    }

    /** The block's place in its extent. */
    /*+STRICT@ normal_behavior
      @   requires 0 <= id;
      @   requires 0 <= extentShift && extentShift <= 30 && 1 <= blocksPerExtent && blocksPerExtent == 1 << extentShift;
      @
      @   ensures 0 <= \result && \result < blocksPerExtent && \result == id % blocksPerExtent;
      @
      @   assignable \nothing; // strictly
      @*/
    /*+KEY@ also behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ int blockOf(int id) {
        return id - (id >>> extentShift << extentShift);
    }

    /** Where the block at a place begins in its extent. */
    /*+STRICT@ normal_behavior
      @   requires 0 <= place && place < blocksPerExtent;
      @   requires 1 <= blockWords && extentWords == blocksPerExtent * blockWords && extentWords <= MAX_EXTENT_WORDS;
      @
      @   ensures 0 <= \result && \result + blockWords <= extentWords && \result == place * blockWords;
      @
      @   assignable \nothing; // strictly
      @*/
    /*+KEY@ also behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ int slotOf(int place) {
        return place * blockWords;
    }

    /** Where the block begins in its extent. */
    /*+STRICT@ normal_behavior
      @   requires 0 <= id;
      @   requires 0 <= extentShift && extentShift <= 30 && 1 <= blocksPerExtent && blocksPerExtent == 1 << extentShift;
      @   requires 1 <= blockWords && extentWords == blocksPerExtent * blockWords && extentWords <= MAX_EXTENT_WORDS;
      @
      @   ensures 0 <= \result && \result + blockWords <= extentWords;
      @   ensures \result == id % blocksPerExtent * blockWords;
      @
      @   assignable \nothing; // strictly
      @*/
    /*+KEY@ also behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ int baseOf(int id) {
        return slotOf(blockOf(id));
    }

    /** What the constructor checks of the extents in a table. */
    /*+KEY@ public model_behavior
      @   accessible tableShift, extentsPerTable;
      @*/
    /*+OPENJML@ inline pure @*/
    /*@ helper model boolean tablesFit() {
      @   return 0 <= tableShift && tableShift <= 30 && 1 <= extentsPerTable && extentsPerTable == 1 << tableShift;
      @ }
      @*/

    /** How many tables list so many extents. */
    /*+KEY@ public model_behavior
      @   accessible extentsPerTable;
      @*/
    /*+OPENJML@ inline pure @*/
    /*@ helper model \bigint tableCount(\bigint extents) {
      @   return extents == 0 ? 0 : (extents - 1) / extentsPerTable + 1;
      @ }
      @*/

    /** The number of the table that lists the extent. */
    /*+STRICT@ normal_behavior
      @   requires 0 <= extent;
      @   requires 0 <= tableShift && tableShift <= 30 && 1 <= extentsPerTable && extentsPerTable == 1 << tableShift;
      @
      @   ensures 0 <= \result && \result <= extent && \result == extent / extentsPerTable;
      @
      @   assignable \nothing; // strictly
      @*/
    /*+KEY@ also behavior
      @   ensures 0 <= extent && tablesFit() ==> 0 <= \result && \result <= extent;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ int tableOf(int extent) {
        return extent >>> tableShift;
    }

    /** The extent's place in its table. */
    /*+STRICT@ normal_behavior
      @   requires 0 <= extent;
      @   requires 0 <= tableShift && tableShift <= 30 && 1 <= extentsPerTable && extentsPerTable == 1 << tableShift;
      @
      @   ensures 0 <= \result && \result < extentsPerTable && \result == extent % extentsPerTable;
      @
      @   assignable \nothing; // strictly
      @*/
    /*+KEY@ also behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ int placeOf(int extent) {
        return extent - (extent >>> tableShift << tableShift);
    }

    /** How many extents hold the blocks with ids below the number. */
    /*+STRICT@ normal_behavior
      @   requires 0 <= blocks;
      @   requires 0 <= extentShift && extentShift <= 30 && 1 <= blocksPerExtent && blocksPerExtent == 1 << extentShift;
      @
      @   ensures \result == (blocks == 0 ? 0 : (blocks - 1) / blocksPerExtent + 1);
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ also behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ int extentsFor(int blocks) {
        return blocks == 0 ? 0 : extentOf(blocks - 1) + 1;
    }

    /** How many tables list the extents with numbers below the number. */
    /*+STRICT@ normal_behavior
      @   requires 0 <= extents && tablesFit();
      @
      @   ensures 0 <= \result && \result <= Integer.MAX_VALUE && \result == tableCount(extents);
      @
      @   assignable \nothing; // strictly
      @*/
    /*+KEY@ also behavior
      @   ensures 0 <= extents && tablesFit() ==> 0 <= \result;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ int tablesFor(int extents) {
        return extents == 0 ? 0 : tableOf(extents - 1) + 1;
    }

    /** Two numbers, each at least 0, in one word. */
    /*+STRICT@ normal_behavior
      @   requires 0 <= high && 0 <= low;
      @
      @   ensures 0 <= \result && \result == high * 4294967296L + low;
      @
      @   assignable \nothing; // strictly
      @*/
    /*+KEY@ also behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ static long pack(int high, int low) {
        return high * ONE_ELEMENT + low;
    }

    /** The first of two packed numbers: a child's cardinality, or the next leaf's id + 1. */
    /*+STRICT@ normal_behavior
      @   requires 0 <= word;
      @
      @   ensures 0 <= \result && \result == word / 4294967296L;
      @
      @   assignable \nothing; // strictly
      @*/
    /*+KEY@ also behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ static int high(long word) {
        return (int) (word >> 32);
    }

    /** The second of two packed numbers: a child's id, or the previous leaf's id + 1. */
    /*+STRICT@ normal_behavior
      @   requires 0 <= word && word % 4294967296L <= 2147483647;
      @
      @   ensures 0 <= \result && \result == word % 4294967296L;
      @
      @   assignable \nothing; // strictly
      @*/
    /*+KEY@ also behavior
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ /*+OPENJML@ code_java_math @*/ static int low(long word) {
        return (int) word;
    }
}
