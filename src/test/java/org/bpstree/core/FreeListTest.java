package org.bpstree.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The free list against a list whose last element is the top. */
class FreeListTest {
    private static FreeList listOf(List<Integer> ids) {
        final FreeList list = new FreeList();
        assertTrue(list.makeRoom(ids.size()));
        ids.forEach(list::push);
        return list;
    }

    private static void require(List<Integer> expected, FreeList list) {
        assertEquals(expected.size(), list.count());
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.get(expected.size() - 1 - i), list.peek(i));
        }
    }

    @Test
    void randomPushesAndPops() {
        final Random random = new Random(1);
        final FreeList list = new FreeList();
        final List<Integer> oracle = new ArrayList<>();
        for (int step = 0; step < 5000; step++) {
            if (random.nextInt(5) < 3) {
                assertTrue(list.makeRoom(oracle.size() + 1));
                list.push(step);
                oracle.add(step);
            } else if (!oracle.isEmpty()) {
                assertEquals(oracle.remove(oracle.size() - 1), list.pop());
            }
            require(oracle, list);
        }
        assertTrue(oracle.size() > 100);
    }

    @Test
    void reverseTheTopOfEveryLength() {
        for (int length = 0; length <= 7; length++) {
            for (int number = 0; number <= length; number++) {
                final List<Integer> oracle = new ArrayList<>();
                for (int id = 0; id < length; id++) {
                    oracle.add(10 + id);
                }
                final FreeList list = listOf(oracle);
                list.reverseTop(number);
                Collections.reverse(oracle.subList(length - number, length));
                require(oracle, list);
            }
        }
    }

    @Test
    void keepBelowEveryLimit() {
        final List<Integer> ids = List.of(4, 0, 7, 3, 5, 1, 6, 2);
        for (int limit = 0; limit <= 8; limit++) {
            final FreeList list = listOf(ids);
            list.keepBelow(limit);
            final int below = limit;
            require(ids.stream().filter(id -> id < below).toList(), list);
        }
    }

    @Test
    void refusedRoomChangesNothing() {
        final List<Integer> ids = List.of(4, 0, 7);
        final FreeList list = listOf(ids);
        assertFalse(list.makeRoom(Integer.MAX_VALUE));
        require(ids, list);
        assertTrue(list.makeRoom(3), "there is room for so many already");
        list.push(9);
        require(List.of(4, 0, 7, 9), list);
    }
}
