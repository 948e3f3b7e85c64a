package org.bpstree.core;

/**
 * An ordered map from long keys to long values in memory that may be refused: a B+*-tree with copy-on-write views.
 *
 * <p>A change that needs memory which is refused answers {@link Result#REFUSED} and has changed nothing but spare
 * capacity: not the contents or the shape, no view, no cursor. It may be tried again. After a reservation was granted
 * nothing asks for memory, neither for an extent nor for a byte of Java heap.
 *
 * <p>One thread changes a tree; views may be read by other threads.
 */
public final class Tree {
    /** How many cases of rebalancing are told apart. */
    public static final int REBALANCES = 4 * Plan.KINDS;

    /*@ spec_public @*/ private final BlockStore store;
    /*@ spec_public @*/ private final View head;
    /** How often each case of {@link Plan} occurred, by leaf or inner block, by overflow or underflow. */
    /*@ spec_public @*/ /*+KEY@ nullable @*/ private final long[] rebalances = new long[REBALANCES];
    /*@ spec_public @*/ private final Writer writer;

    /**
     * An empty tree; it holds no extent yet. The first one of a JVM makes and uses a small one before, so that all
     * classes are loaded.
     *
     * @param layout the geometry
     * @param source says which extents are granted
     * @throws NullPointerException if one of them is missing
     * @throws OutOfMemoryError     if there is no memory for the tree itself; another one may be tried later
     */
    /*+KEY@ normal_behavior
      @   ensures store != null && store.covered() && store.touchesLeft == 0 && store.blocksLeft == 0;
      @   ensures store.head != null && store.free != null && store.stock != null;
      @   ensures head != null && head.depth == 0 && head.size == 0 && head.usable() && head.version == 1;
      @   ensures writer != null && writer.store == store && writer.head == head
      @     && writer.run != null && writer.build != null;
      @
      @   assignable Preload.done, Preload.running;
      @*/
    public Tree(Layout layout, ExtentSource source) {
        if (layout == null || source == null) {
            throw new NullPointerException("a tree wants a layout and a source");
        }
        Preload.classes();
        store = new BlockStore(layout, source);
        head = new View(layout, store.head);
        writer = new Writer(store, head, rebalances);
    }

    /** Blocks that an insert may acquire: one a level and a new root. */
    /*@ normal_behavior
      @   requires 0 <= depth && depth <= Layout.MAX_DEPTH;
      @
      @   ensures \result == depth + 1;
      @
      @   assignable \nothing;
      @*/
    /*@ pure helper @*/ static int insertBlocks(int depth) {
        return depth + 1;
    }

    /**
     * Blocks that an insert may touch. The path; at the leaves two siblings, an added leaf, and from depth 3 on the
     * leaf behind it under another parent; at each inner level two siblings and an added block; at the root, which has
     * no siblings, an added block and a new root. See spec/reservation.md, "Bounds".
     */
    /*@ normal_behavior
      @   requires 0 <= depth && depth <= Layout.MAX_DEPTH;
      @
      @   ensures \result == (depth == 0 ? 1 : depth == 1 ? 3 : depth == 2 ? 7 : 4 * depth);
      @
      @   assignable \nothing;
      @*/
    /*@ pure helper @*/ static int insertTouches(int depth) {
        switch (depth) {
            case 0: return 1;
            case 1: return 3;
            case 2: return 7;
            default: return 4 * depth;
        }
    }

    /**
     * Blocks that a delete may touch. The path; at the leaves two siblings and from depth 3 on one leaf under another
     * parent; at each inner level but the root's two siblings.
     */
    /*@ normal_behavior
      @   requires 0 <= depth && depth <= Layout.MAX_DEPTH;
      @
      @   ensures \result == (depth < 3 ? 3 * depth - 2 : 3 * depth - 1);
      @
      @   assignable \nothing;
      @*/
    /*@ pure helper @*/ static int deleteTouches(int depth) {
        return depth < 3 ? 3 * depth - 2 : 3 * depth - 1;
    }

    /** The state that changes, for reading. */
    /*@ normal_behavior
      @   requires head != null;
      @
      @   ensures \result == head;
      @
      @   assignable \nothing;
      @*/
    public /*+KEY@ helper @*/ View head() {
        return head;
    }

