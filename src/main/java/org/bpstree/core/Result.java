package org.bpstree.core;

/** What an operation answers. Int constants, so that the hot paths stay free of objects. */
public final class Result {
    /** The key was absent; the element is in the tree now. */
    public static final int INSERTED = 1;
    /** The key was present; its value is swapped. */
    public static final int REPLACED = 2;
    /** The element was present; it is gone now. */
    public static final int DELETED = 3;
    /** The key is absent; nothing changed. */
    public static final int ABSENT = 4;
    /** The key is present with another value; nothing changed. */
    public static final int DIFFERENT = 5;
    /** The tree holds the given elements now. */
    public static final int BUILT = 6;
    /**
     * Memory was refused, or the ids are used up, or an insert met a tree of {@link Integer#MAX_VALUE} elements. Nothing
     * but spare capacity changed, and the operation may be tried again.
     */
    public static final int REFUSED = 7;
    /** Each element of the batch was inserted, or took the place of one. */
    public static final int INSERTED_ALL = 8;

    private Result() { }

    /**
     * The result's word in the trace language.
     *
     * @param result one of the constants of this class
     * @throws IllegalArgumentException for any other number
     */
    /*@ public behavior
      @   ensures INSERTED <= result && result <= INSERTED_ALL;
      @   signals (IllegalArgumentException e) result < INSERTED || INSERTED_ALL < result;
      @   signals_only IllegalArgumentException;
      @
      @   assignable \nothing;
      @*/
    public /*+KEY@ helper @*/ static String name(int result) {
        switch (result) {
            case INSERTED: return "inserted";
            case REPLACED: return "replaced";
            case DELETED: return "deleted";
            case ABSENT: return "absent";
            case DIFFERENT: return "different";
            case BUILT: return "built";
            case REFUSED: return "refused";
            case INSERTED_ALL: return "inserted-all";
            default: throw new IllegalArgumentException("no result has the number " + result);
        }
    }
}
