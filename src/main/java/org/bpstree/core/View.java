package org.bpstree.core;

/**
 * A state of a tree and all the reads of it. The head is the state that changes; a view that was opened
 * ({@link Tree#open}) is frozen until it is closed, and another thread may read it meanwhile, one thread a view.
 *
 * <p>Offsets count elements from 0 in key order. Positions are given as {@link Cursor}s, so that no read allocates.
 */
public final class View {
    /*@ spec_public @*/ final Image image;
    /*@ spec_public nullable @*/ Layout layout;
    /*@ spec_public @*/ int rootId = Layout.NONE;
    /*@ spec_public @*/ int depth;
    /*@ spec_public @*/ int size;
    /*@ spec_public @*/ int firstId = Layout.NONE;
    /*@ spec_public @*/ int lastId = Layout.NONE;
    /*@ spec_public @*/ int leafCount;
    /*@ spec_public @*/ int innerCount;
    /** Changes with every change of the state, so that a cursor notices; {@link #CLOSED} when closed. */
    /*@ spec_public @*/ long version = CLOSED;
    /*@ spec_public @*/ private long openings;
    /*@ spec_public @*/ private final boolean isHead;

    /** The version of a view that is not open. */
    static final long CLOSED = -1L;

    /** Whether the reads below find what they need: a view has an image, and when it is open a geometry. */
    /*+KEY@ public model_behavior
      @   accessible image, layout, version;
      @ helper model boolean usable() {
      @   return image != null && (version == CLOSED || layout != null);
      @ }
      @*/

    /** The tree as a value, for the strict contracts of the reads: the keys in order, and their values. */
    /*+KEYSTRICT@ ghost \seq flat; @*/
    /*+KEYSTRICT@ ghost \seq values; @*/
    /** For each block id: its level, less than 0 if it is not in the tree, and the part [start, stop) that it owns. */
    /*+KEYSTRICT@ ghost \seq levelOf; @*/
    /*+KEYSTRICT@ ghost \seq startOf; @*/
    /*+KEYSTRICT@ ghost \seq stopOf; @*/
    /** For each id of an inner block: the parts that its children own, where they start and where they stop. */
    /*+KEYSTRICT@ ghost \seq startsOf; @*/
    /*+KEYSTRICT@ ghost \seq stopsOf; @*/
    /** For each id of a leaf: the leaf after it and the leaf before it; {@link Layout#NONE} at the ends. */
    /*+KEYSTRICT@ ghost \seq nextOf; @*/
    /*+KEYSTRICT@ ghost \seq previousOf; @*/
    /** For each block id: the words of its extent, and where it begins there. */
    /*+KEYSTRICT@ ghost nullable long[][] wordsOf; @*/
    /*+KEYSTRICT@ ghost \seq baseOf; @*/

    /** Whether the block begins where the layout says. */
    /*+KEYSTRICT@ public model_behavior
      @   accessible layout, layout.blocksPerExtent, layout.blockWords, baseOf;
      @ helper model boolean begins(\bigint id) {
      @   return (\bigint) baseOf[id] == id % layout.blocksPerExtent * layout.blockWords;
      @ }
      @*/

    /** What an inner block holds (T1, T3), and that its children's parts are its own, side by side. */
    /*+KEYSTRICT@ public model_behavior
      @   accessible layout, layout.innerCapacity, layout.leafCapacity, flat, levelOf, startOf, stopOf, startsOf,
      @     stopsOf, words[base .. base + Layout.KEYS + 2 * layout.innerCapacity - 1];
      @ helper model boolean innerAt(\bigint id, nullable long[] words, \bigint base) {
      @   return words != null && 0 <= base && base + Layout.KEYS + 2 * layout.innerCapacity <= words.length
      @     && Layout.MIN_CAPACITY <= layout.leafCapacity && layout.leafCapacity <= Layout.MAX_CAPACITY
      @     && Layout.MIN_CAPACITY <= layout.innerCapacity && layout.innerCapacity <= Layout.MAX_CAPACITY
      @     && words[base] == ((\seq) startsOf[id]).length && words[base] == ((\seq) stopsOf[id]).length
      @     && 1 <= words[base] && words[base] <= layout.innerCapacity && levelOf.length <= Integer.MAX_VALUE
      @     && (\forall \bigint i, j; base + Layout.KEYS <= i && i < j
      @       && j < base + Layout.KEYS + words[base] - 1; words[i] < words[j])
      @     && (\forall \bigint s; 0 <= s && s < words[base] - 1;
      @       words[base + Layout.KEYS + s] == (\bigint) flat[(\bigint) ((\seq) stopsOf[id])[s] - 1])
      @     && (\forall \bigint i; base + Layout.KEYS + layout.innerCapacity <= i
      @       && i < base + Layout.KEYS + layout.innerCapacity + words[base];
      @       0 <= words[i] && words[i] % 4294967296L < levelOf.length
      @       && (\bigint) levelOf[words[i] % 4294967296L] == (\bigint) levelOf[id] - 1
      @       && (\bigint) startOf[words[i] % 4294967296L]
      @         == (\bigint) ((\seq) startsOf[id])[i - base - Layout.KEYS - layout.innerCapacity]
      @       && (\bigint) stopOf[words[i] % 4294967296L]
      @         == (\bigint) ((\seq) stopsOf[id])[i - base - Layout.KEYS - layout.innerCapacity])
      @     && (\forall \bigint s; 0 < s && s < words[base];
      @       (\bigint) ((\seq) startsOf[id])[s] == (\bigint) ((\seq) stopsOf[id])[s - 1])
      @     && (\bigint) ((\seq) startsOf[id])[0] == (\bigint) startOf[id]
      @     && (\bigint) ((\seq) stopsOf[id])[words[base] - 1] == (\bigint) stopOf[id];
      @ }
      @*/

    /** What the items of an inner block say of its children (T6): each has as many elements as its part. */
    /*+KEYSTRICT@ public model_behavior
      @   accessible layout, layout.innerCapacity, size, startsOf, stopsOf,
      @     words[base .. base + Layout.KEYS + 2 * layout.innerCapacity - 1];
      @ helper model boolean countedAt(\bigint id, nullable long[] words, \bigint base) {
      @   return words != null && size <= Integer.MAX_VALUE && ((\seq) startsOf[id]).length <= layout.innerCapacity
      @     && (\forall \bigint i; base + Layout.KEYS + layout.innerCapacity <= i
      @       && i < base + Layout.KEYS + layout.innerCapacity + ((\seq) startsOf[id]).length;
      @       words[i] / 4294967296L == (\bigint) ((\seq) stopsOf[id])[i - base - Layout.KEYS - layout.innerCapacity]
      @         - (\bigint) ((\seq) startsOf[id])[i - base - Layout.KEYS - layout.innerCapacity])
      @     && (\forall \bigint s; 0 <= s && s < ((\seq) startsOf[id]).length;
      @       0 <= (\bigint) ((\seq) startsOf[id])[s] && (\bigint) ((\seq) stopsOf[id])[s] <= size);
      @ }
      @*/

    /** What a leaf holds: the keys of its part (T1). */
    /*+KEYSTRICT@ public model_behavior
      @   accessible layout, layout.innerCapacity, layout.leafCapacity, flat, startOf, stopOf,
      @     words[base .. base + Layout.KEYS + layout.leafCapacity - 1];
      @ helper model boolean leafAt(\bigint id, nullable long[] words, \bigint base) {
      @   return words != null && 0 <= base && base + Layout.KEYS + 2 * layout.leafCapacity <= words.length
      @     && Layout.MIN_CAPACITY <= layout.leafCapacity && layout.leafCapacity <= Layout.MAX_CAPACITY
      @     && Layout.MIN_CAPACITY <= layout.innerCapacity && layout.innerCapacity <= Layout.MAX_CAPACITY
      @     && 0 <= (\bigint) startOf[id] && (\bigint) stopOf[id] <= flat.length
      @     && words[base] == (\bigint) stopOf[id] - (\bigint) startOf[id]
      @     && 1 <= words[base] && words[base] <= layout.leafCapacity
      @     && (\forall \bigint i, j; base + Layout.KEYS <= i && i < j
      @       && j < base + Layout.KEYS + words[base]; words[i] < words[j])
      @     && (\forall \bigint r; (\bigint) startOf[id] <= r && r < (\bigint) stopOf[id];
      @       (\bigint) flat[r] == words[base + Layout.KEYS + r - (\bigint) startOf[id]]);
      @ }
      @*/

    /** What a leaf holds beside the keys: the values of its part. */
    /*+KEYSTRICT@ public model_behavior
      @   accessible layout, layout.leafCapacity, startOf, stopOf,
      @     words[base + Layout.KEYS + layout.leafCapacity .. base + Layout.KEYS + 2 * layout.leafCapacity - 1];
      @ helper model boolean valuedAt(\seq all, \bigint id, nullable long[] words, \bigint base) {
      @   return words != null && 0 <= (\bigint) startOf[id] && (\bigint) stopOf[id] <= all.length
      @     && (\bigint) stopOf[id] - (\bigint) startOf[id] <= layout.leafCapacity
      @     && (\forall \bigint r; (\bigint) startOf[id] <= r && r < (\bigint) stopOf[id];
      @       (\bigint) all[r] == words[base + Layout.KEYS + layout.leafCapacity + r - (\bigint) startOf[id]]);
      @ }
      @*/

    /** Whether the words of two blocks do not overlap (T8). */
    /*+KEYSTRICT@ public model_behavior
      @   accessible layout, layout.blockWords, wordsOf, wordsOf[one], wordsOf[other], baseOf;
      @ helper model boolean separate(\bigint one, \bigint other) {
      @   return wordsOf[one] != wordsOf[other] || (\bigint) baseOf[one] + layout.blockWords <= (\bigint) baseOf[other]
      @     || (\bigint) baseOf[other] + layout.blockWords <= (\bigint) baseOf[one];
      @ }
      @*/