    /**
     * Puts an element in, or swaps the value of the key's element.
     *
     * <p>The reservation comes before the look-up and is the same for both, as upstream's: so a replacement can be
     * refused too.
     *
     * @return {@link Result#INSERTED}, {@link Result#REPLACED} (then see {@link #oldValue}) or {@link Result#REFUSED}
     */
    /*+KEY@ behavior
      @   requires store != null && store.covered() && store.touchesLeft == 0 && store.blocksLeft == 0;
      @   requires store.head != null && store.free != null && store.stock != null;
      @   requires head != null && 0 <= head.depth && head.depth <= Layout.MAX_DEPTH;
      @   requires writer != null && writer.store == store && writer.head == head && writer.run != null;
      @
      @   ensures \old(store).covered() && \old(store).touchesLeft == 0 && \old(store).blocksLeft == 0;
      @   ensures \result == Result.REFUSED ==> \old(head).rootId == \old(head.rootId)
      @     && \old(head).depth == \old(head.depth) && \old(head).size == \old(head.size)
      @     && \old(head).version == \old(head.version)
      @     && \old(head).firstId == \old(head.firstId) && \old(head).lastId == \old(head.lastId)
      @     && \old(head).leafCount == \old(head.leafCount) && \old(head).innerCount == \old(head.innerCount);
      @   ensures \result == Result.REFUSED ==> \old(store).blockCount == \old(store.blockCount)
      @     && \old(store).newest == \old(store.newest) && \old(store).free == \old(store.free)
      @     && \old(store).free.count == \old(store.free.count) && \old(store).head == \old(store.head)
      @     && \old(store).head.root == \old(store.head.root)
      @     && \old(store).head.extentCount == \old(store.head.extentCount);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    public /*+KEY@ helper @*/ int insert(long key, long value) {
        return writer.insert(key, value);
    }

    /**
     * As {@link #insert(long, long)}, and puts the cursor on the element. If it is refused the cursor stays.
     *
     * @throws NullPointerException if there is no cursor; nothing has changed then
     */
    public int insert(long key, long value, Cursor cursor) {
        if (cursor == null) {
            throw new NullPointerException("no cursor");
        }
        final int result = insert(key, value);
        if (result != Result.REFUSED) {
            head.lowerBound(key, cursor);
        }
        return result;
    }

    /**
     * Gets the memory for inserts to come. After a yes the next so many inserts, of any keys, replacements included,
     * are not refused, and ask for nothing: not for an extent, and not for a byte of Java heap. Ids develop as they
     * do without it.
     *
     * <p>The promise ends when a view is opened, or the tree is trimmed or built. While no view is open, deletes
     * between the inserts cost nothing, however many; while one is, each delete takes the place of one insert, since
     * it may copy as much. Closing views and refused operations cost nothing. Promises do not add up: of two, what
     * is left of the greater one holds.
     *
     * @param inserts how many, at least 0
     * @return whether they are guaranteed now; if not, memory was refused or so many elements can never fit, and
     *     nothing but spare capacity has changed: what was granted before the refusal stays in stock, and may be all
     *     that there is; {@link #trim} gives it back
     * @throws IllegalArgumentException if the number is negative
     */
    /*+KEY@ behavior
      @   requires store != null && store.covered() && store.touchesLeft == 0 && store.blocksLeft == 0;
      @   requires store.head != null && store.free != null && store.stock != null;
      @   requires head != null && 0 <= head.depth && head.depth <= Layout.MAX_DEPTH;
      @
      @   ensures \old(store).covered() && \old(store).touchesLeft == 0 && \old(store).blocksLeft == 0;
      @   ensures !\result ==> \old(head).rootId == \old(head.rootId)
      @     && \old(head).depth == \old(head.depth) && \old(head).size == \old(head.size)
      @     && \old(head).version == \old(head.version)
      @     && \old(head).firstId == \old(head.firstId) && \old(head).lastId == \old(head.lastId)
      @     && \old(head).leafCount == \old(head.leafCount) && \old(head).innerCount == \old(head.innerCount);
      @   ensures !\result ==> \old(store).blockCount == \old(store.blockCount)
      @     && \old(store).newest == \old(store.newest) && \old(store).free == \old(store.free)
      @     && \old(store).free.count == \old(store.free.count) && \old(store).head == \old(store.head)
      @     && \old(store).head.root == \old(store.head.root)
      @     && \old(store).head.extentCount == \old(store.head.extentCount);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    public /*+KEY@ helper @*/ boolean reserveInserts(int inserts) {
        head.requireOpen();
        if (inserts < 0) {
            throw new IllegalArgumentException(Texts.below("inserts", inserts, 0));
        }
        return Guarantee.reserve(store, head, inserts);
    }

