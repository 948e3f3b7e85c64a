package org.bpstree.explore;

import java.util.Arrays;
import org.bpstree.check.Failure;
import org.bpstree.check.Shard;
import org.bpstree.core.Layout;
import org.bpstree.core.Result;
import org.bpstree.core.Snapshot;
import org.bpstree.core.Tree;

/**
 * Expands states: puts each in place, makes every move in it with every request refused, judges, and passes on what is
 * new. One thread's.
 */
final class Worker {
    final Tally tally = new Tally();
    private final Bound bound;
    private final Visited visited;
    /** Where new states go; the projection of exact states beside. */
    private final Visited projected;
    private final Shard shard;
    private final Subject subject;
    private final Unpacker unpacker;
    private final Packer packer = new Packer();
    private final Flat before;
    private final Flat after;
    private final Judge judge;
    private final Form form;
    private final Form reduced;
    private final Mirror mirror = new Mirror();
    private final Mirror next = new Mirror();
    private final long[] rebalances = new long[Tree.REBALANCES];

    /** The low half of the hash of the state that is expanded, and the move under way. */
    private long parent;
    private Move move;
    private boolean judged;
    /** Whether the move made last was refused. */
    private boolean refused;
    /** Moves made so far, for others to see that it goes on. */
    private volatile long made;
    private volatile boolean stopped;
    private Frontier.Chunk found = new Frontier.Chunk();
    private Frontier out;
    /** Of a search: the state looked for, and the first arrival there. */
    private long target;
    private Arrival arrival;

    Worker(Bound bound, Shard shard, Visited visited, Visited projected) {
        this.bound = bound;
        this.shard = shard;
        this.visited = visited;
        this.projected = projected;
        final Layout layout = bound.layout();
        subject = new Subject(layout);
        unpacker = new Unpacker(layout);
        before = new Flat(layout);
        after = new Flat(layout);
        judge = new Judge(subject, before, after);
        form = new Form(bound);
        reduced = new Form(new Bound(bound.geometry(), bound.elements(), bound.views(), bound.faults(), bound.depth(),
            false));
    }

    /** The move that was under way when something broke; null while a state was judged on its own. */
    Move move() {
        return move;
    }

    /** Moves made so far. */
    long made() {
        return made;
    }

    /** Ends after the state that is being expanded. */
    void stop() {
        stopped = true;
    }

    /** The low half of the hash of the state in which it broke. */
    long parent() {
        return parent;
    }

    /** The empty tree, packed. */
    byte[] empty() {
        after.index(subject.save());
        return packed(mirror);
    }

    /** Makes a move in a packed state, and judges it; the state that it leads to. */
    byte[] advance(byte[] state, Move wanted) {
        put(state, 0);
        judged = true;
        return packed(result(wanted));
    }

    private byte[] packed(Mirror contents) {
        packer.pack(after, contents);
        return Arrays.copyOf(packer.bytes, packer.length);
    }

    /** Adds the first state to the frontier. */
    void begin(Frontier frontier, byte[] state) {
        out = frontier;
        put(state, 0);
        parent = 0;
        after.index(unpacker.words);
        reach(mirror);
        flush();
    }

    /** Whether this part judges the state. Every part walks through all, since all can be reached from each. */
    private boolean isOurs(long hash) {
        return shard.count() == 1 || Long.remainderUnsigned(hash >>> 16, shard.count()) == shard.number() - 1;
    }

    /** Expands the states of a chunk, or only judges them. */
    void expand(Frontier.Chunk chunk, Frontier to, boolean moves) {
        out = to;
        for (int at = 0; at < chunk.length && !stopped; at = chunk.after(at)) {
            load(chunk.bytes, at + 2);
            judged = isOurs(parent);
            if (judged) {
                judgeState();
            }
            if (moves) {
                moves();
            }
            tally.state(mirror.head().count == 0 ? 0 : before.fact(0, Snapshot.DEPTH), rebalances, subject.tree);
        }
        flush();
    }

    private void flush() {
        out.add(found);
        found = new Frontier.Chunk();
    }

    /** Puts a packed state in place, with its hash as the parent. */
    private void put(byte[] bytes, int at) {
        unpacker.unpack(bytes, at, mirror);
        before.index(unpacker.words);
        judge.lengthBefore = unpacker.length;
        form.take(before);
        parent = form.hash.low;
        move = null;
    }

    /** Puts a state in place that was met. */
    private void load(byte[] bytes, int at) {
        put(bytes, at);
        if (!visited.has(parent)) {
            throw new IllegalStateException("a state was unpacked that was never packed");
        }
    }

