package org.bpstree.explore;

import java.util.Arrays;
import org.bpstree.check.Failure;
import org.bpstree.check.IdLimit;
import org.bpstree.core.Check;
import org.bpstree.core.Cursor;
import org.bpstree.core.Layout;
import org.bpstree.core.Result;
import org.bpstree.core.Snapshot;
import org.bpstree.core.Tree;
import org.bpstree.core.View;
import org.bpstree.core.Violation;

/** Says whether a move was right: the answer, the contents, every view, every cursor, every invariant. */
final class Judge {
    private final Subject subject;
    private final Tree tree;
    private final Flat before;
    private final Flat after;
    private final Reads reads = new Reads();
    private final Cursor[] cursors = new Cursor[5];
    private final int[] cursorPlaces = new int[5];
    private int places;
    private int landingPlace;
    /** How many words the state before has. */
    int lengthBefore;
    private final Cursor[] viewCursors = new Cursor[Bound.MAX_VIEWS + 1];
    private final View[] cursorViews = new View[Bound.MAX_VIEWS + 1];

    /** Compares states that the two indexes show: before and after a move. */
    Judge(Subject subject, Flat before, Flat after) {
        this.subject = subject;
        this.before = before;
        this.after = after;
        tree = subject.tree;
        Arrays.setAll(cursors, i -> new Cursor());
        Arrays.setAll(viewCursors, i -> new Cursor());
    }

    /** A state on its own: invariants, and every read of the head and the views. */
    void state(Mirror mirror) {
        invariants();
        reads.all(tree.head(), mirror.head(), "");
        for (int i = 0; i < subject.viewCount; i++) {
            final Violation found = Check.view(subject.views[i]);
            if (found != null) {
                throw new Broken(found.invariant(), "ok", found + " in view " + i);
            }
            reads.all(subject.views[i], mirror.images[i + 1], " in view " + i);
        }
    }

    private void invariants() {
        final Violation found = Check.tree(tree);
        if (found != null) {
            throw new Broken(found.invariant(), "ok", found.toString());
        }
        if (subject.source.held != tree.heldExtents()) {
            throw new Broken("B5", "the source counts " + subject.source.held + " extents",
                "the tree counts " + tree.heldExtents());
        }
    }

    /**
     * Puts cursors on the elements around a place and on one far from it, there the one that an insert is given, too, one
     * on nothing, and one in the middle of each view. A few are enough: where a cursor goes after a change is a look-up of
     * its key, and {@link #state} makes every look-up in every state; what is left is whether the cursor notices that
     * there was a change.
     */
    void placeCursors(Mirror mirror, int place) {
        final View head = tree.head();
        final int count = mirror.head().count;
        places = 0;
        for (int i = place - 1; i <= place + 1; i++) {
            placeCursor(mirror.head(), i);
        }
        landingPlace = count == 0 ? 0 : (place + count / 2) % count;
        placeCursor(mirror.head(), landingPlace);
        head.find(Mirror.NO_VALUE, cursors[places]);
        head.at(landingPlace, subject.landing);
        for (int i = 0; i < subject.viewCount; i++) {
            cursorViews[i] = subject.views[i];
            subject.views[i].at(mirror.images[i + 1].count / 2, viewCursors[i]);
        }
    }

    private void placeCursor(Contents head, int place) {
        if (place >= 0 && place < head.count) {
            tree.head().find(head.keys[place], cursors[places]);
            cursorPlaces[places] = place;
            places++;
        }
    }

    private void cursors(Mirror from, Mirror to) {
        for (int i = 0; i < places; i++) {
            Reads.stands(cursors[i], to.head(), to.head().place(from.head().keys[cursorPlaces[i]]), "");
        }
        Reads.stands(cursors[places], to.head(), to.head().count, "");
        for (int i = 0; i < from.count - 1; i++) {
            if (cursorViews[i].isOpen()) {
                Reads.stands(viewCursors[i], from.images[i + 1], from.images[i + 1].count / 2, " in a view");
            }
        }
    }

    /** A move to which nothing was refused, or that did without what was. */
    void granted(Move move, int result, Mirror from, Mirror to) {
        answer(move, result, from.head());
        if (!move.kind().refusable && subject.source.requests > 0) {
            throw new Broken(Failure.ANSWER, "no request", subject.source.requests + " requests");
        }
        invariants();
        contents(to.head());
        views(move, to.count);
        if (move.kind() == Move.Kind.TRIM && tree.spareExtents() > 0) {
            throw new Broken("R3", "no spare capacity after trim", tree.spareExtents() + " spare");
        }
        if (!move.kind().refusable) {
            headUnchanged(move.kind() == Move.Kind.TRIM);
        }
        cursors(from, to);
        if (move.kind() == Move.Kind.INSERT) {
            Reads.stands(subject.landing, to.head(), move.index(), "");
        }
    }