    /**
     * How many inserts, of any keys, are guaranteed now by what is in stock; in the sense of {@link #reserveInserts}.
     * A lower bound: it never promises too much, and more may succeed. An insert lowers it by at most one, a delete
     * too, and while no view is open a delete does not lower it.
     *
     * <p>Computed when it is asked for, in a time that grows with the depth alone; it takes no memory.
     */
    /*+KEY@ behavior
      @   requires store != null && store.covered();
      @   requires head != null && 0 <= head.depth && head.depth <= Layout.MAX_DEPTH;
      @   requires 0 <= head.size && head.size <= Integer.MAX_VALUE;
      @
      @   ensures store.covered() && head.version != View.CLOSED;
      @   ensures 0 <= \result && \result <= Integer.MAX_VALUE - head.size;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    public /*+KEY@ helper @*/ int headroom() {
        head.requireOpen();
        return Guarantee.headroom(store, head);
    }

    /**
     * Inserts a batch: all of it, or nothing if memory is refused. As the inserts one by one, so among equal keys the
     * last one's value stays. After the reservation nothing asks for memory.
     *
     * <p>The reservation is {@link #reserveInserts} for all elements, whether their keys are present or not.
     *
     * @param keys     in any order, a key any number of times
     * @param values   the keys' values
     * @param elements how many of them to take, at least 0
     * @return {@link Result#INSERTED_ALL} or {@link Result#REFUSED}
     * @throws IllegalArgumentException if the arrays are shorter; nothing has changed then
     */
    /*+KEY@ behavior
      @   requires store != null && store.covered() && store.touchesLeft == 0 && store.blocksLeft == 0;
      @   requires store.head != null && store.free != null && store.stock != null;
      @   requires head != null && 0 <= head.depth && head.depth <= Layout.MAX_DEPTH;
      @   requires writer != null && writer.store == store && writer.head == head && writer.run != null;
      @
      @   ensures \result == Result.REFUSED ==> \old(head).rootId == \old(head.rootId)
      @     && \old(head).depth == \old(head.depth) && \old(head).size == \old(head.size)
      @     && \old(head).version == \old(head.version)
      @     && \old(head).firstId == \old(head.firstId) && \old(head).lastId == \old(head.lastId)
      @     && \old(head).leafCount == \old(head.leafCount) && \old(head).innerCount == \old(head.innerCount);
      @   ensures \result == Result.REFUSED ==> \old(store).blockCount == \old(store.blockCount)
      @     && \old(store).newest == \old(store.newest) && \old(store).free == \old(store.free)
      @     && \old(store).free.count == \old(store.free.count) && \old(store).head == \old(store.head)
      @     && \old(store).head.root == \old(store.head.root)
      @     && \old(store).head.extentCount == \old(store.head.extentCount);
      @   ensures \old(store).covered() && \old(store).touchesLeft == 0 && \old(store).blocksLeft == 0;
      @   signals_only Throwable;
      @   diverges true;
      @*/
    public /*+KEY@ helper @*/ int insertAll(long[] keys, long[] values, int elements) {
        head.requireOpen();
        requireElements(keys, values, elements);
        return writer.insertAll(keys, values, elements);
    }

    /**
     * Takes the key's element out.
     *
     * <p>The look-up comes first: what is absent needs no memory and is never refused.
     *
     * @return {@link Result#DELETED} (then see {@link #oldValue}), {@link Result#ABSENT} or {@link Result#REFUSED}
     */
    /*+KEY@ behavior
      @   requires store != null && store.covered() && store.touchesLeft == 0 && store.blocksLeft == 0;
      @   requires store.head != null && store.free != null && store.stock != null;
      @   requires head != null && 0 <= head.depth && head.depth <= Layout.MAX_DEPTH;
      @   requires writer != null && writer.store == store && writer.head == head && writer.run != null;
      @
      @   ensures \old(store).covered() && \old(store).touchesLeft == 0 && \old(store).blocksLeft == 0;
      @   ensures \result == Result.REFUSED ==> \old(head).rootId == \old(head.rootId)
      @     && \old(head).depth == \old(head.depth) && \old(head).size == \old(head.size)
      @     && \old(head).version == \old(head.version)
      @     && \old(head).firstId == \old(head.firstId) && \old(head).lastId == \old(head.lastId)
      @     && \old(head).leafCount == \old(head.leafCount) && \old(head).innerCount == \old(head.innerCount);
      @   ensures \result == Result.REFUSED ==> \old(store).blockCount == \old(store.blockCount)
      @     && \old(store).newest == \old(store.newest) && \old(store).free == \old(store.free)
      @     && \old(store).free.count == \old(store.free.count) && \old(store).head == \old(store.head)
      @     && \old(store).head.root == \old(store.head.root)
      @     && \old(store).head.extentCount == \old(store.head.extentCount);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    public /*+KEY@ helper @*/ int delete(long key) {
        return writer.delete(key);
    }

