package org.bpstree.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bpstree.check.Rebalances;
import org.bpstree.check.Shard;
import org.bpstree.core.ExtentSource;
import org.bpstree.core.Inspect;
import org.bpstree.core.Layout;
import org.bpstree.core.Tree;
import org.bpstree.core.View;
import org.bpstree.trace.Geometry;
import org.bpstree.trace.Trace;
import org.bpstree.trace.TraceException;
import org.bpstree.trace.TraceReader;
import org.junit.jupiter.api.Test;

/** Explorations that close within seconds, and what the canonical form rests on. */
class ExplorerTest {
    private static Geometry geometry(int leaf, int inner, int blocksPerExtent) {
        return new Geometry(leaf, inner, blocksPerExtent, 2, Geometry.PRODUCTION.tables());
    }

    private static Outcome explore(Bound bound) throws InterruptedException {
        return explore(bound, Shard.WHOLE);
    }

    private static Outcome explore(Bound bound, Shard shard) throws InterruptedException {
        final Outcome outcome = new Explorer(bound, shard, 2).run(progress -> { });
        assertNull(outcome.counterexample(), () -> outcome.counterexample().failure().toString()
            + outcome.counterexample().trace());
        return outcome;
    }

    @Test
    void everyTreeOfTwentyElementsIsSound() throws InterruptedException {
        final Outcome outcome = explore(Bound.closed(geometry(3, 3, 2), 20, 0, false));
        assertTrue(outcome.closed());
        assertEquals(1140, outcome.states());
        assertEquals(3, outcome.tally().deepest());
        for (int column = 0; column < Rebalances.COLUMNS; column += 2) {
            for (int kind = Rebalances.KINDS - 1; kind > 0; kind--) {
                final int index = Rebalances.index(column, kind);
                assertEquals(Rebalances.possible(column, kind),
                    outcome.tally().rebalances(2, index) + outcome.tally().rebalances(1, index) > 0,
                    Rebalances.name(kind) + " in column " + column);
            }
        }
    }

    @Test
    void everyRefusalWithAViewOpenIsSound() throws InterruptedException {
        for (int blocksPerExtent = 1; blocksPerExtent <= 4; blocksPerExtent *= 2) {
            final Outcome outcome = explore(Bound.closed(geometry(3, 3, blocksPerExtent), 4, 1, true));
            assertTrue(outcome.closed());
            assertTrue(outcome.tally().mostRequests() >= 4, "most requests " + outcome.tally().mostRequests());
        }
    }

    @Test
    void twoViewsAreSound() throws InterruptedException {
        assertTrue(explore(Bound.closed(geometry(3, 3, 1), 3, 2, true)).closed());
        assertTrue(explore(Bound.closed(geometry(4, 5, 2), 6, 2, false)).closed());
    }

    /** The form forgets block ids within an extent and the shapes of views: what is met is the same if it does not. */
    @Test
    void whatTheFormForgetsDoesNotMatter() throws InterruptedException {
        final Bound[] bounds = {
            Bound.closed(geometry(3, 3, 2), 6, 0, true), Bound.closed(geometry(3, 3, 2), 3, 1, true),
            Bound.closed(geometry(3, 4, 2), 4, 1, false), Bound.closed(geometry(3, 3, 1), 3, 1, true),
            Bound.closed(geometry(3, 3, 2), 3, 2, false), Bound.closed(new Geometry(3, 3, 2, 2, 1), 5, 0, false)};
        for (Bound bound : bounds) {
            final Outcome outcome = explore(bound);
            final Outcome exact = explore(new Bound(bound.geometry(), bound.elements(), bound.views(), bound.faults(),
                Bound.CLOSED, true));
            assertEquals(outcome.states(), exact.projected(), bound.toString());
            assertTrue(exact.states() > exact.projected(), bound.toString());
        }
    }

    /** A tree that is never put back, driven at random: every state that it comes to is one that was met. */
    @Test
    void aRandomWalkMeetsNothingNew() throws InterruptedException {
        final Bound[] bounds = {
            Bound.closed(geometry(3, 3, 2), 9, 0, true), Bound.closed(geometry(3, 3, 1), 5, 1, true),
            Bound.closed(geometry(3, 3, 2), 4, 2, true), Bound.closed(geometry(3, 3, 2), 7, 1, false),
            Bound.closed(new Geometry(3, 3, 2, 2, 1), 6, 1, true)};
        for (Bound bound : bounds) {
            final Explorer explorer = new Explorer(bound, Shard.WHOLE, 2);
            assertNull(explorer.run(progress -> { }).counterexample());
            final RandomWalk walk = new RandomWalk(bound, 1);
            for (int step = 0; step < 20_000; step++) {
                final String done = walk.step();
                assertTrue(explorer.met(walk.form()), () -> bound + " after " + done);
            }
        }
    }

    @Test
    void shardsTogetherJudgeTheWholeOnce() throws InterruptedException {
        final Bound bound = Bound.closed(geometry(3, 3, 2), 4, 1, true);
        final Outcome whole = explore(bound);
        long transitions = 0;
        long refusals = 0;
        for (int number = 1; number <= 3; number++) {
            final Outcome part = explore(bound, new Shard(number, 3));
            assertEquals(whole.states(), part.states());
            assertEquals(whole.tally().graph(), part.tally().graph());
            transitions += part.tally().transitions();
            refusals += part.tally().refusals();
        }
        assertEquals(whole.tally().transitions(), transitions);
        assertEquals(whole.tally().refusals(), refusals);
    }