    /** Whether a leaf shares no word with another block, and no element with another leaf. */
    /*+KEYSTRICT@ public model_behavior
      @   accessible layout, layout.blockWords, levelOf, startOf, stopOf, wordsOf, wordsOf[*], baseOf;
      @ helper model boolean alone(\bigint id) {
      @   return (\forall \bigint b; 0 <= b && b < levelOf.length && 0 <= (\bigint) levelOf[b] && b != id;
      @       separate(id, b))
      @     && (\forall \bigint b; 0 <= b && b < levelOf.length && (\bigint) levelOf[b] == 0 && b != id;
      @       (\bigint) stopOf[b] <= (\bigint) startOf[id] || (\bigint) stopOf[id] <= (\bigint) startOf[b]);
      @ }
      @*/

    /** Whether the values are those of before but for one offset. */
    /*+KEYSTRICT@ public model_behavior
      @   ensures \result ==> (\forall \bigint id, base; (\forall nullable long[] words;
      @     valuedAt(before, id, words, base) && ((\bigint) stopOf[id] <= at || at < (\bigint) startOf[id])
      @       ==> valuedAt(values, id, words, base)));
      @   accessible values;
      @ helper model boolean revaluedAt(\seq before, \bigint at, \bigint value) {
      @   return values == (\seq_def \bigint i; 0; before.length; i == at ? value : (\bigint) before[i]);
      @ }
      @*/

    /** Whether the values are those of before but for the key's, if it is there. */
    /*+KEYSTRICT@ public model_behavior
      @   accessible flat, values;
      @ helper model boolean revalued(\seq before, \bigint key, \bigint value) {
      @   return values.length == before.length && (\forall \bigint i; 0 <= i && i < values.length;
      @     (\bigint) values[i] == ((\bigint) flat[i] == key ? value : (\bigint) before[i]));
      @ }
      @*/

    /** What the links of a leaf say (T4): the leaves whose parts are beside its own; none beside the ends. */
    /*+KEYSTRICT@ public model_behavior
      @   accessible flat, levelOf, startOf, stopOf, nextOf, previousOf, words[base + Layout.LINKS];
      @ helper model boolean linkedAt(\bigint id, nullable long[] words, \bigint base) {
      @   return Layout.NONE <= (\bigint) nextOf[id] && (\bigint) nextOf[id] < levelOf.length
      @     && Layout.NONE <= (\bigint) previousOf[id] && (\bigint) previousOf[id] < levelOf.length
      @     && levelOf.length <= Integer.MAX_VALUE && 0 <= words[base + Layout.LINKS]
      @     && words[base + Layout.LINKS] / 4294967296L - 1 == (\bigint) nextOf[id]
      @     && words[base + Layout.LINKS] % 4294967296L == (\bigint) previousOf[id] + 1
      @     && ((\bigint) nextOf[id] == Layout.NONE <==> (\bigint) stopOf[id] == flat.length)
      @     && ((\bigint) nextOf[id] != Layout.NONE ==> (\bigint) levelOf[(\bigint) nextOf[id]] == 0
      @       && (\bigint) startOf[(\bigint) nextOf[id]] == (\bigint) stopOf[id])
      @     && ((\bigint) previousOf[id] == Layout.NONE <==> (\bigint) startOf[id] == 0)
      @     && ((\bigint) previousOf[id] != Layout.NONE ==> (\bigint) levelOf[(\bigint) previousOf[id]] == 0
      @       && (\bigint) stopOf[(\bigint) previousOf[id]] == (\bigint) startOf[id]);
      @ }
      @*/

    /** Whether the keys ascend (T1); the second way to say it follows, and spares the prover the case i == j. */
    /*+KEYSTRICT@ public model_behavior
      @   accessible flat, size;
      @ helper model boolean ascending() {
      @   return size == flat.length
      @     && (\forall \bigint i, j; 0 <= i && i < j && j < flat.length; (\bigint) flat[i] < (\bigint) flat[j])
      @     && (\forall \bigint i, j; 0 <= i && i <= j && j < flat.length; (\bigint) flat[i] <= (\bigint) flat[j]);
      @ }
      @*/

    /** Whether the key's place is in the part: the key before it is less, and its last one is not, or is the last. */
    /*+KEYSTRICT@ public model_behavior
      @   accessible flat, size;
      @ helper model boolean within(\bigint start, \bigint stop, \bigint key) {
      @   return (0 < start ==> (\bigint) flat[start - 1] < key) && (stop < size ==> key <= (\bigint) flat[stop - 1]);
      @ }
      @*/

    /** Whether so many keys are less than the given one. */
    /*+KEYSTRICT@ public model_behavior
      @   accessible flat, size;
      @ helper model boolean ranked(\bigint rank, \bigint key) {
      @   return 0 <= rank && rank <= size && (0 < rank ==> (\bigint) flat[rank - 1] < key)
      @     && (rank < size ==> key <= (\bigint) flat[rank]);
      @ }
      @*/

    /** Whether the key is one of the tree's: then it is at its rank, and the last key is not below it. */
    /*+KEYSTRICT@ public model_behavior
      @   ensures \result && ascending() ==> (\forall \bigint rank; ranked(rank, key);
      @     rank < size && (\bigint) flat[rank] == key);
      @   ensures \result && ascending() ==> key <= (\bigint) flat[size - 1];
      @   accessible flat;
      @ helper model boolean present(\bigint key) {
      @   return (\exists \bigint i; 0 <= i && i < flat.length; (\bigint) flat[i] == key);
      @ }
      @*/

    /** Whether so many keys are not above the given one. */
    /*+KEYSTRICT@ public model_behavior
      @   accessible flat, size;
      @ helper model boolean passed(\bigint rank, \bigint key) {
      @   return 0 <= rank && rank <= size && (0 < rank ==> (\bigint) flat[rank - 1] <= key)
      @     && (rank < size ==> key < (\bigint) flat[rank]);
      @ }
      @*/

    /** A view that is not open yet. */
    /*+KEY@ normal_behavior
      @   ensures usable() && \fresh(image) && version == CLOSED && depth == 0 && size == 0;
      @
      @   assignable \nothing;
      @*/
    public View() {
        image = new Image();
        isHead = false;
    }

    /*+KEY@ normal_behavior
      @   ensures usable() && this.layout == layout && this.image == image && version == 1 && depth == 0 && size == 0;
      @   ensures rootId == Layout.NONE && firstId == Layout.NONE && lastId == Layout.NONE;
      @   ensures leafCount == 0 && innerCount == 0;
      @
      @   assignable \nothing;
      @*/
    View(Layout layout, Image image) {
        this.layout = layout;
        this.image = image;
        version = 1;
        isHead = true;
    }

    /** Whether it is a tree's own state, which is never opened. */
    /*+KEY@ behavior
      @   ensures \result == isHead;
      @   signals_only Throwable;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ boolean isHead() {
        return isHead;
    }

    /** Copies the head's state but for the image. */
    /*+KEY@ behavior
      @   ensures layout == head.layout && rootId == head.rootId && depth == head.depth && size == head.size;
      @   ensures firstId == head.firstId && lastId == head.lastId;
      @   ensures leafCount == head.leafCount && innerCount == head.innerCount;
      @   ensures version == openings;
      @   ensures 0 <= \old(openings) && \old(openings) < 9223372036854775807L ==> version == \old(openings) + 1;
      @   signals_only Throwable;
      @
      @   assignable layout, rootId, depth, size, firstId, lastId, leafCount, innerCount, version, openings;
      @*/
    /*+KEY@ helper @*/ void open(View head) {
        layout = head.layout;
        rootId = head.rootId;
        depth = head.depth;
        size = head.size;
        firstId = head.firstId;
        lastId = head.lastId;
        leafCount = head.leafCount;
        innerCount = head.innerCount;
        openings++;
        version = openings;
    }

    /** The state of no tree. */
    /*+KEY@ normal_behavior
      @   ensures version == CLOSED && depth == 0 && size == 0 && leafCount == 0 && innerCount == 0;
      @   ensures rootId == Layout.NONE && firstId == Layout.NONE && lastId == Layout.NONE;
      @
      @   assignable rootId, depth, size, firstId, lastId, leafCount, innerCount, version;
      @*/
    /*+KEY@ helper @*/ void close() {
        clear(this);
        version = CLOSED;
    }

    /** Makes the state that of an empty tree. */
    /*+KEY@ behavior
      @   ensures view.depth == 0 && view.size == 0 && view.leafCount == 0 && view.innerCount == 0;
      @   ensures view.rootId == Layout.NONE && view.firstId == Layout.NONE && view.lastId == Layout.NONE;
      @   signals (Throwable e) view == null;
      @   signals_only Throwable;
      @
      @   assignable view.rootId, view.depth, view.size, view.firstId, view.lastId, view.leafCount, view.innerCount;
      @*/
    /*+KEY@ helper @*/ static void clear(/*@ nullable @*/ View view) {
        view.rootId = Layout.NONE;
        view.depth = 0;
        view.size = 0;
        view.firstId = Layout.NONE;
        view.lastId = Layout.NONE;
        view.leafCount = 0;
        view.innerCount = 0;
    }

    /*+KEYSTRICT@ normal_behavior
      @   requires layout != null && image != null && wordsOf != null && levelOf.length <= wordsOf.length;
      @   requires Image.measured(layout) && image.legible(layout);
      @   requires 0 <= id && id < levelOf.length && image.lists(layout, id, wordsOf[id]);
      @
      @   ensures \result == \old(wordsOf[id]);
      @
      @   assignable \strictly_nothing;
      @*/
    /*+KEY@ also behavior
      @   requires usable() && version != CLOSED;
      @
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper nullable @*/ long /*+OPENJML@ nullable @*/ [] words(int id) {
        return image.words(layout, id);
    }