    /**
     * Takes the key's element out if it has the given value.
     *
     * @return as {@link #delete}, or {@link Result#DIFFERENT} if the key has another value
     */
    /*+KEY@ behavior
      @   requires store != null && store.covered() && store.touchesLeft == 0 && store.blocksLeft == 0;
      @   requires store.head != null && store.free != null && store.stock != null;
      @   requires head != null && 0 <= head.depth && head.depth <= Layout.MAX_DEPTH;
      @   requires writer != null && writer.store == store && writer.head == head && writer.run != null;
      @
      @   ensures \old(store).covered() && \old(store).touchesLeft == 0 && \old(store).blocksLeft == 0;
      @   ensures \result == Result.REFUSED ==> \old(head).rootId == \old(head.rootId)
      @     && \old(head).depth == \old(head.depth) && \old(head).size == \old(head.size)
      @     && \old(head).version == \old(head.version)
      @     && \old(head).firstId == \old(head.firstId) && \old(head).lastId == \old(head.lastId)
      @     && \old(head).leafCount == \old(head.leafCount) && \old(head).innerCount == \old(head.innerCount);
      @   ensures \result == Result.REFUSED ==> \old(store).blockCount == \old(store.blockCount)
      @     && \old(store).newest == \old(store.newest) && \old(store).free == \old(store.free)
      @     && \old(store).free.count == \old(store.free.count) && \old(store).head == \old(store.head)
      @     && \old(store).head.root == \old(store.head.root)
      @     && \old(store).head.extentCount == \old(store.head.extentCount);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    public /*+KEY@ helper @*/ int deleteIfIdentical(long key, long value) {
        return writer.deleteIfIdentical(key, value);
    }

    /**
     * Fills the empty tree from sorted input.
     *
     * @param keys     strictly ascending in [0, elements)
     * @param values   the keys' values
     * @param elements how many of them to take, at least 0
     * @return {@link Result#BUILT} or {@link Result#REFUSED}
     * @throws IllegalStateException    if the tree is not empty
     * @throws IllegalArgumentException if the arrays are shorter, or a key is not above the one before it; the message
     *                                  names the place
     */
    /*+KEY@ behavior
      @   requires store != null && store.covered() && store.touchesLeft == 0 && store.blocksLeft == 0;
      @   requires store.head != null && store.free != null && store.stock != null;
      @   requires head != null;
      @   requires writer != null && writer.store == store && writer.head == head && writer.build != null;
      @
      @   ensures \old(store).covered() && \old(store).touchesLeft == 0 && \old(store).blocksLeft == 0;
      @   ensures \result == Result.REFUSED ==> \old(head).rootId == \old(head.rootId)
      @     && \old(head).depth == \old(head.depth) && \old(head).size == \old(head.size)
      @     && \old(head).version == \old(head.version)
      @     && \old(head).firstId == \old(head.firstId) && \old(head).lastId == \old(head.lastId)
      @     && \old(head).leafCount == \old(head.leafCount) && \old(head).innerCount == \old(head.innerCount);
      @   ensures \result == Result.REFUSED ==> \old(store).blockCount == \old(store.blockCount)
      @     && \old(store).newest == \old(store.newest) && \old(store).free == \old(store.free)
      @     && \old(store).free.count == \old(store.free.count) && \old(store).head == \old(store.head)
      @     && \old(store).head.root == \old(store.head.root)
      @     && \old(store).head.extentCount == \old(store.head.extentCount);
      @   signals_only Throwable;
      @   diverges true;
      @*/
    public /*+KEY@ helper @*/ int build(long[] keys, long[] values, int elements) {
        head.requireOpen();
        requireEmpty();
        requireElements(keys, values, elements);
        requireAscending(keys, elements);
        return writer.build(keys, values, elements);
    }

