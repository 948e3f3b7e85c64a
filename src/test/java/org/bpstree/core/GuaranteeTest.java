package org.bpstree.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guaranteed inserts, exhaustively for few: in many small trees every sequence of so many inserts, each in every gap
 * and on some elements, with a source that refuses everything. And how tight the guarantee is: against the most that
 * any of these sequences takes.
 */
class GuaranteeTest {
    /** What was reserved, what the greediest sequence takes, how often the two are the same, by the number of inserts. */
    private static final long[] RESERVED = new long[5];
    private static final long[] TAKEN = new long[5];
    private static final long[] SAME = new long[5];
    private static final long[] TRIED = new long[5];
    private static long[] promised = new long[2];
    private static long sequences;

    static Stream<Layout> layouts() {
        return Stream.of(new Layout(3, 3, 1, 2, 32), new Layout(3, 3, 2, 2, 32), new Layout(4, 4, 1, 2, 32),
            new Layout(4, 4, 2, 2, 32), new Layout(3, 5, 2, 2, 32));
    }

    /** A tree with its views, in a state that can be put back. */
    private static final class State {
        final TestSource source = new TestSource();
        final Tree tree;
        final View[] views = {new View(), new View()};
        final Snapshot snapshot;
        /** Saved states, the one to come back to on top. */
        final List<long[]> saved = new ArrayList<>();
        int viewCount;

        State(Layout layout) {
            tree = new Tree(layout, source);
            snapshot = new Snapshot(tree);
        }

        /** Views are kept the newest first. */
        void open() {
            if (viewCount == 1) {
                final View newest = views[1];
                views[1] = views[0];
                views[0] = newest;
            }
            tree.open(views[0]);
            viewCount++;
        }

        void push() {
            snapshot.save(views, viewCount);
            saved.add(java.util.Arrays.copyOf(snapshot.words, snapshot.length));
        }

        void restore() {
            snapshot.restore(saved.get(saved.size() - 1), views);
        }

        void pop() {
            saved.remove(saved.size() - 1);
        }

        /** A key for each gap, the first and the last element, one in the middle. Elements' keys are multiples. */
        long[] keys() {
            final int size = tree.head().size();
            final long[] keys = new long[size + 1 + Math.min(3, size)];
            final Cursor cursor = new Cursor();
            long before = -(1L << 40);
            int count = 0;
            for (boolean on = tree.head().first(cursor); on; on = cursor.next()) {
                keys[count] = before + (cursor.key() - before) / 2;
                before = cursor.key();
                count++;
            }
            keys[count] = before + (1L << 30);
            for (int i = 0; i < Math.min(3, size); i++) {
                tree.head().at(i == 0 ? 0 : i == 1 ? size - 1 : size / 2, cursor);
                keys[size + 1 + i] = cursor.key();
            }
            return keys;
        }
    }

    /** Grown and shrunk in different ways, a view opened or none, at once or some changes ago. */
    private static State state(Layout layout, int size, int form) {
        final State state = new State(layout);
        final Random random = new Random(1000L * size + form);
        final int most = form % 3 == 0 ? size : 2 * size + 3;
        for (int i = 0; i < most; i++) {
            final long key = (form % 3 == 1 ? i : random.nextInt(1 << 20)) * 1024L;
            state.tree.insert(key, i);
            if (form / 3 == 3 && i == size / 2) {
                state.open();
            }
        }
        if (form / 3 == 2) {
            state.open();
        }
        final Cursor cursor = new Cursor();
        while (state.tree.head().size() > size) {
            state.tree.head().at(random.nextInt(state.tree.head().size()), cursor);
            state.tree.delete(cursor.key());
        }
        if (form / 3 == 1 || form / 3 == 3) {
            state.open();
        }
        state.tree.trim();
        assertNull(Check.tree(state.tree));
        return state;
    }

    private static final int FORMS = 12;

    @ParameterizedTest
    @MethodSource("layouts")
    void afterAYesNoSequenceIsRefused(Layout layout) {
        for (int size = 0; size <= 14; size++) {
            for (int form = 0; form < FORMS; form++) {
                final State state = state(layout, size, form);
                state.push();
                for (int inserts = 1; inserts <= (size <= 3 ? 4 : size <= 7 ? 3 : 2); inserts++) {
                    state.restore();
                    final int held = state.source.held();
                    assertTrue(state.tree.reserveInserts(inserts));
                    final int reserved = state.source.held() - held;
                    state.source.refuse(0, false);
                    allSequences(state, inserts, true);
                    state.source.refuseNothing();
                    state.restore();
                    tighten(inserts, reserved, allSequences(state, inserts, false));
                }
            }
        }
    }

    private static void tighten(int inserts, long reserved, long taken) {
        assertTrue(taken <= reserved, "taken " + taken + " of " + reserved);
        RESERVED[inserts] += reserved;
        TAKEN[inserts] += taken;
        SAME[inserts] += taken == reserved ? 1 : 0;
        TRIED[inserts]++;
    }

