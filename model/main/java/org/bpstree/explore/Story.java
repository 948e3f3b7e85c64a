package org.bpstree.explore;

import java.util.ArrayList;
import java.util.List;
import org.bpstree.trace.Op;
import org.bpstree.trace.Step;

/**
 * Tells moves as steps of the trace language: gives keys to gaps and elements, values, names to views. A key that was
 * deleted is taken again where one fits, so that the keys are few.
 */
final class Story {
    /** Every key used so far, in order; and those present. A key's number is known at the end. */
    private final List<int[]> all = new ArrayList<>();
    private final List<int[]> present = new ArrayList<>();
    private final List<Long> values = new ArrayList<>();
    /** Open views, the newest first. */
    private final List<String> views = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private int viewsOpened;
    private long valuesUsed;

    /** A step whose keys have no numbers yet. */
    private record Line(Op op, String name, List<int[]> keys, long[] numbers) { }

    /** Tells a move; its effect follows unless it was refused. */
    void tell(Move move, boolean wasRefused) {
        if (!move.isGranted()) {
            plain(move.once() ? Op.REFUSE_ONCE : Op.REFUSE_AFTER, "", move.refused());
        }
        operation(move, wasRefused);
        if (!move.isGranted()) {
            plain(Op.REFUSE_NONE, "");
        }
    }

    private void plain(Op op, String name, long... numbers) {
        lines.add(new Line(op, name, List.of(), numbers));
    }

    private void keyed(Op op, int[] key, long... numbers) {
        lines.add(new Line(op, "", List.of(key), numbers));
    }

    private void operation(Move move, boolean wasRefused) {
        final int index = move.index();
        switch (move.kind()) {
            case INSERT -> {
                final int[] key = gapKey(index);
                valuesUsed++;
                lines.add(new Line(Op.CURSOR_INSERT, "c", List.of(key), new long[] {valuesUsed}));
                if (!wasRefused) {
                    present.add(index, key);
                    values.add(index, valuesUsed);
                }
            }
            case REPLACE -> {
                valuesUsed++;
                keyed(Op.INSERT_SUCCESSOR, present.get(index), valuesUsed);
                if (!wasRefused) {
                    values.set(index, valuesUsed);
                }
            }
            case DELETE -> {
                keyed(Op.DELETE, present.get(index));
                forget(index, wasRefused);
            }
            case DELETE_IF -> {
                keyed(Op.DELETE_IF, present.get(index), values.get(index));
                forget(index, wasRefused);
            }
            case DELETE_ABSENT -> keyed(Op.DELETE, gapKey(index));
            case DELETE_DIFFERENT -> keyed(Op.DELETE_IF, present.get(index), Mirror.NO_VALUE);
            case BUILD -> build(index, wasRefused);
            case BUILD_WRONG -> plain(Op.BUILD, "", 1, 1, 1, 1);
            case OPEN -> {
                viewsOpened++;
                views.add(0, "v" + viewsOpened);
                plain(Op.VIEW_OPEN, views.get(0));
            }
            case CLOSE -> plain(Op.VIEW_CLOSE, views.remove(index));
            case TRIM -> plain(Op.TRIM, "");
            default -> throw new AssertionError(move);
        }
    }

    private void forget(int index, boolean wasRefused) {
        if (!wasRefused) {
            present.remove(index);
            values.remove(index);
        }
    }

    private void build(int elements, boolean wasRefused) {
        while (all.size() < elements) {
            all.add(new int[1]);
        }
        final List<int[]> keys = new ArrayList<>(all.subList(0, elements));
        final long[] numbers = new long[elements];
        for (int i = 0; i < elements; i++) {
            valuesUsed++;
            numbers[i] = valuesUsed;
        }
        lines.add(new Line(Op.BUILD, "", keys, numbers));
        if (!wasRefused) {
            present.addAll(keys);
            for (long number : numbers) {
                values.add(number);
            }
        }
    }

    /** A key between the elements on both sides of a gap, a deleted one if there is one. */
    private int[] gapKey(int gap) {
        final int from = gap == 0 ? 0 : all.indexOf(present.get(gap - 1)) + 1;
        final int end = gap == present.size() ? all.size() : all.indexOf(present.get(gap));
        if (from == end) {
            all.add(from, new int[1]);
        }
        return all.get(from);
    }

    /** The steps told, the keys numbered from 1. */
    List<Step> steps() {
        for (int i = 0; i < all.size(); i++) {
            all.get(i)[0] = i + 1;
        }
        final List<Step> steps = new ArrayList<>();
        for (Line line : lines) {
            final int keys = line.keys.size();
            final long[] numbers = new long[keys + line.numbers.length];
            for (int i = 0; i < keys; i++) {
                numbers[line.op == Op.BUILD ? 2 * i : i] = line.keys.get(i)[0];
            }
            for (int i = 0; i < line.numbers.length; i++) {
                numbers[line.op == Op.BUILD && keys > 0 ? 2 * i + 1 : keys + i] = line.numbers[i];
            }
            steps.add(new Step(line.op, line.name, "", numbers));
        }
        return steps;
    }
}
