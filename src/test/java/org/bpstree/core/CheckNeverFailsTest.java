package org.bpstree.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Check on healthy trees, and on trees whose words are overwritten with anything. */
class CheckNeverFailsTest {
    /** Numbers that break arithmetic, and those that look right. */
    private static long nasty(Random random, Tree tree) {
        final long[] numbers = {0, 1, -1, 2, Integer.MAX_VALUE, Integer.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE,
            tree.blockCount(), tree.blockCount() - 1L, random.nextLong(), random.nextInt(),
            random.nextInt(tree.layout().leafCapacity + 2), random.nextInt(tree.blockCount()),
            Layout.pack(random.nextInt(tree.blockCount()), random.nextInt(tree.blockCount())),
            Layout.pack(random.nextInt(4), random.nextInt(tree.blockCount()))};
        return numbers[random.nextInt(numbers.length)];
    }

    private static void overwrite(Random random, Tree tree) {
        final int id = random.nextInt(tree.blockCount());
        CheckTest.write(tree, id, random.nextInt(tree.layout().blockWords), nasty(random, tree));
    }

    private static void overwriteHead(Random random, Tree tree) {
        final View head = tree.head();
        final int number = (int) nasty(random, tree);
        switch (random.nextInt(7)) {
            case 0 -> head.rootId = number;
            case 1 -> head.depth = number;
            case 2 -> head.size = number;
            case 3 -> head.firstId = number;
            case 4 -> head.lastId = number;
            case 5 -> head.leafCount = number;
            default -> head.innerCount = number;
        }
    }

    @Test
    void whateverStandsInTheBlocksIsReportedAndNotThrown() {
        int found = 0;
        for (int run = 0; run < 3000; run++) {
            final Random random = new Random(run);
            final Layout layout = Trees.narrowLayouts().skip(random.nextInt(9)).findFirst().orElseThrow();
            final Trees.Pair pair = new Trees.Pair(layout);
            pair.churn(random, 150, 200, 8);
            final View view = new View();
            for (int step = 0; step < 12; step++) {
                overwrite(random, pair.tree);
                if (random.nextInt(4) == 0) {
                    overwriteHead(random, pair.tree);
                }
                found += Check.tree(pair.tree) == null ? 0 : 1;
                if (step == 0) {
                    pair.tree.open(view);
                }
                found += Check.view(view) == null ? 0 : 1;
            }
        }
        assertTrue(found > 3000 * 12, "most of it is found: " + found);
    }

    /** No word that the tree's shape hangs on can change unnoticed. */
    @Test
    void eachChangedWordIsNoticed() {
        final Tree tree = CheckTest.healthy();
        final int[] checked = new int[1];
        visit(tree, tree.head().rootId, tree.head().depth - 1, checked);
        assertNull(Check.tree(tree));
        assertTrue(checked[0] > 400, "words checked: " + checked[0]);
        for (int i = 0; i < tree.freeCount(); i++) {
            requireNoticed(tree, tree.freeId(i), Layout.COUNT, 1);
        }
    }

    private static void visit(Tree tree, int id, int level, int[] checked) {
        final int count = Inspect.count(tree.head(), id);
        for (final long change : new long[] {1, -1, 2}) {
            requireNoticed(tree, id, Layout.COUNT, change);
            if (level == 0) {
                requireNoticed(tree, id, Layout.LINKS, change);
                requireNoticed(tree, id, Layout.LINKS, change << 32);
                requireNoticed(tree, id, CheckTest.keyAt(count - 1), change);
            }
            checked[0] += level == 0 ? 4 : 1;
            for (int pos = 0; level > 0 && pos < count; pos++) {
                requireNoticed(tree, id, CheckTest.keyAt(pos), change);
                requireNoticed(tree, id, CheckTest.itemAt(tree, level, pos), change);
                requireNoticed(tree, id, CheckTest.itemAt(tree, level, pos), change << 32);
                checked[0] += 3;
            }
        }
        for (int pos = 0; level > 0 && pos < count; pos++) {
            visit(tree, Inspect.childId(tree.head(), id, pos), level - 1, checked);
        }
    }

    private static void requireNoticed(Tree tree, int id, int offset, long change) {
        final long[] words = tree.head().words(id);
        final int slot = tree.head().base(id) + offset;
        final long before = words[slot];
        words[slot] = before + change;
        assertNotNull(Check.tree(tree), "block " + id + " word " + offset + " changed by " + change);
        words[slot] = before;
    }

    @ParameterizedTest
    @MethodSource("org.bpstree.core.Trees#layouts")
    void healthyTreesHaveNoViolation(Layout layout) {
        final Random random = new Random(layout.leafCapacity * 31L + layout.innerCapacity);
        final Trees.Pair pair = new Trees.Pair(layout);
        int depth = 0;
        for (int round = 0; round < 60; round++) {
            final View view = new View();
            pair.tree.open(view);
            pair.churn(random, 30, 400, round < 30 ? 8 : 2);
            assertNull(Check.tree(pair.tree));
            assertNull(Check.view(view));
            assertNull(Check.view(pair.tree.head()));
            if (round % 3 == 0) {
                pair.tree.trim();
                assertNull(Check.tree(pair.tree));
            }
            pair.tree.close(view);
            pair.require();
            depth = Math.max(depth, pair.tree.head().depth());
        }
        assertTrue(depth >= 2);
        while (!pair.model.isEmpty()) {
            pair.delete(pair.model.firstKey());
            assertNull(Check.tree(pair.tree));
        }
        pair.tree.close();
        assertEquals(0, pair.source.held());
    }
}
