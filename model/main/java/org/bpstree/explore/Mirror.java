package org.bpstree.explore;

/** The reference model of a tree with its views: the head's contents, then the views', the newest first. */
final class Mirror {
    /** The value that an operation brings in; a packed state's values are smaller. */
    static final long NEW_VALUE = 1000;
    /** A value that no element has. */
    static final long NO_VALUE = -7;

    final Contents[] images = new Contents[Bound.MAX_VIEWS + 2];
    /** The head and the views. */
    int count = 1;

    Mirror() {
        for (int i = 0; i < images.length; i++) {
            images[i] = new Contents();
        }
    }

    Contents head() {
        return images[0];
    }

    void copy(Mirror other) {
        count = other.count;
        for (int i = 0; i < count; i++) {
            images[i].copy(other.images[i]);
        }
    }

    /** Does what a granted operation must do. */
    void apply(Move move) {
        final Contents head = head();
        final int index = move.index();
        switch (move.kind()) {
            case INSERT -> head.insert(index, head.gapKey(index), NEW_VALUE);
            case REPLACE -> head.values[index] = NEW_VALUE;
            case DELETE, DELETE_IF -> head.remove(index);
            case BUILD -> {
                for (int i = 0; i < index; i++) {
                    head.insert(i, buildKey(i), NEW_VALUE + i);
                }
            }
            case OPEN -> open();
            case CLOSE -> close(1 + index);
            default -> { }
        }
    }

    /** The keys of a build. */
    static long buildKey(int place) {
        return 2L * place + 2;
    }

    private void open() {
        final Contents view = images[count];
        for (int i = count; i > 1; i--) {
            images[i] = images[i - 1];
        }
        images[1] = view;
        view.copy(images[0]);
        count++;
    }

    private void close(int image) {
        final Contents view = images[image];
        count--;
        for (int i = image; i < count; i++) {
            images[i] = images[i + 1];
        }
        images[count] = view;
    }
}