    private void judgeState() {
        subject.restore(unpacker.words);
        judge.state(mirror);
        Judge.nothingLeft(subject.closeAll());
        idleMoves();
    }

    /** All moves that must change nothing, one after the other in one state. */
    private void idleMoves() {
        subject.restore(unpacker.words);
        judge.placeCursors(mirror, 0);
        final Contents head = mirror.head();
        for (int gap = 0; gap <= head.count; gap++) {
            idle(Move.granted(Move.Kind.DELETE_ABSENT, gap));
        }
        for (int i = 0; i < head.count; i++) {
            idle(Move.granted(Move.Kind.DELETE_DIFFERENT, i));
        }
        idle(Move.granted(Move.Kind.BUILD_WRONG, 0));
        after.index(subject.save());
        judge.unchanged(Failure.ANSWER, false, mirror);
    }

    private void idle(Move idle) {
        move = idle;
        made = made + 1;
        judge.idle(idle, subject.make(idle, mirror.head()), mirror.head());
        tally.granted(idle.kind());
    }

    private void moves() {
        final int count = mirror.head().count;
        if (count < bound.elements()) {
            each(Move.Kind.INSERT, count + 1);
        }
        each(Move.Kind.REPLACE, count);
        each(Move.Kind.DELETE, count);
        each(Move.Kind.DELETE_IF, count);
        if (count == 0) {
            each(Move.Kind.BUILD, bound.elements() + 1);
        }
        if (mirror.count <= bound.views()) {
            each(Move.Kind.OPEN, 1);
        }
        each(Move.Kind.CLOSE, mirror.count - 1);
        each(Move.Kind.TRIM, 1);
    }

    private void each(Move.Kind kind, int operands) {
        for (int index = 0; index < operands; index++) {
            final Move whole = Move.granted(kind, index);
            final int requests = make(whole);
            if (bound.faults() && kind.refusable) {
                for (int request = 0; request < requests; request++) {
                    make(whole.refusedAt(request, true));
                    if (judged) {
                        make(whole.refusedAt(request, false));
                    }
                }
            }
        }
    }

    /** Makes a move in the state in place, and notes where it leads; how many requests it made. */
    private int make(Move wanted) {
        final Mirror contents = result(wanted);
        reach(contents);
        return subject.source.requests;
    }

    /** Makes a move in the state in place; the contents that it leads to. */
    private Mirror result(Move wanted) {
        move = wanted;
        made = made + 1;
        subject.restore(unpacker.words);
        if (judged) {
            judge.placeCursors(mirror, Math.min(move.index(), mirror.head().count));
        }
        final int result = subject.make(move, mirror.head());
        if (result == Result.REFUSED) {
            subject.source.heap.operationRefused();
        }
        after.index(subject.save());
        refused = result == Result.REFUSED && (subject.source.refusals > 0 || bound.idsRunOut());
        if (refused) {
            if (judged) {
                judge.refused(move, mirror);
                count();
            }
            return mirror;
        }
        next.copy(mirror);
        next.apply(move);
        if (judged) {
            judge.granted(move, result, mirror, next);
            count();
        }
        return next;
    }

    private void count() {
        if (move.isGranted()) {
            tally.granted(move.kind());
            tally.wantOfIds(refused);
        } else {
            tally.refused(move.kind(), move.refused());
        }
    }

    /** The tree is in a state with the mirror's contents: notes it if it is new. */
    private void reach(Mirror contents) {
        form.take(after);
        if (target != 0) {
            arrive(contents);
            return;
        }
        if (move != null && (move.isGranted() || move.once())) {
            tally.leads(parent, move, form.hash.low);
        }
        if (visited.add(form.hash, parent)) {
            packer.pack(after, contents);
            found.add(packer.bytes, packer.length);
            if (bound.exact()) {
                reduced.take(after);
                projected.add(reduced.hash, 0);
            }
            if (found.isFull()) {
                flush();
            }
        }
    }

    private void arrive(Mirror contents) {
        if (form.hash.low == target && arrival == null) {
            arrival = new Arrival(move, refused, packed(contents));
        }
    }

    /**
     * A move and the state that it led to.
     *
     * @param move    the move
     * @param refused whether it was refused
     * @param packed  the state
     */
    record Arrival(Move move, boolean refused, byte[] packed) { }

    /** Looks for the move that leads from a packed state to the one with the given low half of a hash; or null. */
    Arrival search(byte[] packed, long low) {
        target = low;
        arrival = null;
        load(packed, 0);
        judged = false;
        moves();
        return arrival;
    }
}
