package org.bpstree.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What changes take of their reservation: never more than it, and how near they come. Counted on a ledger that has
 * more than enough, so that a bound that is too small shows as a number and not as a crash.
 *
 * <p>Measured twice: touches as the ledger counts them, and blocks copied (the blocks that a view shared; extents of
 * one block). Only the first is bounded by the reservation; the second shows what copy-on-write really needs.
 */
class ReservationTest {
    private static final int DEEPEST = 6;
    private static final int PLENTY = 1000;

    /** The most that one change took, by depth. */
    private static final int[] INSERT_TOUCHES = new int[DEEPEST + 1];
    private static final int[] INSERT_BLOCKS = new int[DEEPEST + 1];
    private static final int[] INSERT_COPIES = new int[DEEPEST + 1];
    private static final int[] DELETE_TOUCHES = new int[DEEPEST + 1];
    private static final int[] DELETE_COPIES = new int[DEEPEST + 1];

    /** Changes a tree as Tree does, but reads the ledger before it lapses. */
    private static final class Counting {
        final Tree tree;
        final BlockStore store;
        final View head;
        final Run run;
        private final View view = new View();

        Counting(Tree tree) {
            this.tree = tree;
            store = tree.store();
            head = tree.head();
            run = new Run(head, new long[4 * Plan.KINDS]);
        }

        private boolean find(long key) {
            if (head.depth == 0) {
                return false;
            }
            run.descend(store, head.depth, key);
            return head.contains(key);
        }

        /** Inserts a key that is absent, deletes one that is present. */
        void flip(long key) {
            final int depth = head.depth;
            // Fresh blocks are in no view; free ones, which must be copied too, are in this one.
            assertTrue(store.reserve(Tree.insertBlocks(depth), 0));
            store.beginChange();
            store.endChange();
            tree.open(view);
            if (find(key)) {
                delete(depth);
            } else {
                insert(depth, key);
            }
            store.endChange();
            head.version++;
            tree.close(view);
        }

        private void insert(int depth, long key) {
            assertTrue(store.reserve(Tree.insertBlocks(depth), PLENTY));
            store.beginChange();
            final int shared = store.sharedExtents();
            if (depth == 0) {
                Insertion.plant(store, run, key, -key);
            } else {
                Insertion.insert(store, run, depth, key, -key);
            }
            final int touches = PLENTY - store.touchesLeft();
            assertTrue(touches <= Tree.insertTouches(depth), touches + " touches at depth " + depth);
            assertTrue(store.blocksLeft() >= 0);
            note(INSERT_TOUCHES, depth, touches);
            note(INSERT_BLOCKS, depth, Tree.insertBlocks(depth) - store.blocksLeft());
            note(INSERT_COPIES, depth, shared - store.sharedExtents());
        }

        private void delete(int depth) {
            assertTrue(store.reserve(0, PLENTY));
            store.beginChange();
            final int shared = store.sharedExtents();
            Deletion.delete(store, run, depth);
            final int touches = PLENTY - store.touchesLeft();
            assertTrue(touches <= Tree.deleteTouches(depth), touches + " touches at depth " + depth);
            assertEquals(0, store.blocksLeft());
            note(DELETE_TOUCHES, depth, touches);
            note(DELETE_COPIES, depth, shared - store.sharedExtents());
        }

        private static void note(int[] most, int depth, int number) {
            if (depth <= DEEPEST) {
                most[depth] = Math.max(most[depth], number);
            }
        }
    }

