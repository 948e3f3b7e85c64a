package org.bpstree.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The reference model by example: it is the oracle, so what it says is written out here. */
class ModelTest {
    private final Model model = new Model();

    private void insert(long... keys) {
        for (long key : keys) {
            model.insert(key, 10 * key);
        }
    }

    @Test
    void insertAndDeleteSayWhatWasThere() {
        assertNull(model.insert(1, 10));
        assertEquals(10L, model.insert(1, 11));
        assertEquals(11L, model.delete(1));
        assertNull(model.delete(1));
    }

    @Test
    void aViewIsFrozen() {
        insert(1, 2);
        model.open("a");
        insert(3);
        model.delete(1);
        model.insert(2, 0);
        assertEquals(new TreeMap<>(Map.of(1L, 10L, 2L, 20L)), model.map("a"));
        assertEquals(new TreeMap<>(Map.of(2L, 0L, 3L, 30L)), model.map(Model.HEAD));
        assertEquals(1, model.viewCount());
        model.close("a");
        assertFalse(model.knows("a"));
    }

    @Test
    void offsetsCountFromZero() {
        insert(5, 7, 9);
        assertEquals(0, model.rank(Model.HEAD, 5));
        assertEquals(1, model.rank(Model.HEAD, 6));
        assertEquals(3, model.rank(Model.HEAD, 10));
        assertEquals(9, model.at(Model.HEAD, 2).getKey());
        assertNull(model.at(Model.HEAD, 3));
        assertNull(model.at(Model.HEAD, -1));
    }

    @Test
    void aCursorWhoseElementIsGoneStandsOnTheNext() {
        insert(1, 2, 3);
        model.place("p", Model.HEAD, model.map(Model.HEAD).ceilingEntry(2L));
        model.delete(2);
        assertEquals(3, model.get("p").getKey());
        insert(2);
        assertEquals(3, model.get("p").getKey());
        model.delete(3);
        assertNull(model.get("p"));
        insert(4);
        assertNull(model.get("p"));
    }

    @Test
    void fromNowhereACursorGoesToTheEnds() {
        insert(1, 2);
        model.place("p", Model.HEAD, null);
        assertEquals(1, model.next("p").getKey());
        assertEquals(2, model.next("p").getKey());
        assertNull(model.next("p"));
        assertEquals(2, model.previous("p").getKey());
        assertEquals(1, model.previous("p").getKey());
        assertNull(model.previous("p"));
    }

    @Test
    void cursorsAreEqualOnTheSameElementOfTheSameView() {
        insert(1);
        model.open("a");
        model.place("p", Model.HEAD, model.at(Model.HEAD, 0));
        model.place("q", Model.HEAD, model.at(Model.HEAD, 0));
        model.place("r", "a", model.at("a", 0));
        assertTrue(model.equal("p", "q"));
        assertFalse(model.equal("p", "r"));
        model.next("p");
        assertFalse(model.equal("p", "q"));
        model.next("q");
        assertTrue(model.equal("p", "q"));
        model.close("a");
        assertFalse(model.hasCursor("r"));
    }
}
