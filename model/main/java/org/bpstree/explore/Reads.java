package org.bpstree.explore;

import org.bpstree.check.Failure;
import org.bpstree.core.Cursor;
import org.bpstree.core.View;

/** Every read of a view against the model's contents. */
final class Reads {
    private final Cursor cursor = new Cursor();

    /** Reads all there is, both ways, by key and by offset. */
    void all(View view, Contents contents, String name) {
        final int count = contents.count;
        equal(count, view.size(), "size", name);
        scan(view, contents, name);
        scanBack(view, contents, name);
        for (int offset = -1; offset <= count; offset++) {
            final boolean there = offset >= 0 && offset < count;
            equal(there ? 1 : 0, view.at(offset, cursor) ? 1 : 0, "at " + offset, name);
            stands(cursor, contents, there ? offset : count, name);
        }
        for (int place = 0; place < count; place++) {
            key(view, contents, place, true, name);
        }
        for (int gap = 0; gap <= count; gap++) {
            key(view, contents, gap, false, name);
        }
        view.random(count * 31L + 1, cursor);
        stands(cursor, contents, count == 0 ? 0 : (int) ((count * 31L + 1) % count), name);
    }

    private void scan(View view, Contents contents, String name) {
        boolean more = view.first(cursor);
        for (int place = 0; place < contents.count && more; place++) {
            stands(cursor, contents, place, name);
            more = cursor.next();
            equal(place + 1 < contents.count ? 1 : 0, more ? 1 : 0, "scan", name);
        }
    }

    private void scanBack(View view, Contents contents, String name) {
        boolean more = view.last(cursor);
        for (int place = contents.count - 1; place >= 0 && more; place--) {
            stands(cursor, contents, place, name);
            more = cursor.previous();
            equal(place > 0 ? 1 : 0, more ? 1 : 0, "scan-back", name);
        }
    }

    /** The reads by one key: an element's, or one in the gap before it. */
    private void key(View view, Contents contents, int place, boolean present, String name) {
        final long key = present ? contents.keys[place] : contents.gapKey(place);
        final int exact = present ? 1 : 0;
        final long value = present ? contents.values[place] : Mirror.NO_VALUE;
        equal(place, view.rank(key), "rank " + key, name);
        equal(exact, view.contains(key) ? 1 : 0, "contains " + key, name);
        equal(value, view.get(key, Mirror.NO_VALUE), "find " + key, name);
        equal(exact, view.find(key, cursor) ? 1 : 0, "cursor find " + key, name);
        stands(cursor, contents, present ? place : contents.count, name);
        equal(exact, view.lowerBound(key, cursor) ? 1 : 0, "lower " + key, name);
        stands(cursor, contents, place, name);
        equal(exact, view.upperBound(key, cursor) ? 1 : 0, "upper " + key, name);
        stands(cursor, contents, place + exact, name);
        final int approximate = view.approximateCount(key, Long.MAX_VALUE);
        if (approximate < 0 || approximate > contents.count) {
            throw new Broken(Failure.ANSWER, "approximate " + key + " in [0, " + contents.count + "]" + name,
                Integer.toString(approximate));
        }
    }

    private static void equal(long expected, long actual, String what, String name) {
        if (expected != actual) {
            throw new Broken(Failure.ANSWER, what + name + " => " + expected, Long.toString(actual));
        }
    }

    /** A cursor must be on the element at a place, or invalid where there is none. */
    static void stands(Cursor cursor, Contents contents, int place, String name) {
        final boolean there = place < contents.count;
        if (cursor.isValid() != there
            || there && (cursor.key() != contents.keys[place] || cursor.value() != contents.values[place])) {
            throw new Broken(Failure.ANSWER, "a cursor" + name + " on "
                + (there ? contents.keys[place] + "=" + contents.values[place] : "no element"),
                cursor.isValid() ? cursor.key() + "=" + cursor.value() : "on no element");
        }
    }
}