    /**
     * Makes every sequence of inserts from the present state.
     *
     * @param guaranteed whether the source refuses everything
     * @return the most that was granted on the way, if it refuses nothing
     */
    private static long allSequences(State state, int inserts, boolean guaranteed) {
        long most = 0;
        state.push();
        final int headroom = state.tree.headroom();
        assertTrue(!guaranteed || headroom >= inserts);
        for (final long key : state.keys()) {
            state.restore();
            final int held = state.source.held();
            final long requests = state.source.requests();
            final int result = state.tree.insert(key, 7);
            assertTrue(result != Result.REFUSED);
            if (guaranteed) {
                assertEquals(requests, state.source.requests());
            }
            assertTrue(state.tree.headroom() >= headroom - 1);
            final long granted = state.source.held() - held;
            final long rest = inserts > 1 ? allSequences(state, inserts - 1, guaranteed) : 0;
            most = Math.max(most, granted + rest);
            sequences += inserts == 1 ? 1 : 0;
        }
        state.restore();
        state.pop();
        return most;
    }

    /** What headroom() promises holds with any stock, and how near it comes to what would hold. */
    @ParameterizedTest
    @MethodSource("layouts")
    void headroomNeverPromisesTooMuch(Layout layout) {
        for (int size = 0; size <= 6; size++) {
            for (int form = 0; form < FORMS; form++) {
                for (int spare = 0; spare < 8; spare++) {
                    final State state = state(layout, size, form);
                    final Stock stock = state.tree.store().stock();
                    assertTrue(stock.fillExtents(spare) && stock.fillTables(1 + spare / 3) && stock.fillRoot(true));
                    assertTrue(state.tree.store().free.makeRoom(1 << 10));
                    state.source.refuse(0, false);
                    final int headroom = state.tree.headroom();
                    int truth = 0;
                    while (truth < 3 && survives(state, truth + 1)) {
                        truth++;
                    }
                    assertTrue(Math.min(headroom, 3) <= truth, headroom + " promised, " + truth + " hold");
                    promised[0] += Math.min(headroom, 3);
                    promised[1] += truth;
                }
            }
        }
    }

    /** Whether no sequence of so many inserts is refused. */
    private static boolean survives(State state, int inserts) {
        if (inserts == 0) {
            return true;
        }
        state.push();
        boolean all = true;
        final long[] keys = state.keys();
        for (int i = 0; all && i < keys.length; i++) {
            state.restore();
            all = state.tree.insert(keys[i], 7) != Result.REFUSED && survives(state, inserts - 1);
        }
        state.restore();
        state.pop();
        return all;
    }

    /** With many inserts: how many blocks are promised for each that the worst of three orders takes. */
    @Test
    void forManyInsertsTheFillIsWhatCounts() {
        for (final Layout layout : new Layout[] {new Layout(31, 24, 32, 2048), new Layout(8, 8, 4, 64),
            new Layout(3, 3, 1, 64)}) {
            for (final int size : new int[] {0, 100, 10_000}) {
                for (final int inserts : new int[] {10, 1000, 30_000}) {
                    long most = 0;
                    long wanted = 0;
                    for (int order = 0; order < 3; order++) {
                        final Tree tree = new Tree(layout, new TestSource());
                        final Random random = new Random(order);
                        for (int i = 0; i < size; i++) {
                            tree.insert(random.nextLong(), i);
                        }
                        final long before = tree.blockCount();
                        wanted = Guarantee.ids(tree.store(), tree.head(), inserts) - before;
                        assertTrue(tree.reserveInserts(inserts));
                        for (int i = 0; i < inserts; i++) {
                            assertEquals(Result.INSERTED, tree.insert(order == 0 ? random.nextLong()
                                : order == 1 ? Long.MIN_VALUE + 2 + i : Long.MAX_VALUE - 2 - i, i));
                        }
                        most = Math.max(most, tree.blockCount() - before);
                    }
                    System.out.printf("%2d/%2d, %6d elements, %6d inserts: %6d blocks reserved, %6d taken%n",
                        layout.leafCapacity, layout.innerCapacity, size, inserts, wanted, most);
                    assertTrue(most <= wanted);
                }
            }
        }
    }

    @AfterAll
    static void print() {
        System.out.println("inserts  states  reserved   taken  factor  exactly");
        for (int inserts = 1; inserts <= 4; inserts++) {
            System.out.printf("%7d %7d %9d %7d  %6.2f %7.1f%%%n", inserts, TRIED[inserts], RESERVED[inserts],
                TAKEN[inserts], RESERVED[inserts] / (double) TAKEN[inserts], 100.0 * SAME[inserts] / TRIED[inserts]);
        }
        System.out.println("headroom: " + promised[0] + " promised of " + promised[1] + " that hold (at most 3 counted)");
        System.out.println(sequences + " sequences");
    }
}