    static List<Layout> layouts() {
        final List<Layout> layouts = new ArrayList<>();
        for (int leaf = 3; leaf <= 8; leaf++) {
            for (int inner = 3; inner <= 8; inner++) {
                layouts.add(new Layout(leaf, inner, 1, 1 << 6));
            }
        }
        return layouts;
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void randomChangesStayWithinTheirReservation(Layout layout) {
        final Random random = new Random(layout.leafCapacity * 10L + layout.innerCapacity);
        final Counting counting = new Counting(new Tree(layout, new TestSource()));
        final int keys = 60 * layout.leafCapacity;
        for (int step = 0; step < 2500; step++) {
            long key = random.nextInt(keys);
            // Grow, shrink, grow: what flips is chosen by what is wanted, if one of a few tries finds it.
            final boolean grow = step / 600 % 2 == 0;
            for (int tries = 0; tries < 3 && counting.head.contains(key) == grow; tries++) {
                key = random.nextInt(keys);
            }
            counting.flip(key);
        }
        assertNull(Check.tree(counting.tree));
    }

    /** Full trees split all the way up; trees at the minimum merge all the way up. Each change is tried at each place. */
    @ParameterizedTest
    @MethodSource("layouts")
    void theExtremesStayWithinTheirReservation(Layout layout) {
        for (int depth = 1; depth <= DEEPEST; depth++) {
            everywhere(layout, layout.innerCapacity, layout.leafCapacity, depth, 1);
            everywhere(layout, least(layout.innerCapacity), least(layout.leafCapacity), depth, 0);
            everywhere(layout, Layout.minimum(layout.innerCapacity), Layout.minimum(layout.leafCapacity), depth, 0);
        }
    }

    private static int least(int capacity) {
        return Math.min(Layout.minimum(capacity), capacity + 1 - Layout.minimum(capacity));
    }

    /** Flips keys of the given parity, each in a fresh tree; many of them only where there are many. */
    private static void everywhere(Layout layout, int children, int elements, int depth, int parity) {
        final long size = elements * Math.round(Math.pow(children, depth - 1));
        final Tree first = size <= 600 ? Uniform.tree(layout, children, elements, depth) : null;
        if (first == null || Check.tree(first) != null) {
            return;
        }
        final long stride = Math.max(1, size / 24);
        for (long at = 0; at < size; at += at < 2L * elements * children ? 1 : stride) {
            final Counting counting = new Counting(Uniform.tree(layout, children, elements, depth));
            counting.flip(2 * at + parity);
            assertNull(Check.tree(counting.tree));
        }
    }

    /** At depth 6 the widest tree that is tried above is too large; these reach the bounds with narrow ones. */
    @Test
    void theBoundsAreReached() {
        for (int depth = 1; depth <= DEEPEST; depth++) {
            final Layout narrow = new Layout(3, 3, 1, 1 << 10);
            flipAround(narrow, 3, 3, depth, 1);
            final Layout minimum = new Layout(3, 5, 1, 1 << 10);
            flipAround(minimum, 3, 2, depth, 0);
        }
        new Counting(new Tree(new Layout(3, 3, 1, 2), new TestSource())).flip(1);
        for (int depth = 0; depth <= DEEPEST; depth++) {
            assertEquals(Tree.insertTouches(depth), INSERT_TOUCHES[depth], "inserts at depth " + depth);
            assertEquals(Tree.insertBlocks(depth), INSERT_BLOCKS[depth], "blocks at depth " + depth);
        }
        for (int depth = 1; depth <= DEEPEST; depth++) {
            assertEquals(Tree.deleteTouches(depth), DELETE_TOUCHES[depth], "deletes at depth " + depth);
        }
    }

    private static void flipAround(Layout layout, int children, int elements, int depth, int parity) {
        final int size = Uniform.tree(layout, children, elements, depth).head().size;
        for (int at = 0; at < Math.min(size, 2 * elements * children); at++) {
            for (final int place : new int[] {at, size / 2 - 1 - at / 2, size / 3 - 1 - at / 4}) {
                if (place >= 0) {
                    final Counting counting = new Counting(Uniform.tree(layout, children, elements, depth));
                    counting.flip(2L * place + parity);
                    assertNull(Check.tree(counting.tree));
                }
            }
        }
    }

    @AfterAll
    static void print() {
        System.out.println("depth  insert: blocks bound, touches bound, copied   delete: touches bound, copied");
        for (int depth = 0; depth <= DEEPEST; depth++) {
            System.out.printf("%5d  %15d %5d %8d %5d %7d  %15d %5d %7d%n", depth, INSERT_BLOCKS[depth],
                Tree.insertBlocks(depth), INSERT_TOUCHES[depth], Tree.insertTouches(depth), INSERT_COPIES[depth],
                DELETE_TOUCHES[depth], depth == 0 ? 0 : Tree.deleteTouches(depth), DELETE_COPIES[depth]);
        }
    }
}
