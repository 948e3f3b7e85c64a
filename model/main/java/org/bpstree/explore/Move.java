package org.bpstree.explore;

/**
 * One operation in one state, its operand relative to the state: so it means the same in every state of one canonical
 * form.
 *
 * @param kind    which operation
 * @param index   the gap, from 0, or the element, or the view from the newest on, or the count of a build
 * @param refused which request is refused, from 0; {@link #GRANTED} for none
 * @param once    whether that request alone is refused, or all from it on
 */
record Move(Kind kind, int index, int refused, boolean once) {
    /** No request is refused. */
    static final int GRANTED = -1;

    /** What can be done. */
    enum Kind {
        /** A new key in a gap between the keys present. */
        INSERT(true, false),
        /** A new value for an element. */
        REPLACE(true, false),
        /** An element by its key. */
        DELETE(true, false),
        /** An element by its key and value. */
        DELETE_IF(true, false),
        /** So many elements into the empty tree. */
        BUILD(true, false),
        OPEN(false, false),
        CLOSE(false, false),
        TRIM(false, false),
        /** A key that is not there. */
        DELETE_ABSENT(false, true),
        /** An element with another value. */
        DELETE_DIFFERENT(false, true),
        /** Duplicate input into the empty tree, or any input into another. */
        BUILD_WRONG(false, true);

        /** Whether memory can be refused to it. */
        final boolean refusable;
        /** Whether it must change nothing at all. */
        final boolean idle;

        Kind(boolean refusable, boolean idle) {
            this.refusable = refusable;
            this.idle = idle;
        }
    }

    static Move granted(Kind kind, int index) {
        return new Move(kind, index, GRANTED, false);
    }

    Move refusedAt(int request, boolean justOnce) {
        return new Move(kind, index, request, justOnce);
    }

    boolean isGranted() {
        return refused == GRANTED;
    }
}