    /*+KEYSTRICT@ normal_behavior
      @   requires layout != null && Image.measured(layout) && 0 <= id && begins(id);
      @
      @   ensures 0 <= \result && \result <= Layout.MAX_EXTENT_WORDS && \result == (\bigint) baseOf[id];
      @
      @   assignable \strictly_nothing;
      @*/
    /*+KEY@ also behavior
      @   requires usable() && version != CLOSED;
      @
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ int base(int id) {
        return layout.baseOf(id);
    }

    /** Where the items begin in a block of the level. */
    /*+KEYSTRICT@ normal_behavior
      @   requires layout != null;
      @   requires Layout.MIN_CAPACITY <= layout.leafCapacity && layout.leafCapacity <= Layout.MAX_CAPACITY;
      @   requires Layout.MIN_CAPACITY <= layout.innerCapacity && layout.innerCapacity <= Layout.MAX_CAPACITY;
      @
      @   ensures \result == Layout.KEYS + (level == 0 ? layout.leafCapacity : layout.innerCapacity);
      @
      @   assignable \strictly_nothing;
      @*/
    /*+KEY@ also behavior
      @   requires usable() && version != CLOSED;
      @
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ int items(int level) {
        return layout.items(level);
    }

    /*+KEYSTRICT@ normal_behavior
      @   ensures \result == rootId;
      @
      @   assignable \strictly_nothing;
      @*/
    /*+KEY@ also behavior
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ int rootId() {
        return rootId;
    }

    /** The child at a position of an inner block. */
    /*+KEYSTRICT@ normal_behavior
      @   requires layout != null && words != null && 0 <= base && 0 <= pos;
      @   requires Layout.MIN_CAPACITY <= layout.leafCapacity && layout.leafCapacity <= Layout.MAX_CAPACITY;
      @   requires Layout.MIN_CAPACITY <= layout.innerCapacity && layout.innerCapacity <= Layout.MAX_CAPACITY;
      @   requires base + Layout.KEYS + layout.innerCapacity + pos < words.length;
      @   requires 0 <= words[base + Layout.KEYS + layout.innerCapacity + pos];
      @   requires words[base + Layout.KEYS + layout.innerCapacity + pos] % 4294967296L <= 2147483647;
      @
      @   ensures 0 <= \result && \result == words[base + Layout.KEYS + layout.innerCapacity + pos] % 4294967296L;
      @
      @   assignable \strictly_nothing;
      @*/
    /*+KEY@ also behavior
      @   requires usable() && version != CLOSED;
      @
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ int childId(/*+KEY@ nullable @*/ long[] words, int base, int pos) {
        return Layout.low(Block.item(words, base, items(1), pos));
    }

    /** How many elements are below the child at a position of an inner block. */
    /*+KEYSTRICT@ normal_behavior
      @   requires layout != null && words != null && 0 <= base && 0 <= pos;
      @   requires Layout.MIN_CAPACITY <= layout.leafCapacity && layout.leafCapacity <= Layout.MAX_CAPACITY;
      @   requires Layout.MIN_CAPACITY <= layout.innerCapacity && layout.innerCapacity <= Layout.MAX_CAPACITY;
      @   requires base + Layout.KEYS + layout.innerCapacity + pos < words.length;
      @   requires 0 <= words[base + Layout.KEYS + layout.innerCapacity + pos];
      @
      @   ensures 0 <= \result && \result == words[base + Layout.KEYS + layout.innerCapacity + pos] / 4294967296L;
      @
      @   assignable \strictly_nothing;
      @*/
    /*+KEY@ also behavior
      @   requires usable() && version != CLOSED;
      @
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ int cardinality(/*+KEY@ nullable @*/ long[] words, int base, int pos) {
        return Layout.high(Block.item(words, base, items(1), pos));
    }

    /** How many elements are below the child at a position of an inner block. */
    /*+KEYSTRICT@ normal_behavior
      @   requires layout != null && words != null && innerAt(id, words, base) && countedAt(id, words, base);
      @   requires 0 <= pos && pos < ((\seq) startsOf[id]).length;
      @
      @   ensures \result == (\bigint) ((\seq) stopsOf[id])[pos] - (\bigint) ((\seq) startsOf[id])[pos];
      @   ensures 0 <= \result && 0 <= (\bigint) ((\seq) startsOf[id])[pos];
      @   ensures (\bigint) ((\seq) stopsOf[id])[pos] <= size && size <= Integer.MAX_VALUE;
      @   ensures pos + 1 < ((\seq) startsOf[id]).length
      @     ==> (\bigint) ((\seq) startsOf[id])[pos + 1] == (\bigint) ((\seq) stopsOf[id])[pos];
      @   ensures (\bigint) ((\seq) startsOf[id])[0] == (\bigint) startOf[id];
      @   ensures ((\seq) startsOf[id]).length <= Layout.MAX_CAPACITY;
      @   ensures (\bigint) ((\seq) stopsOf[id])[((\seq) startsOf[id]).length - 1] == (\bigint) stopOf[id];
      @
      @   assignable \strictly_nothing;
      @*/
    /*+KEY@ also behavior
      @   requires usable() && version != CLOSED;
      @
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ int cardinality(int id, /*+KEY@ nullable @*/ long[] words, int base, int pos) {
        return cardinality(words, base, pos);
    }

    /** Whether the key is at a position of a leaf, which may be its end. */
    /*+KEYSTRICT@ normal_behavior
      @   requires layout != null && words != null && leafAt(id, words, base) && ascending();
      @   requires 0 <= pos && pos <= (\bigint) stopOf[id] - (\bigint) startOf[id];
      @   requires (\bigint) startOf[id] + pos < size ==> pos < (\bigint) stopOf[id] - (\bigint) startOf[id];
      @   requires ranked((\bigint) startOf[id] + pos, key);
      @
      @   ensures \result ==> pos < (\bigint) stopOf[id] - (\bigint) startOf[id]
      @     && (\bigint) flat[(\bigint) startOf[id] + pos] == key;
      @   ensures !\result ==> (\forall \bigint i; 0 <= i && i < flat.length; (\bigint) flat[i] != key);
      @
      @   assignable \strictly_nothing;
      @*/
    /*+KEY@ also behavior
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ boolean holds(int id, /*+KEY@ nullable @*/ long[] words, int base, int pos, long key) {
        return pos < Block.count(words, base) && Block.key(words, base, pos) == key;
    }

    /** The value at a position of a leaf. */
    /*+KEYSTRICT@ normal_behavior
      @   requires layout != null && words != null && leafAt(id, words, base) && valuedAt(values, id, words, base)
      @     && ascending();
      @   requires 0 <= pos && pos < (\bigint) stopOf[id] - (\bigint) startOf[id];
      @
      @   ensures (\forall \bigint i; 0 <= i && i < flat.length
      @     && (\bigint) flat[i] == (\bigint) flat[(\bigint) startOf[id] + pos]; \result == (\bigint) values[i]);
      @
      @   assignable \strictly_nothing;
      @*/
    /*+KEY@ also behavior
      @   requires usable() && version != CLOSED;
      @
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ long value(int id, /*+KEY@ nullable @*/ long[] words, int base, int pos) {
        return Block.item(words, base, items(0), pos);
    }

    /** Whether the view can be read: opened and not closed, or the head of a tree that is not closed. */
    /*@ normal_behavior
      @   ensures \result == (version != CLOSED);
      @
      @   assignable \nothing;
      @*/
    public /*+KEY@ helper @*/ boolean isOpen() {
        return version != CLOSED;
    }

    /*+KEYSTRICT@ normal_behavior
      @   requires version != CLOSED;
      @
      @   ensures true;
      @
      @   assignable \strictly_nothing;
      @*/
    /*+KEY@ also behavior
      @   ensures version != CLOSED;
      @   signals (Throwable e) version == CLOSED;
      @   signals_only Throwable;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ void requireOpen() {
        if (version == CLOSED) {
            throw new IllegalStateException("the view, or the tree whose head it is, is closed");
        }
    }

    /** How many elements there are. */
    /*@ normal_behavior
      @   ensures \result == size;
      @
      @   assignable \nothing;
      @*/
    public /*+KEY@ helper @*/ int size() {
        return size;
    }

    /** Levels; 0 for an empty tree, 1 for a lone leaf. */
    /*@ normal_behavior
      @   ensures \result == depth;
      @
      @   assignable \nothing;
      @*/
    public /*+KEY@ helper @*/ int depth() {
        return depth;
    }

    /*@ normal_behavior
      @   ensures \result == firstId;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ int firstId() {
        return firstId;
    }

    /*@ normal_behavior
      @   ensures \result == lastId;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ int lastId() {
        return lastId;
    }

    /** The leaf that may hold the key. The tree is not empty. */
    /*+KEYSTRICT@ normal_behavior
      @   requires layout != null && image != null && wordsOf != null && levelOf.length <= wordsOf.length;
      @   requires Image.measured(layout) && image.legible(layout);
      @   requires (\forall \bigint b; 0 <= b && b < levelOf.length && 0 <= (\bigint) levelOf[b];
      @     image.lists(layout, b, wordsOf[b]) && begins(b) && wordsOf[b] != null);
      @   requires (\forall \bigint b; 0 <= b && b < levelOf.length && 0 < (\bigint) levelOf[b];
      @     innerAt(b, wordsOf[b], (\bigint) baseOf[b]));
      @   requires 0 < depth && depth <= Layout.MAX_DEPTH;
      @   requires 0 <= rootId && rootId < levelOf.length && (\bigint) levelOf[rootId] == depth - 1;
      @   requires within((\bigint) startOf[rootId], (\bigint) stopOf[rootId], key);
      @
      @   ensures 0 <= \result && \result < levelOf.length && (\bigint) levelOf[\result] == 0;
      @   ensures within((\bigint) startOf[\result], (\bigint) stopOf[\result], key);
      @
      @   assignable \strictly_nothing;
      @*/
    /*+KEY@ also behavior
      @   requires usable() && version != CLOSED;
      @
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ int leafFor(long key) {
        int id = rootId();
        /*+KEYSTRICT@ loop_invariant 0 <= level && 0 <= id && id < levelOf.length && (\bigint) levelOf[id] == level;
          @ loop_invariant within((\bigint) startOf[id], (\bigint) stopOf[id], key);
          @ loop_modifies \strictly_nothing;
          @ decreases level;
          @*/
        /*@ loop_invariant Integer.MIN_VALUE <= id && id <= Integer.MAX_VALUE;
          @ loop_invariant Integer.MIN_VALUE <= level && level <= Integer.MAX_VALUE;
          @ loop_modifies id, level;
          @*/
        for (int level = depth - 1; level > 0; level--) {
            id = childFor(id, key);
        }
        return id;
    }

    /** The child of an inner block that may hold the key. */
    /*+KEYSTRICT@ normal_behavior
      @   requires layout != null && image != null && wordsOf != null && levelOf.length <= wordsOf.length;
      @   requires Image.measured(layout) && image.legible(layout);
      @   requires image.lists(layout, id, wordsOf[id]) && begins(id) && wordsOf[id] != null;
      @   requires innerAt(id, wordsOf[id], (\bigint) baseOf[id]);
      @   requires 0 <= id && id < levelOf.length && 0 < (\bigint) levelOf[id];
      @   requires within((\bigint) startOf[id], (\bigint) stopOf[id], key);
      @
      @   ensures 0 <= \result && \result < levelOf.length && (\bigint) levelOf[\result] == (\bigint) levelOf[id] - 1;
      @   ensures within((\bigint) startOf[\result], (\bigint) stopOf[\result], key);
      @
      @   assignable \strictly_nothing;
      @*/
    /*+KEY@ also behavior
      @   requires usable() && version != CLOSED;
      @
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ int childFor(int id, long key) {
        final long[] words = words(id);
        final int base = base(id);
        return childId(id, words, base, childPos(id, words, base, key));
    }

    /** Where to descend for the key in an inner block. (Here and below the id is for the contract alone.) */
    /*+KEYSTRICT@ normal_behavior
      @   requires layout != null && words != null && innerAt(id, words, base);
      @   requires within((\bigint) startOf[id], (\bigint) stopOf[id], key);
      @
      @   ensures 0 <= \result && \result < ((\seq) startsOf[id]).length;
      @   ensures within((\bigint) ((\seq) startsOf[id])[\result], (\bigint) ((\seq) stopsOf[id])[\result], key);
      @   ensures (\bigint) ((\seq) startsOf[id])[0] == (\bigint) startOf[id];
      @
      @   assignable \strictly_nothing;
      @*/
    /*+KEY@ also behavior
      @   requires usable() && version != CLOSED;
      @
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ int childPos(int id, /*+KEY@ nullable @*/ long[] words, int base, long key) {
        return Block.childPos(words, base, key);
    }

    /** The child at a position of an inner block. */
    /*+KEYSTRICT@ normal_behavior
      @   requires layout != null && words != null && innerAt(id, words, base);
      @   requires 0 <= pos && pos < ((\seq) startsOf[id]).length;
      @
      @   ensures 0 <= \result && \result < levelOf.length && (\bigint) levelOf[\result] == (\bigint) levelOf[id] - 1;
      @   ensures (\bigint) startOf[\result] == (\bigint) ((\seq) startsOf[id])[pos];
      @   ensures (\bigint) stopOf[\result] == (\bigint) ((\seq) stopsOf[id])[pos];
      @
      @   assignable \strictly_nothing;
      @*/
    /*+KEY@ also behavior
      @   requires usable() && version != CLOSED;
      @
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ int childId(int id, /*+KEY@ nullable @*/ long[] words, int base, int pos) {
        return childId(words, base, pos);
    }

    /** Whether the key is present. */
    /*+KEYSTRICT@ normal_behavior
      @   requires version != CLOSED && 0 <= depth && depth <= Layout.MAX_DEPTH && (depth == 0 ==> flat.length == 0);
      @   requires layout != null && image != null && wordsOf != null && levelOf.length <= wordsOf.length;
      @   requires 0 < depth ==> Image.measured(layout) && image.legible(layout);
      @   requires (\forall \bigint b; 0 <= b && b < levelOf.length && 0 <= (\bigint) levelOf[b];
      @     image.lists(layout, b, wordsOf[b]) && begins(b) && wordsOf[b] != null);
      @   requires (\forall \bigint b; 0 <= b && b < levelOf.length && 0 < (\bigint) levelOf[b];
      @     innerAt(b, wordsOf[b], (\bigint) baseOf[b]));
      @   requires (\forall \bigint b; 0 <= b && b < levelOf.length && (\bigint) levelOf[b] == 0;
      @     leafAt(b, wordsOf[b], (\bigint) baseOf[b]));
      @   requires (\forall \bigint b; 0 <= b && b < levelOf.length && 0 <= (\bigint) levelOf[b];
      @     0 <= (\bigint) startOf[b] && (\bigint) stopOf[b] <= flat.length);
      @   requires ascending();
      @   requires 0 < depth ==> 0 <= rootId && rootId < levelOf.length && (\bigint) levelOf[rootId] == depth - 1;
      @   requires 0 < depth ==> (\forall \bigint k; within((\bigint) startOf[rootId], (\bigint) stopOf[rootId], k));
      @
      @   ensures \result ==> (\exists \bigint i; 0 <= i && i < flat.length; (\bigint) flat[i] == key);
      @   ensures !\result ==> (\forall \bigint i; 0 <= i && i < flat.length; (\bigint) flat[i] != key);
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ also behavior
      @   requires usable();
      @
      @   ensures version != CLOSED && (depth == 0 ==> !\result);
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    public /*+KEY@ helper @*/ boolean contains(long key) {
        requireOpen();
        return depth != 0 && isIn(leafFor(key), key);
    }

    /** Whether the key is in the leaf. */
    /*+KEYSTRICT@ normal_behavior
      @   requires layout != null && image != null && wordsOf != null && levelOf.length <= wordsOf.length;
      @   requires Image.measured(layout) && image.legible(layout);
      @   requires image.lists(layout, id, wordsOf[id]) && begins(id) && wordsOf[id] != null;
      @   requires leafAt(id, wordsOf[id], (\bigint) baseOf[id]) && ascending();
      @   requires 0 <= (\bigint) startOf[id] && (\bigint) stopOf[id] <= flat.length;
      @   requires 0 <= id && id < levelOf.length && (\bigint) levelOf[id] == 0;
      @   requires within((\bigint) startOf[id], (\bigint) stopOf[id], key);
      @
      @   ensures \result ==> (\exists \bigint i; 0 <= i && i < flat.length; (\bigint) flat[i] == key);
      @   ensures !\result ==> (\forall \bigint i; 0 <= i && i < flat.length; (\bigint) flat[i] != key);
      @
      @   assignable \strictly_nothing;
      @*/
    /*+KEY@ also behavior
      @   requires usable() && version != CLOSED;
      @
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ boolean isIn(int id, long key) {
        final long[] words = words(id);
        final int base = base(id);
        return holds(id, words, base, lowerPos(id, words, base, key), key);
    }

    /** The first position of a leaf whose key is not below the given one; the count if there is none. */
    /*+KEYSTRICT@ normal_behavior
      @   requires layout != null && words != null && leafAt(id, words, base) && ascending();
      @   requires within((\bigint) startOf[id], (\bigint) stopOf[id], key);
      @
      @   ensures 0 <= \result && \result <= (\bigint) stopOf[id] - (\bigint) startOf[id];
      @   ensures (\bigint) startOf[id] + \result < size ==> \result < (\bigint) stopOf[id] - (\bigint) startOf[id];
      @   ensures (\bigint) startOf[id] + \result <= size && ranked((\bigint) startOf[id] + \result, key);
      @
      @   assignable \strictly_nothing;
      @*/
    /*+KEY@ also behavior
      @   requires usable() && version != CLOSED;
      @
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ int lowerPos(int id, /*+KEY@ nullable @*/ long[] words, int base, long key) {
        return Block.lowerPos(words, base, key);
    }

    /** The key's value, or the given one if the key is absent. */
    /*+KEYSTRICT@ normal_behavior
      @   requires version != CLOSED && 0 <= depth && depth <= Layout.MAX_DEPTH && (depth == 0 ==> flat.length == 0);
      @   requires layout != null && image != null && wordsOf != null && levelOf.length <= wordsOf.length;
      @   requires 0 < depth ==> Image.measured(layout) && image.legible(layout);
      @   requires (\forall \bigint b; 0 <= b && b < levelOf.length && 0 <= (\bigint) levelOf[b];
      @     image.lists(layout, b, wordsOf[b]) && begins(b) && wordsOf[b] != null);
      @   requires (\forall \bigint b; 0 <= b && b < levelOf.length && 0 < (\bigint) levelOf[b];
      @     innerAt(b, wordsOf[b], (\bigint) baseOf[b]));
      @   requires (\forall \bigint b; 0 <= b && b < levelOf.length && (\bigint) levelOf[b] == 0;
      @     leafAt(b, wordsOf[b], (\bigint) baseOf[b]) && valuedAt(values, b, wordsOf[b], (\bigint) baseOf[b]));
      @   requires (\forall \bigint b; 0 <= b && b < levelOf.length && 0 <= (\bigint) levelOf[b];
      @     0 <= (\bigint) startOf[b] && (\bigint) stopOf[b] <= flat.length);
      @   requires ascending();
      @   requires 0 < depth ==> 0 <= rootId && rootId < levelOf.length && (\bigint) levelOf[rootId] == depth - 1;
      @   requires 0 < depth ==> (\forall \bigint k; within((\bigint) startOf[rootId], (\bigint) stopOf[rootId], k));
      @
      @   ensures (\forall \bigint i; 0 <= i && i < flat.length && (\bigint) flat[i] == key;
      @     \result == (\bigint) values[i]);
      @   ensures (\forall \bigint i; 0 <= i && i < flat.length; (\bigint) flat[i] != key) ==> \result == absent;
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ also behavior
      @   requires usable();
      @
      @   ensures version != CLOSED && (depth == 0 ==> \result == absent);
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    public /*+KEY@ helper @*/ long get(long key, long absent) {
        requireOpen();
        return depth == 0 ? absent : valueIn(leafFor(key), key, absent);
    }

    /*+KEYSTRICT@ normal_behavior
      @   requires layout != null && image != null && wordsOf != null && levelOf.length <= wordsOf.length;
      @   requires Image.measured(layout) && image.legible(layout);
      @   requires image.lists(layout, id, wordsOf[id]) && begins(id) && wordsOf[id] != null;
      @   requires leafAt(id, wordsOf[id], (\bigint) baseOf[id]) && ascending();
      @   requires valuedAt(values, id, wordsOf[id], (\bigint) baseOf[id]);
      @   requires 0 <= (\bigint) startOf[id] && (\bigint) stopOf[id] <= flat.length;
      @   requires 0 <= id && id < levelOf.length && (\bigint) levelOf[id] == 0;
      @   requires within((\bigint) startOf[id], (\bigint) stopOf[id], key);
      @
      @   ensures (\forall \bigint i; 0 <= i && i < flat.length && (\bigint) flat[i] == key;
      @     \result == (\bigint) values[i]);
      @   ensures (\forall \bigint i; 0 <= i && i < flat.length; (\bigint) flat[i] != key) ==> \result == absent;
      @
      @   assignable \strictly_nothing;
      @*/
    /*+KEY@ also behavior
      @   requires usable() && version != CLOSED;
      @
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ long valueIn(int id, long key, long absent) {
        final long[] words = words(id);
        final int base = base(id);
        final int pos = lowerPos(id, words, base, key);
        return holds(id, words, base, pos, key) ? value(id, words, base, pos) : absent;
    }

    /** Puts the cursor on the key's element; false, and an invalid cursor, if the key is absent. */
    /*+KEYSTRICT@ normal_behavior
      @   requires version != CLOSED && 0 <= depth && depth <= Layout.MAX_DEPTH;
      @   requires layout != null && image != null && wordsOf != null && levelOf.length <= wordsOf.length;
      @   requires 0 < depth ==> Image.measured(layout) && image.legible(layout);
      @   requires (\forall \bigint b; 0 <= b && b < levelOf.length && 0 <= (\bigint) levelOf[b];
      @     image.lists(layout, b, wordsOf[b]) && begins(b) && wordsOf[b] != null);
      @   requires (\forall \bigint b; 0 <= b && b < levelOf.length && 0 < (\bigint) levelOf[b];
      @     innerAt(b, wordsOf[b], (\bigint) baseOf[b]));
      @   requires (\forall \bigint b; 0 <= b && b < levelOf.length && (\bigint) levelOf[b] == 0;
      @     leafAt(b, wordsOf[b], (\bigint) baseOf[b]) && linkedAt(b, wordsOf[b], (\bigint) baseOf[b]));
      @   requires (\forall \bigint b; 0 <= b && b < levelOf.length && 0 <= (\bigint) levelOf[b];
      @     0 <= (\bigint) startOf[b] && (\bigint) stopOf[b] <= flat.length);
      @   requires ascending() && (depth == 0 ==> size == 0 && (\forall \bigint k; ranked(0, k)));
      @   requires 0 < depth ==> 0 <= rootId && rootId < levelOf.length && (\bigint) levelOf[rootId] == depth - 1;
      @   requires 0 < depth ==> (\forall \bigint k; within((\bigint) startOf[rootId], (\bigint) stopOf[rootId], k));
      @   requires 0 <= cursor.pos && cursor.pos <= Layout.MAX_CAPACITY;
      @
      @   ensures cursor.view == this && cursor.stands() && \result == (cursor.leafId != Layout.NONE);
      @   ensures \result ==> 0 <= cursor.at() && (\bigint) flat[cursor.at()] == key;
      @   ensures !\result ==> (\forall \bigint i; 0 <= i && i < flat.length; (\bigint) flat[i] != key);
      @
      @   assignable cursor.*;
      @*/
    /*+KEY@ also behavior
      @   requires usable();
      @
      @   ensures cursor.view == this && cursor.version == version && version != CLOSED;
      @   ensures \result == (cursor.leafId != Layout.NONE) && (\result ==> cursor.key == key);
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable cursor.*;
      @*/
    public /*+KEY@ helper @*/ boolean find(long key, Cursor cursor) {
        if (lowerBound(key, cursor)) {
            return true;
        }
        cursor.invalidate();
        return false;
    }

    /**
     * Puts the cursor on the first element whose key is not below the given one; invalid if there is none.
     *
     * @return whether the key itself is present
     */
    /*+KEYSTRICT@ normal_behavior
      @   requires version != CLOSED && 0 <= depth && depth <= Layout.MAX_DEPTH;
      @   requires layout != null && image != null && wordsOf != null && levelOf.length <= wordsOf.length;
      @   requires 0 < depth ==> Image.measured(layout) && image.legible(layout);
      @   requires (\forall \bigint b; 0 <= b && b < levelOf.length && 0 <= (\bigint) levelOf[b];
      @     image.lists(layout, b, wordsOf[b]) && begins(b) && wordsOf[b] != null);
      @   requires (\forall \bigint b; 0 <= b && b < levelOf.length && 0 < (\bigint) levelOf[b];
      @     innerAt(b, wordsOf[b], (\bigint) baseOf[b]));
      @   requires (\forall \bigint b; 0 <= b && b < levelOf.length && (\bigint) levelOf[b] == 0;
      @     leafAt(b, wordsOf[b], (\bigint) baseOf[b]) && linkedAt(b, wordsOf[b], (\bigint) baseOf[b]));
      @   requires (\forall \bigint b; 0 <= b && b < levelOf.length && 0 <= (\bigint) levelOf[b];
      @     0 <= (\bigint) startOf[b] && (\bigint) stopOf[b] <= flat.length);
      @   requires ascending() && (depth == 0 ==> size == 0 && (\forall \bigint k; ranked(0, k)));
      @   requires 0 < depth ==> 0 <= rootId && rootId < levelOf.length && (\bigint) levelOf[rootId] == depth - 1;
      @   requires 0 < depth ==> (\forall \bigint k; within((\bigint) startOf[rootId], (\bigint) stopOf[rootId], k));
      @   requires 0 <= cursor.pos && cursor.pos <= Layout.MAX_CAPACITY;
      @
      @   ensures cursor.view == this && cursor.stands() && ranked(cursor.at(), key);
      @   ensures cursor.version == version && 0 <= cursor.pos && cursor.pos <= Layout.MAX_CAPACITY;
      @   ensures \result ==> 0 < depth;
      @   ensures cursor.leafId == Layout.NONE
      @     || 0 <= cursor.leafId && cursor.leafId < levelOf.length && (\bigint) levelOf[cursor.leafId] == 0;
      @   ensures \result ==> cursor.leafId != Layout.NONE && passed(cursor.at() + 1, key);
      @   ensures \result ==> 0 <= cursor.at() && (\bigint) flat[cursor.at()] == key;
      @   ensures !\result ==> (\forall \bigint i; 0 <= i && i < flat.length; (\bigint) flat[i] != key);
      @   ensures !\result ==> passed(cursor.at(), key);
      @
      @   assignable cursor.*;
      @*/
    /*+KEY@ also behavior
      @   requires usable();
      @
      @   ensures cursor.view == this && cursor.version == version && version != CLOSED;
      @   ensures \result == (cursor.leafId != Layout.NONE && cursor.key == key);
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable cursor.*;
      @*/
    public /*+KEY@ helper @*/ boolean lowerBound(long key, Cursor cursor) {
        requireOpen();
        cursor.view = this;
        if (depth == 0) {
            cursor.invalidate();
        } else {
            settle(cursor, leafFor(key), key);
        }
        return isAt(key, cursor);
    }

    /** Whether the key is where the cursor is, which is on the key's place. */
    /*+KEYSTRICT@ normal_behavior
      @   requires cursor.view == this && cursor.stands() && ranked(cursor.at(), key) && ascending();
      @
      @   ensures \result ==> cursor.leafId != Layout.NONE && passed(cursor.at() + 1, key);
      @   ensures \result ==> 0 <= cursor.at() && (\bigint) flat[cursor.at()] == key;
      @   ensures !\result ==> (\forall \bigint i; 0 <= i && i < flat.length; (\bigint) flat[i] != key);
      @   ensures !\result ==> passed(cursor.at(), key);
      @
      @   assignable \strictly_nothing;
      @*/
    /*+KEY@ also behavior
      @   ensures \result == (cursor.leafId != Layout.NONE && cursor.key == key);
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ boolean isAt(long key, Cursor cursor) {
        return cursor.leafId != Layout.NONE && cursor.key == key;
    }

    /** Puts the cursor, which is this view's, on the place of the key in its leaf. */
    /*+KEYSTRICT@ normal_behavior
      @   requires layout != null && image != null && wordsOf != null && levelOf.length <= wordsOf.length;
      @   requires Image.measured(layout) && image.legible(layout);
      @   requires image.lists(layout, id, wordsOf[id]) && begins(id) && wordsOf[id] != null;
      @   requires leafAt(id, wordsOf[id], (\bigint) baseOf[id]) && linkedAt(id, wordsOf[id], (\bigint) baseOf[id]);
      @   requires ascending();
      @   requires 0 <= (\bigint) startOf[id] && (\bigint) stopOf[id] <= flat.length;
      @   requires 0 <= id && id < levelOf.length && (\bigint) levelOf[id] == 0;
      @   requires within((\bigint) startOf[id], (\bigint) stopOf[id], key);
      @   requires cursor.view == this && 0 <= cursor.pos && cursor.pos <= Layout.MAX_CAPACITY;
      @
      @   ensures cursor.stands() && ranked(cursor.at(), key);
      @   ensures cursor.version == version && 0 <= cursor.pos && cursor.pos <= Layout.MAX_CAPACITY;
      @   ensures cursor.leafId == Layout.NONE
      @     || 0 <= cursor.leafId && cursor.leafId < levelOf.length && (\bigint) levelOf[cursor.leafId] == 0;
      @
      @   assignable cursor.leafId, cursor.key, cursor.pos, cursor.count, cursor.base, cursor.values, cursor.words,
      @     cursor.version;
      @*/
    /*+KEY@ also behavior
      @   requires usable() && version != CLOSED && cursor.view == this;
      @
      @   ensures cursor.view == this && cursor.version == version;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable cursor.*;
      @*/
    private /*+KEY@ helper @*/ void settle(Cursor cursor, int id, long key) {
        final long[] words = words(id);
        final int base = base(id);
        cursor.settle(id, words, base, lowerPos(id, words, base, key));
    }

    /**
     * Puts the cursor on the first element whose key is above the given one; invalid if there is none.
     *
     * @return whether the key itself is present
     */
    /*+KEYSTRICT@ normal_behavior
      @   requires version != CLOSED && 0 <= depth && depth <= Layout.MAX_DEPTH;
      @   requires layout != null && image != null && wordsOf != null && levelOf.length <= wordsOf.length;
      @   requires 0 < depth ==> Image.measured(layout) && image.legible(layout);
      @   requires (\forall \bigint b; 0 <= b && b < levelOf.length && 0 <= (\bigint) levelOf[b];
      @     image.lists(layout, b, wordsOf[b]) && begins(b) && wordsOf[b] != null);
      @   requires (\forall \bigint b; 0 <= b && b < levelOf.length && 0 < (\bigint) levelOf[b];
      @     innerAt(b, wordsOf[b], (\bigint) baseOf[b]));
      @   requires (\forall \bigint b; 0 <= b && b < levelOf.length && (\bigint) levelOf[b] == 0;
      @     leafAt(b, wordsOf[b], (\bigint) baseOf[b]) && linkedAt(b, wordsOf[b], (\bigint) baseOf[b]));
      @   requires (\forall \bigint b; 0 <= b && b < levelOf.length && 0 <= (\bigint) levelOf[b];
      @     0 <= (\bigint) startOf[b] && (\bigint) stopOf[b] <= flat.length);
      @   requires ascending() && (depth == 0 ==> size == 0 && (\forall \bigint k; ranked(0, k)));
      @   requires 0 < depth ==> 0 <= rootId && rootId < levelOf.length && (\bigint) levelOf[rootId] == depth - 1;
      @   requires 0 < depth ==> (\forall \bigint k; within((\bigint) startOf[rootId], (\bigint) stopOf[rootId], k));
      @   requires 0 <= cursor.pos && cursor.pos <= Layout.MAX_CAPACITY;
      @
      @   ensures cursor.view == this && cursor.stands() && passed(cursor.at(), key);
      @   ensures \result ==> 0 < cursor.at() && (\bigint) flat[cursor.at() - 1] == key;
      @   ensures !\result ==> (\forall \bigint i; 0 <= i && i < flat.length; (\bigint) flat[i] != key);
      @
      @   assignable cursor.*;
      @*/
    /*+KEY@ also behavior
      @   requires usable();
      @
      @   ensures version != CLOSED;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable cursor.*;
      @*/
    public /*+KEY@ helper @*/ boolean upperBound(long key, Cursor cursor) {
        final boolean exact = lowerBound(key, cursor);
        stepOver(exact, key, cursor);
        return exact;
    }

    /** Puts the cursor from the key's place to behind the key's element, if there is one. (Apart for the proof.) */
    /*+KEYSTRICT@ normal_behavior
      @   requires version != CLOSED && layout != null && image != null && wordsOf != null;
      @   requires levelOf.length <= wordsOf.length && ascending();
      @   requires exact ==> Image.measured(layout) && image.legible(layout);
      @   requires (\forall \bigint b; 0 <= b && b < levelOf.length && (\bigint) levelOf[b] == 0;
      @     image.lists(layout, b, wordsOf[b]) && begins(b) && wordsOf[b] != null);
      @   requires (\forall \bigint b; 0 <= b && b < levelOf.length && (\bigint) levelOf[b] == 0;
      @     leafAt(b, wordsOf[b], (\bigint) baseOf[b]) && linkedAt(b, wordsOf[b], (\bigint) baseOf[b]));
      @   requires cursor.view == this && cursor.stands() && cursor.version == version;
      @   requires 0 <= cursor.pos && cursor.pos <= Layout.MAX_CAPACITY;
      @   requires exact ==> 0 <= cursor.leafId && cursor.leafId < levelOf.length
      @     && (\bigint) levelOf[cursor.leafId] == 0;
      @   requires exact ==> passed(cursor.at() + 1, key);
      @   requires exact ==> 0 <= cursor.at() && (\bigint) flat[cursor.at()] == key;
      @   requires !exact ==> passed(cursor.at(), key);
      @
      @   ensures cursor.view == this && cursor.stands() && passed(cursor.at(), key);
      @   ensures exact ==> 0 < cursor.at() && (\bigint) flat[cursor.at() - 1] == key;
      @
      @   assignable cursor.*;
      @*/
    /*+KEY@ also behavior
      @   requires usable() && cursor.view == this;
      @
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable cursor.*;
      @*/
    private /*+KEY@ helper @*/ void stepOver(boolean exact, long key, Cursor cursor) {
        if (exact) {
            cursor.next();
        }
    }

    /** Puts the cursor on the least element; invalid, and false, if there is none. */
    /*+KEYSTRICT@ normal_behavior
      @   requires version != CLOSED && layout != null && image != null && wordsOf != null;
      @   requires levelOf.length <= wordsOf.length && 0 <= cursor.pos && cursor.pos <= Layout.MAX_CAPACITY;
      @   requires firstId == Layout.NONE || Image.measured(layout) && image.legible(layout)
      @     && 0 <= firstId && firstId < levelOf.length && (\bigint) levelOf[firstId] == 0
      @     && image.lists(layout, firstId, wordsOf[firstId]) && begins(firstId) && wordsOf[firstId] != null
      @     && leafAt(firstId, wordsOf[firstId], (\bigint) baseOf[firstId]);
      @   requires firstId == Layout.NONE ? size == 0 : (\bigint) startOf[firstId] == 0 && 0 < size;
      @
      @   ensures cursor.view == this && cursor.stands() && cursor.at() == 0 && \result == (0 < size);
      @
      @   assignable cursor.*;
      @*/
    /*+KEY@ also behavior
      @   requires usable();
      @
      @   ensures cursor.view == this && cursor.version == version && version != CLOSED;
      @   ensures \result == (cursor.leafId != Layout.NONE);
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable cursor.*;
      @*/
    public /*+KEY@ helper @*/ boolean first(Cursor cursor) {
        requireOpen();
        cursor.view = this;
        return cursor.settleFirst();
    }

    /** Puts the cursor on the greatest element; invalid, and false, if there is none. */
    /*+KEYSTRICT@ normal_behavior
      @   requires version != CLOSED && layout != null && image != null && wordsOf != null;
      @   requires levelOf.length <= wordsOf.length && 0 <= cursor.pos && cursor.pos <= Layout.MAX_CAPACITY;
      @   requires lastId == Layout.NONE || Image.measured(layout) && image.legible(layout)
      @     && 0 <= lastId && lastId < levelOf.length && (\bigint) levelOf[lastId] == 0
      @     && image.lists(layout, lastId, wordsOf[lastId]) && begins(lastId) && wordsOf[lastId] != null
      @     && leafAt(lastId, wordsOf[lastId], (\bigint) baseOf[lastId]);
      @   requires lastId == Layout.NONE ? size == 0 : (\bigint) stopOf[lastId] == size && 0 < size;
      @
      @   ensures cursor.view == this && cursor.stands() && \result == (0 < size);
      @   ensures cursor.at() == (size == 0 ? 0 : size - 1);
      @
      @   assignable cursor.*;
      @*/
    /*+KEY@ also behavior
      @   requires usable();
      @
      @   ensures cursor.view == this && cursor.version == version && version != CLOSED;
      @   ensures \result == (cursor.leafId != Layout.NONE);
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable cursor.*;
      @*/
    public /*+KEY@ helper @*/ boolean last(Cursor cursor) {
        requireOpen();
        cursor.view = this;
        return cursor.settleLast();
    }

    /** Puts the cursor on the element at an offset; invalid, and false, unless the offset is in [0, size). */
    /*+KEYSTRICT@ normal_behavior
      @   requires version != CLOSED && 0 <= depth && depth <= Layout.MAX_DEPTH && (depth == 0 ==> size == 0);
      @   requires layout != null && image != null && wordsOf != null && levelOf.length <= wordsOf.length;
      @   requires 0 < depth ==> Image.measured(layout) && image.legible(layout);
      @   requires (\forall \bigint b; 0 <= b && b < levelOf.length && 0 <= (\bigint) levelOf[b];
      @     image.lists(layout, b, wordsOf[b]) && begins(b) && wordsOf[b] != null);
      @   requires (\forall \bigint b; 0 <= b && b < levelOf.length && 0 < (\bigint) levelOf[b];
      @     innerAt(b, wordsOf[b], (\bigint) baseOf[b]) && countedAt(b, wordsOf[b], (\bigint) baseOf[b])
      @     && 0 < ((\seq) startsOf[b]).length);
      @   requires (\forall \bigint b; 0 <= b && b < levelOf.length && (\bigint) levelOf[b] == 0;
      @     leafAt(b, wordsOf[b], (\bigint) baseOf[b]) && linkedAt(b, wordsOf[b], (\bigint) baseOf[b]));
      @   requires ascending();
      @   requires 0 < depth ==> 0 <= rootId && rootId < levelOf.length && (\bigint) levelOf[rootId] == depth - 1
      @     && (\bigint) startOf[rootId] == 0 && (\bigint) stopOf[rootId] == size;
      @   requires 0 <= cursor.pos && cursor.pos <= Layout.MAX_CAPACITY;
      @
      @   ensures cursor.view == this && cursor.stands() && \result == (0 <= offset && offset < size);
      @   ensures cursor.at() == (\result ? offset : size);
      @
      @   assignable cursor.*;
      @*/
    /*+KEY@ also behavior
      @   requires usable();
      @
      @   ensures cursor.view == this && cursor.version == version && version != CLOSED;
      @   ensures \result == (0 <= offset && offset < size);
      @   ensures !\result ==> cursor.leafId == Layout.NONE;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable cursor.*;
      @*/
    public /*+KEY@ helper @*/ boolean at(int offset, Cursor cursor) {
        requireOpen();
        cursor.view = this;
        if (offset < 0 || offset >= size) {
            cursor.invalidate();
            return false;
        }
        settle(cursor, offset);
        return true;
    }

    /** Puts the cursor, which is this view's, on the element at an offset that there is. */
    /*+KEYSTRICT@ normal_behavior
      @   requires layout != null && image != null && wordsOf != null && levelOf.length <= wordsOf.length;
      @   requires Image.measured(layout) && image.legible(layout);
      @   requires (\forall \bigint b; 0 <= b && b < levelOf.length && 0 <= (\bigint) levelOf[b];
      @     image.lists(layout, b, wordsOf[b]) && begins(b) && wordsOf[b] != null);
      @   requires (\forall \bigint b; 0 <= b && b < levelOf.length && 0 < (\bigint) levelOf[b];
      @     innerAt(b, wordsOf[b], (\bigint) baseOf[b]) && countedAt(b, wordsOf[b], (\bigint) baseOf[b])
      @     && 0 < ((\seq) startsOf[b]).length);
      @   requires (\forall \bigint b; 0 <= b && b < levelOf.length && (\bigint) levelOf[b] == 0;
      @     leafAt(b, wordsOf[b], (\bigint) baseOf[b]) && linkedAt(b, wordsOf[b], (\bigint) baseOf[b]));
      @   requires ascending() && 0 < depth && depth <= Layout.MAX_DEPTH;
      @   requires 0 <= rootId && rootId < levelOf.length && (\bigint) levelOf[rootId] == depth - 1;
      @   requires (\bigint) startOf[rootId] == 0 && 0 <= offset && offset < (\bigint) stopOf[rootId];
      @   requires cursor.view == this && 0 <= cursor.pos && cursor.pos <= Layout.MAX_CAPACITY;
      @
      @   ensures cursor.stands() && cursor.at() == offset;
      @
      @   assignable cursor.leafId, cursor.key, cursor.pos, cursor.count, cursor.base, cursor.values, cursor.words,
      @     cursor.version;
      @*/
    /*+KEY@ also behavior
      @   requires usable() && version != CLOSED && cursor.view == this;
      @
      @   ensures cursor.view == this && cursor.version == version;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable cursor.*;
      @*/
    private /*+KEY@ helper @*/ void settle(Cursor cursor, int offset) {
        int rest = offset;
        int id = rootId();
        /*+KEYSTRICT@ loop_invariant 0 <= level && 0 <= id && id < levelOf.length && (\bigint) levelOf[id] == level;
          @ loop_invariant 0 <= rest && rest == offset - (\bigint) startOf[id] && offset < (\bigint) stopOf[id];
          @ loop_modifies \strictly_nothing;
          @ decreases level;
          @*/
        /*@ loop_invariant Integer.MIN_VALUE <= level && level <= Integer.MAX_VALUE;
          @ loop_invariant Integer.MIN_VALUE <= id && id <= Integer.MAX_VALUE;
          @ loop_invariant Integer.MIN_VALUE <= rest && rest <= Integer.MAX_VALUE;
          @ loop_modifies level, id, rest;
          @*/
        for (int level = depth - 1; level > 0; level--) {
            final long[] words = words(id);
            final int base = base(id);
            int pos = 0;
            /*+KEYSTRICT@ loop_invariant 0 <= pos && pos < ((\seq) startsOf[id]).length && 0 <= rest;
              @ loop_invariant rest - (\bigint) ((\seq) startsOf[id])[0]
              @   == offset - (\bigint) startOf[id] - (\bigint) ((\seq) startsOf[id])[pos];
              @ loop_modifies \strictly_nothing;
              @ decreases ((\seq) startsOf[id]).length - pos;
              @*/
            /*@ loop_invariant Integer.MIN_VALUE <= pos && pos <= Integer.MAX_VALUE;
              @ loop_invariant Integer.MIN_VALUE <= rest && rest <= Integer.MAX_VALUE;
              @ loop_modifies pos, rest;
              @*/
            while (rest >= cardinality(id, words, base, pos)) {
                rest -= cardinality(id, words, base, pos);
                pos++;
            }
            id = childId(id, words, base, pos);
        }
        settleAt(cursor, id, rest);
    }

    /** Puts the cursor, which is this view's, on a position of a leaf. */
    /*+KEYSTRICT@ normal_behavior
      @   requires layout != null && image != null && wordsOf != null && levelOf.length <= wordsOf.length;
      @   requires Image.measured(layout) && image.legible(layout);
      @   requires image.lists(layout, id, wordsOf[id]) && begins(id) && wordsOf[id] != null;
      @   requires leafAt(id, wordsOf[id], (\bigint) baseOf[id]) && linkedAt(id, wordsOf[id], (\bigint) baseOf[id]);
      @   requires ascending() && 0 <= id && id < levelOf.length && (\bigint) levelOf[id] == 0;
      @   requires 0 <= pos && pos < (\bigint) stopOf[id] - (\bigint) startOf[id];
      @   requires cursor.view == this && 0 <= cursor.pos && cursor.pos <= Layout.MAX_CAPACITY;
      @
      @   ensures cursor.stands() && cursor.at() == (\bigint) startOf[id] + pos;
      @
      @   assignable cursor.leafId, cursor.key, cursor.pos, cursor.count, cursor.base, cursor.values, cursor.words,
      @     cursor.version;
      @*/
    /*+KEY@ also behavior
      @   requires usable() && version != CLOSED && cursor.view == this;
      @
      @   ensures cursor.view == this && cursor.version == version;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable cursor.*;
      @*/
    private /*+KEY@ helper @*/ void settleAt(Cursor cursor, int id, int pos) {
        cursor.settle(id, words(id), base(id), pos);
    }

    /**
     * Puts the cursor on an element chosen by random bits, each with the same chance but for the bits' own remainder;
     * invalid, and false, if the tree is empty. (Upstream chooses a child a level and so prefers emptier blocks.)
     */
    /*+KEYSTRICT@ normal_behavior
      @   requires version != CLOSED && 0 <= depth && depth <= Layout.MAX_DEPTH && (depth == 0 ==> size == 0);
      @   requires layout != null && image != null && wordsOf != null && levelOf.length <= wordsOf.length;
      @   requires 0 < depth ==> Image.measured(layout) && image.legible(layout);
      @   requires (\forall \bigint b; 0 <= b && b < levelOf.length && 0 <= (\bigint) levelOf[b];
      @     image.lists(layout, b, wordsOf[b]) && begins(b) && wordsOf[b] != null);
      @   requires (\forall \bigint b; 0 <= b && b < levelOf.length && 0 < (\bigint) levelOf[b];
      @     innerAt(b, wordsOf[b], (\bigint) baseOf[b]) && countedAt(b, wordsOf[b], (\bigint) baseOf[b])
      @     && 0 < ((\seq) startsOf[b]).length);
      @   requires (\forall \bigint b; 0 <= b && b < levelOf.length && (\bigint) levelOf[b] == 0;
      @     leafAt(b, wordsOf[b], (\bigint) baseOf[b]) && linkedAt(b, wordsOf[b], (\bigint) baseOf[b]));
      @   requires ascending() && 0 <= size;
      @   requires 0 < depth ==> 0 <= rootId && rootId < levelOf.length && (\bigint) levelOf[rootId] == depth - 1
      @     && (\bigint) startOf[rootId] == 0 && (\bigint) stopOf[rootId] == size;
      @   requires 0 <= cursor.pos && cursor.pos <= Layout.MAX_CAPACITY;
      @
      @   ensures cursor.view == this && cursor.stands() && \result == (0 < size);
      @   ensures 0 <= cursor.at() && (\result ? cursor.at() < size : cursor.at() == size);
      @
      @   assignable cursor.*;
      @*/
    /*+KEY@ also behavior
      @   requires usable() && 0 <= size;
      @
      @   ensures cursor.view == this && cursor.version == version && version != CLOSED && \result == (0 < size);
      @   ensures !\result ==> cursor.leafId == Layout.NONE;
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable cursor.*;
      @*/
    public /*+KEY@ helper @*/ boolean random(long bits, Cursor cursor) {
        return at(choose(bits, size()), cursor);
    }

    /*@ normal_behavior
      @   requires 0 <= size;
      @
      @   ensures 0 <= \result && (0 < size ==> \result < size);
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static int choose(long bits, int size) {
        return size == 0 ? 0 : (int) Long.remainderUnsigned(bits, size);
    }

    /** How many elements have keys below the given one: the key's offset if it is present. */
    /*+KEYSTRICT@ normal_behavior
      @   requires version != CLOSED && 0 <= depth && depth <= Layout.MAX_DEPTH && (depth == 0 ==> ranked(0, key));
      @   requires layout != null && image != null && wordsOf != null && levelOf.length <= wordsOf.length;
      @   requires 0 < depth ==> Image.measured(layout) && image.legible(layout);
      @   requires (\forall \bigint b; 0 <= b && b < levelOf.length && 0 <= (\bigint) levelOf[b];
      @     image.lists(layout, b, wordsOf[b]) && begins(b) && wordsOf[b] != null);
      @   requires (\forall \bigint b; 0 <= b && b < levelOf.length && 0 < (\bigint) levelOf[b];
      @     innerAt(b, wordsOf[b], (\bigint) baseOf[b]) && countedAt(b, wordsOf[b], (\bigint) baseOf[b]));
      @   requires (\forall \bigint b; 0 <= b && b < levelOf.length && (\bigint) levelOf[b] == 0;
      @     leafAt(b, wordsOf[b], (\bigint) baseOf[b]));
      @   requires ascending() && 0 <= size && size <= Integer.MAX_VALUE;
      @   requires 0 < depth ==> 0 <= rootId && rootId < levelOf.length && (\bigint) levelOf[rootId] == depth - 1
      @     && (\bigint) startOf[rootId] == 0;
      @   requires 0 < depth ==> within(0, (\bigint) stopOf[rootId], key);
      @
      @   ensures ranked(\result, key);
      @
      @   assignable \nothing;
      @*/
    /*+KEY@ also behavior
      @   requires usable();
      @
      @   ensures version != CLOSED && (depth == 0 ==> \result == 0);
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    public /*+KEY@ helper @*/ int rank(long key) {
        requireOpen();
        if (depth == 0) {
            return 0;
        }
        return countBelow(key);
    }

    /** How many elements have keys below the given one. The tree is not empty. */
    /*+KEYSTRICT@ normal_behavior
      @   requires layout != null && image != null && wordsOf != null && levelOf.length <= wordsOf.length;
      @   requires Image.measured(layout) && image.legible(layout);
      @   requires (\forall \bigint b; 0 <= b && b < levelOf.length && 0 <= (\bigint) levelOf[b];
      @     image.lists(layout, b, wordsOf[b]) && begins(b) && wordsOf[b] != null);
      @   requires (\forall \bigint b; 0 <= b && b < levelOf.length && 0 < (\bigint) levelOf[b];
      @     innerAt(b, wordsOf[b], (\bigint) baseOf[b]) && countedAt(b, wordsOf[b], (\bigint) baseOf[b]));
      @   requires (\forall \bigint b; 0 <= b && b < levelOf.length && (\bigint) levelOf[b] == 0;
      @     leafAt(b, wordsOf[b], (\bigint) baseOf[b]));
      @   requires ascending() && 0 < depth && depth <= Layout.MAX_DEPTH && 0 <= size && size <= Integer.MAX_VALUE;
      @   requires 0 <= rootId && rootId < levelOf.length && (\bigint) levelOf[rootId] == depth - 1;
      @   requires (\bigint) startOf[rootId] == 0 && within(0, (\bigint) stopOf[rootId], key);
      @
      @   ensures ranked(\result, key);
      @
      @   assignable \strictly_nothing;
      @*/
    /*+KEY@ also behavior
      @   requires usable() && version != CLOSED;
      @
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ int countBelow(long key) {
        int before = 0;
        int id = rootId();
        /*+KEYSTRICT@ loop_invariant 0 <= level && 0 <= id && id < levelOf.length && (\bigint) levelOf[id] == level;
          @ loop_invariant within((\bigint) startOf[id], (\bigint) stopOf[id], key);
          @ loop_invariant 0 <= before && before <= size && before == (\bigint) startOf[id];
          @ loop_modifies \strictly_nothing;
          @ decreases level;
          @*/
        /*@ loop_invariant Integer.MIN_VALUE <= level && level <= Integer.MAX_VALUE;
          @ loop_invariant Integer.MIN_VALUE <= id && id <= Integer.MAX_VALUE;
          @ loop_invariant Integer.MIN_VALUE <= before && before <= Integer.MAX_VALUE;
          @ loop_modifies level, id, before;
          @*/
        for (int level = depth - 1; level > 0; level--) {
            final int pos = childPos(id, key);
            before += countBefore(id, pos);
            id = childId(id, pos);
        }
        return before + lowerPos(id, key);
    }

    /** How many elements are below the children before a position of an inner block. */
    /*+KEYSTRICT@ normal_behavior
      @   requires layout != null && image != null && wordsOf != null && levelOf.length <= wordsOf.length;
      @   requires Image.measured(layout) && image.legible(layout);
      @   requires image.lists(layout, id, wordsOf[id]) && begins(id) && wordsOf[id] != null;
      @   requires innerAt(id, wordsOf[id], (\bigint) baseOf[id]) && countedAt(id, wordsOf[id], (\bigint) baseOf[id]);
      @   requires 0 <= id && id < levelOf.length && 0 <= pos && pos < ((\seq) startsOf[id]).length;
      @   requires 0 <= (\bigint) ((\seq) startsOf[id])[0] && (\bigint) ((\seq) startsOf[id])[0] <= size;
      @   requires size <= Integer.MAX_VALUE;
      @
      @   ensures 0 <= \result
      @     && \result == (\bigint) ((\seq) startsOf[id])[pos] - (\bigint) ((\seq) startsOf[id])[0];
      @   ensures (\bigint) ((\seq) startsOf[id])[pos] <= size;
      @
      @   assignable \strictly_nothing;
      @*/
    /*+KEY@ also behavior
      @   requires usable() && version != CLOSED;
      @
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ int countBefore(int id, int pos) {
        final long[] words = words(id);
        final int base = base(id);
        int before = 0;
        /*+KEYSTRICT@ loop_invariant 0 <= i && i <= pos && 0 <= before;
          @ loop_invariant before == (\bigint) ((\seq) startsOf[id])[i] - (\bigint) ((\seq) startsOf[id])[0];
          @ loop_invariant (\bigint) ((\seq) startsOf[id])[i] <= size;
          @ loop_modifies \strictly_nothing;
          @ decreases pos - i;
          @*/
        /*@ loop_invariant Integer.MIN_VALUE <= i && i <= Integer.MAX_VALUE;
          @ loop_invariant Integer.MIN_VALUE <= before && before <= Integer.MAX_VALUE;
          @ loop_modifies i, before;
          @*/
        for (int i = 0; i < pos; i++) {
            before += cardinality(id, words, base, i);
        }
        return before;
    }

    /*+KEYSTRICT@ normal_behavior
      @   requires layout != null && image != null && wordsOf != null && levelOf.length <= wordsOf.length;
      @   requires Image.measured(layout) && image.legible(layout);
      @   requires image.lists(layout, id, wordsOf[id]) && begins(id) && wordsOf[id] != null;
      @   requires innerAt(id, wordsOf[id], (\bigint) baseOf[id]);
      @   requires 0 <= id && id < levelOf.length && 0 <= pos && pos < ((\seq) startsOf[id]).length;
      @
      @   ensures 0 <= \result && \result < levelOf.length && (\bigint) levelOf[\result] == (\bigint) levelOf[id] - 1;
      @   ensures (\bigint) startOf[\result] == (\bigint) ((\seq) startsOf[id])[pos];
      @   ensures (\bigint) stopOf[\result] == (\bigint) ((\seq) stopsOf[id])[pos];
      @
      @   assignable \strictly_nothing;
      @*/
    /*+KEY@ also behavior
      @   requires usable() && version != CLOSED;
      @
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ int childId(int id, int pos) {
        return childId(id, words(id), base(id), pos);
    }

    /*+KEYSTRICT@ normal_behavior
      @   requires layout != null && image != null && wordsOf != null && levelOf.length <= wordsOf.length;
      @   requires Image.measured(layout) && image.legible(layout);
      @   requires image.lists(layout, id, wordsOf[id]) && begins(id) && wordsOf[id] != null;
      @   requires innerAt(id, wordsOf[id], (\bigint) baseOf[id]);
      @   requires 0 <= id && id < levelOf.length && within((\bigint) startOf[id], (\bigint) stopOf[id], key);
      @
      @   ensures 0 <= \result && \result < ((\seq) startsOf[id]).length;
      @   ensures within((\bigint) ((\seq) startsOf[id])[\result], (\bigint) ((\seq) stopsOf[id])[\result], key);
      @   ensures (\bigint) ((\seq) startsOf[id])[0] == (\bigint) startOf[id];
      @
      @   assignable \strictly_nothing;
      @*/
    /*+KEY@ also behavior
      @   requires usable() && version != CLOSED;
      @
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ int childPos(int id, long key) {
        return childPos(id, words(id), base(id), key);
    }

    /*+KEYSTRICT@ normal_behavior
      @   requires layout != null && image != null && wordsOf != null && levelOf.length <= wordsOf.length;
      @   requires Image.measured(layout) && image.legible(layout);
      @   requires image.lists(layout, id, wordsOf[id]) && begins(id) && wordsOf[id] != null;
      @   requires leafAt(id, wordsOf[id], (\bigint) baseOf[id]) && ascending();
      @   requires 0 <= id && id < levelOf.length && within((\bigint) startOf[id], (\bigint) stopOf[id], key);
      @
      @   ensures 0 <= \result && (\bigint) startOf[id] + \result <= size;
      @   ensures ranked((\bigint) startOf[id] + \result, key);
      @
      @   assignable \strictly_nothing;
      @*/
    /*+KEY@ also behavior
      @   requires usable() && version != CLOSED;
      @
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ int lowerPos(int id, long key) {
        return lowerPos(id, words(id), base(id), key);
    }

    /*+KEY@ behavior
      @   requires usable() && version != CLOSED;
      @
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ int upperPos(int id, long key) {
        return Block.upperPos(words(id), base(id), key);
    }

    /*+KEY@ behavior
      @   requires usable() && version != CLOSED;
      @
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ int count(int id) {
        return Block.count(words(id), base(id));
    }

    /**
     * Estimates how many elements have keys in [low, high] from two descents and the average fill of 5/6, without
     * the cardinalities (upstream: bps_tree_approximate_count, whose low and high are one key). Exact where both ends
     * fall in one leaf or the range spans two neighbouring leaves.
     *
     * @return an estimate in [0, size]
     */
    /*+KEY@ behavior
      @   requires usable();
      @
      @   ensures version != CLOSED && (depth == 0 || low > high ==> \result == 0);
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    public /*+KEY@ helper @*/ int approximateCount(long low, long high) {
        requireOpen();
        if (depth == 0 || low > high) {
            return 0;
        }
        final long estimate = estimate(low, high);
        return estimate > size ? size : (int) estimate;
    }

    /*+KEY@ behavior
      @   requires usable() && version != CLOSED;
      @
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ long estimate(long low, long high) {
        long estimate = 0;
        int lowId = rootId();
        int highId = lowId;
        /*@ loop_invariant Integer.MIN_VALUE <= level && level <= Integer.MAX_VALUE;
          @ loop_invariant Integer.MIN_VALUE <= lowId && lowId <= Integer.MAX_VALUE;
          @ loop_invariant Integer.MIN_VALUE <= highId && highId <= Integer.MAX_VALUE;
          @ loop_invariant -9223372036854775808L <= estimate && estimate <= 9223372036854775807L;
          @ loop_modifies level, lowId, highId, estimate;
          @*/
        for (int level = depth - 1; level > 0; level--) {
            final int lowPos = childPos(lowId, low);
            final int highPos = childPos(highId, high);
            estimate = refined(estimate, lowId, lowPos, highId, highPos);
            lowId = childId(lowId, lowPos);
            highId = childId(highId, highPos);
        }
        return estimate * (layout.leafCapacity * 5L / 6) + inLeaves(lowId, low, highId, high);
    }

    /** The estimate a level further down, where the children between two positions come in. */
    /*+KEY@ behavior
      @   requires usable() && version != CLOSED;
      @
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ long refined(long above, int lowId, int lowPos, int highId, int highPos) {
        long estimate = above * (layout.innerCapacity * 5L / 6);
        if (lowId == highId) {
            estimate += highPos > lowPos ? highPos - lowPos - 1 : 0;
        } else {
            estimate += count(lowId) - 1 - lowPos + highPos;
        }
        return estimate > size ? size : estimate;
    }

    /** How many elements have keys in [low, high] in two leaves, or one. */
    /*+KEY@ behavior
      @   requires usable() && version != CLOSED;
      @
      @   signals_only Throwable;
      @   diverges true;
      @
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ int inLeaves(int lowId, long low, int highId, long high) {
        final int lowPos = lowerPos(lowId, low);
        final int highPos = upperPos(highId, high);
        return lowId == highId ? highPos - lowPos : count(lowId) - lowPos + highPos;
    }
}