    private void answer(Move move, int result, Contents head) {
        final int expected = switch (move.kind()) {
            case INSERT -> Result.INSERTED;
            case REPLACE -> Result.REPLACED;
            case DELETE, DELETE_IF -> Result.DELETED;
            case BUILD -> Result.BUILT;
            case DELETE_ABSENT -> Result.ABSENT;
            case DELETE_DIFFERENT -> Result.DIFFERENT;
            default -> 0;
        };
        if (result != expected) {
            throw new Broken(result == Result.REFUSED ? Failure.REFUSED_WITHOUT_CAUSE : Failure.ANSWER,
                name(expected), name(result));
        }
        final int index = move.index();
        final boolean took = expected == Result.REPLACED || expected == Result.DELETED;
        if (took && tree.oldValue() != head.values[index]) {
            throw new Broken(Failure.ANSWER, "old value " + head.values[index], Long.toString(tree.oldValue()));
        }
        final boolean follows = expected == Result.INSERTED && index < head.count;
        if (tree.hasSuccessor() != follows && move.kind().refusable
            || follows && (tree.successorKey() != head.keys[index] || tree.successorValue() != head.values[index])) {
            throw new Broken(Failure.ANSWER, "before " + (follows ? head.keys[index] : "none"),
                tree.hasSuccessor() ? "before " + tree.successorKey() + "=" + tree.successorValue() : "before none");
        }
    }

    private static String name(int result) {
        return result <= 0 ? "result " + result : Result.name(result);
    }

    /** The leaves, read word by word. */
    private void contents(Contents head) {
        int place = 0;
        int leafId = after.fact(0, Snapshot.FIRST_ID);
        while (leafId != Layout.NONE) {
            final int at = after.blockAt(0, leafId);
            final int count = after.count(at);
            for (int pos = 0; pos < count; pos++) {
                if (place >= head.count || after.key(at, pos) != head.keys[place]
                    || after.item(at, 0, pos) != head.values[place]) {
                    throw new Broken(Failure.ANSWER, "scan => " + head,
                        "at " + place + ": " + after.key(at, pos) + "=" + after.item(at, 0, pos));
                }
                place++;
            }
            leafId = after.nextId(at);
        }
        if (place != head.count) {
            throw new Broken(Failure.ANSWER, "scan => " + head, place + " elements");
        }
    }

    /** Every view is to the word what it was; a view opened is the head as it was. */
    private void views(Move move, int images) {
        if (after.images != images) {
            throw new Broken(Failure.ANSWER, images + " images", Integer.toString(after.images));
        }
        for (int image = 1; image < images; image++) {
            int old = image;
            if (move.kind() == Move.Kind.OPEN) {
                old = image - 1;
            } else if (move.kind() == Move.Kind.CLOSE && image > move.index()) {
                old = image + 1;
            }
            final int extents = before.extents(old);
            frozen(image, old, extents == after.extents(image), extents);
        }
    }

    private void frozen(int image, int old, boolean sameExtents, int extents) {
        boolean same = sameExtents;
        for (int fact = 0; fact < Snapshot.EXTENTS && same; fact++) {
            same = before.fact(old, fact) == after.fact(image, fact);
        }
        for (int extent = 0; extent < extents && same; extent++) {
            final int at = before.extentAt(old, extent);
            final int now = after.extentAt(image, extent);
            same = Arrays.equals(before.words, at, at + before.layout.extentWords, after.words, now,
                now + before.layout.extentWords);
        }
        if (!same) {
            throw new Broken(Failure.ANSWER, old == 0 ? "the head's tree word for word as it was"
                : "view " + (old - 1) + " word for word as it was", "other words");
        }
    }

    /** Neither views nor trim change the head's tree. */
    private void headUnchanged(boolean mayShrink) {
        final int extents = after.extents(0);
        frozen(0, 0, extents == before.extents(0) || mayShrink && extents < before.extents(0), extents);
    }

    /** A move that must change nothing at all. */
    void idle(Move move, int result, Contents head) {
        answer(move, result, head);
        if (subject.source.requests > 0) {
            throw new Broken(Failure.ANSWER, "no request", subject.source.requests + " requests");
        }
    }

    /** A refused move: nothing has changed but the spare capacity, and it was refused a request or there are too few ids. */
    void refused(Move move, Mirror mirror) {
        if (subject.source.refusals == 0 && blocksFor(move) <= tree.freeCount() + tree.layout().maxBlocks
            - tree.blockCount()) {
            throw new Broken(Failure.REFUSED_WITHOUT_CAUSE, "any answer but a refusal", name(Result.REFUSED));
        }
        unchanged(Failure.REFUSED_SHAPE, true, mirror);
        Reads.stands(subject.landing, mirror.head(), landingPlace, " of the refused insert");
    }

    /** Blocks that a move must have before it changes anything. */
    private int blocksFor(Move move) {
        final Layout layout = tree.layout();
        return switch (move.kind()) {
            case INSERT, REPLACE -> IdLimit.ofInsert(tree.head().depth());
            case BUILD -> IdLimit.ofBuild(move.index(), layout.leafCapacity, layout.innerCapacity);
            default -> 0;
        };
    }

    /** After moves that must change nothing, or a refused one: nothing but the spare capacity may differ. */
    void unchanged(String rule, boolean spareMayGrow, Mirror mirror) {
        boolean same = before.words[Snapshot.BLOCKS] == after.words[Snapshot.BLOCKS]
            && Arrays.equals(before.words, Snapshot.IMAGES, lengthBefore, after.words, Snapshot.IMAGES,
                subject.length());
        for (int spare = Snapshot.SPARE_EXTENTS; spare <= Snapshot.SPARE_ROOTS; spare++) {
            same &= before.words[spare] == after.words[spare]
                || spareMayGrow && before.words[spare] < after.words[spare];
        }
        if (!same) {
            throw new Broken(rule, "every word as it was, but for more spare capacity", "another state");
        }
        invariants();
        cursors(mirror, mirror);
    }

    /** After everything is closed. */
    static void nothingLeft(int held) {
        if (held != 0) {
            throw new Broken("B5", "no extent held when all is closed", Integer.toString(held));
        }
    }
}