    /** 4 and 6 ids: operations are refused because none is left, and only then. */
    @Test
    void everyStateInWhichTheIdsRunOutIsSound() throws InterruptedException {
        final Outcome four = explore(Bound.closed(new Geometry(3, 3, 2, 2, 1), 6, 1, true));
        assertTrue(four.closed());
        assertTrue(four.tally().wantsOfIds() > 1000, "refused " + four.tally().wantsOfIds());
        final Outcome six = explore(Bound.closed(new Geometry(3, 3, 1, 2, 3), 9, 0, false));
        assertTrue(six.closed());
        assertTrue(six.tally().wantsOfIds() > 1000, "refused " + six.tally().wantsOfIds());
        assertEquals(0, explore(Bound.closed(geometry(3, 3, 2), 6, 1, false)).tally().wantsOfIds());
    }

    /** From any state that was met nothing new is met; a trace's refusals are a part of its way. */
    @Test
    void whatATraceLeadsToIsOneOfTheStates() throws InterruptedException, TraceException {
        final Bound bound = Bound.closed(geometry(3, 3, 2), 4, 1, true);
        final Trace trace = TraceReader.trace("""
            bps-trace 1
            tree leaf=3 inner=3 blocks-per-extent=2 extents-per-table=2
            insert 50 1 => inserted
            insert -7 1 => inserted
            insert 50 2 => replaced 1
            delete 8 => absent
            view open a => ok
            scan in a => -7=1 50=2
            refuse once 1 => ok
            insert 6 6 => refused
            insert 6 6 => inserted
            refuse after 0 => ok
            delete-if 6 7 => different 6
            refuse none => ok
            build 1=1 => not-empty
            view close a => ok
            """);
        final Explorer explorer = new Explorer(bound, Shard.WHOLE, 2).startWith(Start.of(trace));
        final Outcome outcome = explorer.run(progress -> { });
        assertNull(outcome.counterexample());
        assertEquals(explore(bound).states(), outcome.states());
        assertEquals(3, Start.of(trace).mostElements());
        assertEquals(1, Start.of(trace).mostViews());
        for (String open : List.of("refuse after 1", "budget 3", "refuse next", "refuse once 0\nrefuse once 1",
            "refuse after 0\ninsert 1 1 => refused\ninsert 2 2 => refused\nrefuse none")) {
            final Trace unclosed = TraceReader.trace("bps-trace 1\ntree leaf=3 inner=3\n" + open + "\n");
            assertThrows(TraceException.class, () -> Start.of(unclosed), open);
        }
    }

    @Test
    void aDepthIsKept() throws InterruptedException {
        final Outcome outcome = explore(new Bound(geometry(3, 3, 2), 12, 1, false, 3, false));
        assertFalse(outcome.closed());
        assertEquals(3, outcome.levels());
        assertTrue(outcome.states() > 10);
    }

    /**
     * The same shapes, found with none of the explorer's machinery: every sequence of operations on keys of a fixed
     * universe, made from the empty tree each time.
     */
    @Test
    void aPlainSearchMeetsTheSameShapes() throws InterruptedException {
        final int elements = 8;
        final int universe = 11;
        final Set<String> shapes = new HashSet<>();
        final Set<String> states = new HashSet<>();
        final Deque<List<Integer>> frontier = new ArrayDeque<>();
        for (int built = 0; built <= elements; built++) {
            frontier.add(List.of(built));
        }
        while (!frontier.isEmpty()) {
            final List<Integer> way = frontier.poll();
            final Tree tree = made(way);
            if (states.add(shape(tree, true))) {
                shapes.add(shape(tree, false));
                for (int key = 1; key <= universe; key++) {
                    if (tree.head().contains(key) || tree.head().size() < elements) {
                        final List<Integer> longer = new ArrayList<>(way);
                        longer.add(key);
                        frontier.add(longer);
                    }
                }
            }
        }
        assertEquals(explore(Bound.closed(geometry(3, 3, 2), elements, 0, false)).states(), shapes.size());
    }

    /** Builds so many elements, then inserts each key that is absent and deletes each that is present. */
    private static Tree made(List<Integer> way) {
        final Tree tree = new Tree(new Layout(3, 3, 2, 2, 64), new ExtentSource() {
            @Override
            public boolean grant() {
                return true;
            }

            @Override
            public void giveBack(int count) { }
        });
        final long[] built = {1, 2, 3, 4, 5, 6, 7, 8};
        tree.build(built, built, way.get(0));
        for (int key : way.subList(1, way.size())) {
            if (tree.head().contains(key)) {
                tree.delete(key);
            } else {
                tree.insert(key, key);
            }
        }
        return tree;
    }

    private static String shape(Tree tree, boolean keys) {
        final StringBuilder text = new StringBuilder();
        if (tree.head().depth() > 0) {
            block(text, tree.head(), Inspect.rootId(tree.head()), tree.head().depth() - 1, keys);
        }
        return text.toString();
    }

    private static void block(StringBuilder text, View view, int id, int level, boolean keys) {
        text.append('(');
        for (int pos = 0; pos < Inspect.count(view, id); pos++) {
            if (level > 0) {
                block(text, view, Inspect.childId(view, id, pos), level - 1, keys);
            } else {
                text.append(keys ? Inspect.key(view, id, pos) + "," : ".");
            }
        }
        text.append(')');
    }
}