    /*+KEY@ behavior
      @   requires head != null;
      @
      @   ensures head.depth == 0;
      @   signals_only Throwable;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ void requireEmpty() {
        if (head.depth != 0) {
            throw new IllegalStateException(notEmpty());
        }
    }

    /*+KEY@ behavior
      @   ensures 0 <= elements && elements <= keys.length && elements <= values.length;
      @   signals_only Throwable;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static void requireElements(long[] keys, long[] values, int elements) {
        if (elements < 0 || elements > keys.length || elements > values.length) {
            throw new IllegalArgumentException(outOfBounds(keys.length, values.length, elements));
        }
    }

    /*+STRICT@ behavior
      @   requires 0 <= elements && elements <= keys.length;
      @
      @   ensures (\forall int i; 1 <= i && i < elements; keys[i - 1] < keys[i]);
      @   signals_only IllegalArgumentException;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ also behavior
      @   requires 0 <= elements && elements <= keys.length;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static void requireAscending(long[] keys, int elements) {
        /*+STRICT@ loop_invariant i <= elements || i == 1;
          @ loop_invariant (\forall int k; 1 <= k && k < i; keys[k - 1] < keys[k]);
          @ decreases elements - i + 1;
          @*/
        /*@ loop_invariant 1 <= i;
          @ loop_modifies i;
          @*/
        for (int i = 1; i < elements; i++) {
            if (keys[i - 1] >= keys[i]) {
                throw new IllegalArgumentException(notAbove(keys, i));
            }
        }
    }

    // The texts stand apart, and in parts, for the prover's sake.

    /*@ normal_behavior
      @   requires head != null;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ String notEmpty() {
        return "the tree holds " + head.size + " elements; build wants it empty";
    }

    /*@ normal_behavior
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static String outOfBounds(int keys, int values, int elements) {
        return Texts.wrong("elements", elements, lengths(keys, values));
    }

    /*@ normal_behavior
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static String lengths(int keys, int values) {
        return "from 0 to the lengths of keys (" + keys + ") and values (" + values + ")";
    }

    /*@ normal_behavior
      @   requires 1 <= place && place < keys.length;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static String notAbove(long[] keys, int place) {
        return Texts.but(keyIs(keys, place), aboveKey(keys, place - 1));
    }

    /*@ normal_behavior
      @   requires 0 <= place && place < keys.length;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static String keyIs(long[] keys, int place) {
        return "keys[" + place + "] is " + keys[place];
    }

    /*@ normal_behavior
      @   requires 0 <= place && place < keys.length;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static String aboveKey(long[] keys, int place) {
        return "above keys[" + place + "], which is " + keys[place];
    }

    /** The value that the last REPLACED or DELETED took away. */
    /*@ normal_behavior
      @   requires writer != null;
      @
      @   ensures \result == writer.oldValue;
      @
      @   assignable \nothing;
      @*/
    public /*+KEY@ helper @*/ long oldValue() {
        return writer.oldValue();
    }

    /**
     * Whether the last operation was an insert that answered INSERTED and put its element before another one; of a
     * batch, the last insert counts.
     */
    /*@ normal_behavior
      @   requires writer != null;
      @
      @   ensures \result == writer.hasSuccessor;
      @
      @   assignable \nothing;
      @*/
    public /*+KEY@ helper @*/ boolean hasSuccessor() {
        return writer.hasSuccessor();
    }

    /** The key before which the last insert put its element, if {@link #hasSuccessor}. */
    /*@ normal_behavior
      @   requires writer != null;
      @
      @   ensures \result == writer.successorKey;
      @
      @   assignable \nothing;
      @*/
    public /*+KEY@ helper @*/ long successorKey() {
        return writer.successorKey();
    }

    /** The value of the element before which the last insert put its own, if {@link #hasSuccessor}. */
    /*@ normal_behavior
      @   requires writer != null;
      @
      @   ensures \result == writer.successorValue;
      @
      @   assignable \nothing;
      @*/
    public /*+KEY@ helper @*/ long successorValue() {
        return writer.successorValue();
    }

    /**
     * Freezes the state in a view. Takes constant time and no memory, so it cannot be refused.
     *
     * @throws IllegalStateException    if the view is open already
     * @throws IllegalArgumentException if it is a tree's own, which {@link #head} gives out
     */
    /*+KEY@ behavior
      @   requires store != null && store.covered() && store.touchesLeft == 0 && store.blocksLeft == 0;
      @   requires head != null;
      @   requires view.image != null && store.head != null && store.layout != null && store.layout.tablesFit();
      @   requires 0 <= store.head.extentCount && store.head.extentCount <= Integer.MAX_VALUE;
      @
      @   ensures \old(store).covered() && \old(store).touchesLeft == 0 && view.version == view.openings;
      @   ensures \old(view.version) == View.CLOSED;
      @   signals_only Throwable;
      @   diverges true;
      @*/
    public /*+KEY@ helper @*/ void open(View view) {
        final View state = head;
        state.requireOpen();
        if (view.isHead()) {
            throw new IllegalArgumentException("the view is a tree's own");
        }
        if (view.isOpen()) {
            throw new IllegalStateException("the view is open already");
        }
        Views.open(store, view.image);
        view.open(state);
    }

    /**
     * Closes a view, and gives back what it alone used. Views may be closed in any order. Takes time in proportion to
     * the extents that the view answers for (it compares translations, not words) and to the number of open views.
     *
     * @throws IllegalStateException if the view is not open
     * @throws IllegalArgumentException if the view is another tree's, or the head
     */
    /*+KEY@ behavior
      @   requires store != null && store.covered() && store.touchesLeft == 0 && store.blocksLeft == 0;
      @   requires view.image != null;
      @
      @   ensures \old(store).covered() && \old(store).touchesLeft == 0;
      @   ensures \old(view.version) != View.CLOSED && view.version == View.CLOSED;
      @   signals_only Throwable;
      @   diverges true;
      @*/
    public /*+KEY@ helper @*/ void close(View view) {
        final BlockStore blocks = store;
        view.requireOpen();
        if (!Views.has(blocks, view.image)) {
            throw new IllegalArgumentException("the view is none of this tree's");
        }
        final Image older = view.image.older;
        Views.close(blocks, view.image);
        Views.forget(blocks, older);
        view.close();
    }

    /** Gives spare capacity back: unused reservations, and free blocks where they fill whole extents at the end. */
    /*+KEY@ behavior
      @   requires store != null && store.covered() && store.touchesLeft == 0 && store.blocksLeft == 0;
      @   requires head != null;
      @
      @   ensures \old(store).covered() && \old(store).touchesLeft == 0 && \old(store).blocksLeft == 0;
      @   signals_only Throwable;
      @   diverges true;
      @*/
    public /*+KEY@ helper @*/ void trim() {
        head.requireOpen();
        Trim.trim(store);
    }

    /**
     * Gives everything back.
     *
     * @throws IllegalStateException if a view is open
     */
    /*+KEY@ behavior
      @   requires store != null && store.covered() && store.touchesLeft == 0 && store.blocksLeft == 0;
      @   requires head != null;
      @
      @   ensures \old(store).covered() && \old(store).touchesLeft == 0 && \old(store).blocksLeft == 0;
      @   ensures \old(head).version == View.CLOSED && \old(head).size == 0;
      @   signals_only Throwable;
      @   diverges true;
      @*/
    public /*+KEY@ helper @*/ void close() {
        final View state = head;
        state.requireOpen();
        if (store.newest() != null) {
            throw new IllegalStateException("a view is open");
        }
        Trim.destroy(store);
        state.close();
    }

    /** The geometry. */
    /*@ normal_behavior
      @   requires store != null && store.layout != null;
      @
      @   ensures \result == store.layout;
      @
      @   assignable \nothing;
      @*/
    public /*+KEY@ helper @*/ Layout layout() {
        return store.layout;
    }

    /*@ normal_behavior
      @   requires store != null;
      @
      @   ensures \result == store;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ BlockStore store() {
        return store;
    }

    /** The path that the last change left behind. */
    /*@ normal_behavior
      @   requires writer != null && writer.run != null;
      @
      @   ensures \result == writer.run;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ Run path() {
        return writer.path();
    }

    /** Block ids in use or free. */
    /*@ normal_behavior
      @   requires store != null;
      @
      @   ensures \result == store.blockCount;
      @
      @   assignable \nothing;
      @*/
    public /*+KEY@ helper @*/ int blockCount() {
        return store.blockCount();
    }

    /** Blocks that wait to be used again. */
    /*+KEY@ behavior
      @   requires store != null && store.free != null;
      @
      @   ensures \result == store.free.count;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    public /*+KEY@ helper @*/ int freeCount() {
        return store.freeCount();
    }

    /**
     * The free block that would be used as the number-th from now; 0 is the next, freeCount() - 1 the last.
     *
     * @throws IndexOutOfBoundsException if there are not so many
     */
    /*+KEY@ behavior
      @   requires store != null && store.free != null && store.free.ids != null;
      @   requires 0 <= number && number < store.free.count && store.free.count <= store.free.ids.length;
      @
      @   ensures \result == store.free.ids[store.free.count - 1 - number];
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    public /*+KEY@ helper @*/ int freeId(int number) {
        if (number < 0 || number >= store.freeCount()) {
            throw new IndexOutOfBoundsException("free block " + number + " of " + store.freeCount());
        }
        return store.freeId(number);
    }

    /** Leaves. */
    /*@ normal_behavior
      @   requires head != null;
      @
      @   ensures \result == head.leafCount;
      @
      @   assignable \nothing;
      @*/
    public /*+KEY@ helper @*/ int leafCount() {
        return head.leafCount;
    }

    /** Inner blocks. */
    /*@ normal_behavior
      @   requires head != null;
      @
      @   ensures \result == head.innerCount;
      @
      @   assignable \nothing;
      @*/
    public /*+KEY@ helper @*/ int innerCount() {
        return head.innerCount;
    }

    /** Extents, translation tables and root tables granted and not given back. */
    /*+KEY@ behavior
      @   requires store != null && store.stock != null;
      @
      @   ensures \result == store.stock.heldCount;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    public /*+KEY@ helper @*/ int heldExtents() {
        return store.stock().heldCount();
    }

    /** Extents, translation tables and the root table that the head uses. */
    /*+KEY@ behavior
      @   requires store != null && store.covered();
      @
      @   ensures store.covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    public /*+KEY@ helper @*/ int headExtents() {
        return store.headCount();
    }

    /** Extents, translation tables and root tables that only views use. */
    /*+KEY@ behavior
      @   requires store != null && store.stock != null && store.covered();
      @
      @   ensures store.covered();
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    public /*+KEY@ helper @*/ int viewExtents() {
        return store.stock().heldCount() - store.headCount() - store.stock().count();
    }

    /** Extents, translation tables and root tables reserved and not used yet. */
    /*+STRICT@ normal_behavior
      @   requires store != null && store.stock != null && 0 <= store.stock.extentCount && 0 <= store.stock.tableCount;
      @   requires store.stock.extentCount + store.stock.tableCount < Integer.MAX_VALUE;
      @
      @   ensures \result == store.stock.extentCount + store.stock.tableCount + (store.stock.root == null ? 0 : 1);
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ also behavior
      @   requires store != null && store.stock != null;
      @   signals_only Throwable;
      @
      @   assignable \nothing;
      @*/
    public /*+KEY@ helper @*/ int spareExtents() {
        return store.stock().count();
    }

    /**
     * How often a case of rebalancing occurred. The index is {@link #rebalanceIndex}, below {@link #REBALANCES}.
     *
     * @throws IndexOutOfBoundsException if it is not
     */
    /*+KEY@ behavior
      @   ensures \result == rebalances[index];
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    public /*+KEY@ helper @*/ long rebalances(int index) {
        return rebalances[index];
    }

    /**
     * Where a case is counted.
     *
     * @param underflow whether a block was too empty, rather than full
     * @param inner     whether it was an inner block
     * @param kind      the case's number in {@link Plan}
     */
    /*+KEY@ behavior
      @   ensures 0 <= kind && kind < Plan.KINDS
      @     ==> \result == ((underflow ? 2 : 0) + (inner ? 1 : 0)) * Plan.KINDS + kind
      @       && 0 <= \result && \result < REBALANCES;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    public /*+KEY@ helper @*/ static int rebalanceIndex(boolean underflow, boolean inner, int kind) {
        return ((underflow ? 2 : 0) + (inner ? 1 : 0)) * Plan.KINDS + kind;
    }
}
