package org.bpstree.model;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The reference model: a TreeMap for the head, a frozen copy per view, a key per cursor.
 *
 * <p>It is never refused anything; whoever compares simply does not tell it of a refused operation. A view is named by
 * any text but the empty one, which names the head. Reads of an unknown view answer null maps; ask {@link #knows}
 * first.
 */
public final class Model {
    /** The name of the head. */
    public static final String HEAD = "";

    private final Map<String, NavigableMap<Long, Long>> views = new HashMap<>();
    private final Map<String, Position> cursors = new HashMap<>();

    /** Where a cursor stands: a view's element at the key or, if that is gone, the next one; nowhere if null. */
    private static final class Position {
        final NavigableMap<Long, Long> map;
        final String view;
        Long key;

        Position(NavigableMap<Long, Long> map, String view, Long key) {
            this.map = map;
            this.view = view;
            this.key = key;
        }
    }

    /** An empty map without views. */
    public Model() {
        views.put(HEAD, new TreeMap<>());
    }

    /** Whether the name is the head's or an open view's. */
    public boolean knows(String view) {
        return views.containsKey(view);
    }

    /** The contents of a view, or of the head, to be read only. */
    public NavigableMap<Long, Long> map(String view) {
        return views.get(view);
    }

    /** The names of the head and of the open views. */
    public Iterable<String> viewNames() {
        return views.keySet();
    }

    /** The names of all cursors ever placed and not on a closed view. */
    public Iterable<String> cursorNames() {
        return cursors.keySet();
    }

    /** Open views, the head not counted. */
    public int viewCount() {
        return views.size() - 1;
    }

    /** Puts an element in; the value it replaced, or null. */
    public Long insert(long key, long value) {
        return map(HEAD).put(key, value);
    }

    /** Takes an element out; its value, or null. */
    public Long delete(long key) {
        return map(HEAD).remove(key);
    }

    /** Elements with keys below the given one. */
    public int rank(String view, long key) {
        return map(view).headMap(key, false).size();
    }

    /** The element at an offset, or null. */
    public Map.Entry<Long, Long> at(String view, long offset) {
        if (offset < 0 || offset >= map(view).size()) {
            return null;
        }
        long left = offset;
        for (Map.Entry<Long, Long> entry : map(view).entrySet()) {
            if (left == 0) {
                return entry;
            }
            left--;
        }
        throw new AssertionError("a map shorter than its size");
    }

    /** Freezes the head under a name that is not in use. */
    public void open(String view) {
        views.put(view, new TreeMap<>(map(HEAD)));
    }

    /** Forgets a view and the cursors on it. */
    public void close(String view) {
        views.remove(view);
        cursors.values().removeIf(position -> position.view.equals(view));
    }

    /** Whether a cursor of the name stands in a view that is open. */
    public boolean hasCursor(String cursor) {
        return cursors.containsKey(cursor);
    }

    /** Puts a cursor on an element of a view, or nowhere (null). */
    public void place(String cursor, String view, Map.Entry<Long, Long> entry) {
        cursors.put(cursor, new Position(map(view), view, entry == null ? null : entry.getKey()));
    }

    /** The element that a cursor stands on, or null. */
    public Map.Entry<Long, Long> get(String cursor) {
        final Position position = cursors.get(cursor);
        if (position.key == null) {
            return null;
        }
        return stand(position, position.map.ceilingEntry(position.key));
    }

    /** Moves a cursor forth, from nowhere to the first element. */
    public Map.Entry<Long, Long> next(String cursor) {
        final Position position = cursors.get(cursor);
        final Map.Entry<Long, Long> here = get(cursor);
        return stand(position, here == null ? position.map.firstEntry() : position.map.higherEntry(here.getKey()));
    }

    /** Moves a cursor back, from nowhere to the last element. */
    public Map.Entry<Long, Long> previous(String cursor) {
        final Position position = cursors.get(cursor);
        final Map.Entry<Long, Long> here = get(cursor);
        return stand(position, here == null ? position.map.lastEntry() : position.map.lowerEntry(here.getKey()));
    }

    /** Whether two cursors stand on the same element of the same view, or both nowhere. */
    public boolean equal(String cursor, String other) {
        final Map.Entry<Long, Long> here = get(cursor);
        final Map.Entry<Long, Long> there = get(other);
        if (here == null || there == null) {
            return here == there;
        }
        return cursors.get(cursor).view.equals(cursors.get(other).view) && here.getKey().equals(there.getKey());
    }

    private static Map.Entry<Long, Long> stand(Position position, Map.Entry<Long, Long> entry) {
        position.key = entry == null ? null : entry.getKey();
        return entry;
    }
}
