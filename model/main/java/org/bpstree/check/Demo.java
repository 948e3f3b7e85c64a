package org.bpstree.check;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.bpstree.core.Check;
import org.bpstree.core.Cursor;
import org.bpstree.core.Layout;
import org.bpstree.core.Result;
import org.bpstree.core.Tree;
import org.bpstree.core.View;

/**
 * The scenario of gh-11326 on whatever core this class is loaded with: one element, a snapshot that reads a view in
 * the background, memory refused, an insert.
 */
public final class Demo implements Callable<Boolean> {
    private final PrintWriter out;
    private final FaultSource source = new FaultSource();
    private final Tree tree = new Tree(new Layout(31, 24, 32, 2048), source);
    private final View view = new View();

    /** @param out is told what happens */
    public Demo(PrintWriter out) {
        this.out = out;
    }

    /** Plays it; whether everything was as it must be. */
    @Override
    public Boolean call() throws InterruptedException {
        tree.insert(2, 20);
        out.println("  a tree with the element 2=20; a view is opened, and a snapshot reads it in the background");
        tree.open(view);
        final AtomicBoolean stop = new AtomicBoolean();
        final AtomicLong passes = new AtomicLong();
        final AtomicLong wrong = new AtomicLong();
        final CountDownLatch started = new CountDownLatch(1);
        final Thread snapshot = new Thread(() -> {
            while (!stop.get()) {
                wrong.addAndGet(reads(view, 1, 2, 20) ? 0 : 1);
                passes.incrementAndGet();
                started.countDown();
            }
        }, "snapshot");
        snapshot.start();
        started.await();
        final boolean well;
        try {
            well = refuseThenRetry();
        } finally {
            stop.set(true);
            snapshot.join();
            out.println("  the snapshot read its view " + passes + " times: " + wrong + " wrong");
        }
        if (!well) {
            return false;
        }
        tree.close(view);
        tree.close();
        out.println("  all closed: " + source.held() + " extents held");
        return wrong.get() == 0 && source.held() == 0;
    }

    private boolean refuseThenRetry() {
        source.refuseAfter(0);
        out.println("  memory is refused from now on");
        final String before = ShapeText.line(tree);
        final int refused;
        try {
            refused = tree.insert(1, 10);
        } catch (RuntimeException crash) {
            out.println("  insert 1=10 fails inside " + place(crash) + ": " + crash);
            out.println("  in C this is a write through a null pointer; the structure check says: "
                + Check.tree(tree));
            return false;
        }
        out.println("  insert 1=10 answers: " + Result.name(refused));
        final boolean same = before.equals(ShapeText.line(tree)) && reads(tree.head(), 1, 2, 20)
            && reads(view, 1, 2, 20) && Check.tree(tree) == null;
        out.println("  contents, shape and view " + (same ? "are as they were" : "have changed"));
        source.refuseNone();
        final int retried = tree.insert(1, 10);
        final boolean there = reads(tree.head(), 2, 1, 10) && reads(view, 1, 2, 20) && Check.tree(tree) == null;
        out.println("  memory is back; insert 1=10 answers: " + Result.name(retried) + "; the tree holds "
            + tree.head().size() + " elements, the view " + view.size());
        return refused == Result.REFUSED && same && retried == Result.INSERTED && there;
    }

    private static String place(RuntimeException crash) {
        final StackTraceElement top = crash.getStackTrace()[0];
        return top.getFileName().replace(".java", "") + "." + top.getMethodName();
    }

    /** Whether a state has so many elements, the first of which is the given one. */
    private static boolean reads(View state, int size, long key, long value) {
        final Cursor cursor = new Cursor();
        return state.first(cursor) && cursor.key() == key && cursor.value() == value && state.size() == size;
    }
}
