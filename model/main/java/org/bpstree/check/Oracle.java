package org.bpstree.check;

import java.util.Map;
import java.util.NavigableMap;
import org.bpstree.model.Model;
import org.bpstree.trace.Op;
import org.bpstree.trace.Step;

/** The reference model's answers to steps. */
public final class Oracle {
    private final Model model = new Model();

    /** The model, to be read only. */
    public Model model() {
        return model;
    }

    /**
     * What a correct implementation answers when nothing is refused; the model takes the step.
     *
     * @return the one right answer, or null where the model does not know
     */
    public String answer(Step step) {
        if (step.op().form.in && !model.knows(step.other())) {
            return Answers.INVALID;
        }
        return switch (step.op().form) {
            case NAME, NAME_NAME, NAME_IN, NAME_KEY_IN, NAME_KEY_VALUE -> named(step);
            case IN, KEY_IN, RANGE_IN -> read(step);
            default -> change(step);
        };
    }

    private String change(Step step) {
        return switch (step.op()) {
            case INSERT, INSERT_SUCCESSOR, INSERT_OFFSET -> insert(step);
            case DELETE, DELETE_OFFSET, DELETE_IF -> delete(step);
            case BUILD -> build(step);
            case INSERT_ALL -> insertAll(step);
            case RESERVE_INSERTS -> step.number(0) < 0 ? Answers.INVALID : Answers.OK;
            case SHAPE, STATS, HEADROOM -> null;
            default -> Answers.OK;
        };
    }

    private String insert(Step step) {
        final long key = step.number(0);
        final Long old = model.insert(key, step.number(1));
        final String result = old == null ? Answers.INSERTED : Answers.REPLACED + " " + old;
        if (step.op() == Op.INSERT_OFFSET) {
            return result + " at " + model.rank(Model.HEAD, key);
        }
        if (step.op() == Op.INSERT_SUCCESSOR && old == null) {
            return result + " before " + Answers.element(model.map(Model.HEAD).higherEntry(key));
        }
        return result;
    }

    /** Whether a batch has a key that is not there yet. */
    boolean adds(Step batch) {
        boolean adds = false;
        for (int i = 0; i < batch.numbers().length; i += 2) {
            adds |= !model.map(Model.HEAD).containsKey(batch.number(i));
        }
        return adds;
    }

    private String insertAll(Step step) {
        for (int i = 0; i < step.numbers().length; i += 2) {
            model.insert(step.number(i), step.number(i + 1));
        }
        return Answers.INSERTED_ALL;
    }

    private String delete(Step step) {
        final long key = step.number(0);
        final Long present = model.map(Model.HEAD).get(key);
        if (present == null) {
            return Answers.ABSENT;
        }
        if (step.op() == Op.DELETE_IF && present != step.number(1)) {
            return Answers.DIFFERENT + " " + present;
        }
        model.delete(key);
        return Answers.DELETED + " " + present
            + (step.op() == Op.DELETE_OFFSET ? " at " + model.rank(Model.HEAD, key) : "");
    }

    private String build(Step step) {
        if (!model.map(Model.HEAD).isEmpty()) {
            return Answers.INVALID;
        }
        final long[] numbers = step.numbers();
        for (int i = 2; i < numbers.length; i += 2) {
            if (numbers[i - 2] >= numbers[i]) {
                return Answers.REJECTED;
            }
        }
        for (int i = 0; i < numbers.length; i += 2) {
            model.insert(numbers[i], numbers[i + 1]);
        }
        return Answers.BUILT;
    }

    private String read(Step step) {
        final String view = step.other();
        final NavigableMap<Long, Long> map = model.map(view);
        switch (step.op()) {
            case FIND:
                final Long value = map.get(step.number(0));
                return value == null ? Answers.ABSENT : value.toString();
            case LOWER:
                return exact(map, step) + Answers.element(map.ceilingEntry(step.number(0)));
            case UPPER:
                return exact(map, step) + Answers.element(map.higherEntry(step.number(0)));
            case RANK:
                return Integer.toString(model.rank(view, step.number(0)));
            case AT:
                return Answers.element(model.at(view, step.number(0)));
            case RANDOM:
                return Answers.element(map.isEmpty() ? null
                    : model.at(view, Long.remainderUnsigned(step.number(0), map.size())));
            case FIRST:
                return Answers.element(map.firstEntry());
            case LAST:
                return Answers.element(map.lastEntry());
            case SIZE:
                return Integer.toString(map.size());
            case SCAN:
                return scan(map);
            case SCAN_BACK:
                return scan(map.descendingMap());
            case APPROXIMATE:
                return null;
            default:
                throw new AssertionError(step);
        }
    }

    private static String exact(Map<Long, Long> map, Step step) {
        return map.containsKey(step.number(0)) ? Answers.EXACT : "";
    }

    private static String scan(Map<Long, Long> map) {
        if (map.isEmpty()) {
            return Answers.NONE;
        }
        final StringBuilder text = new StringBuilder();
        map.forEach((key, value) -> text.append(text.length() == 0 ? "" : " ").append(key).append('=').append(value));
        return text.toString();
    }

    private String named(Step step) {
        final String name = step.name();
        switch (step.op()) {
            case VIEW_OPEN:
                if (model.knows(name)) {
                    return Answers.INVALID;
                }
                model.open(name);
                return Answers.OK;
            case VIEW_CLOSE:
                if (!model.knows(name)) {
                    return Answers.INVALID;
                }
                model.close(name);
                return Answers.OK;
            case CURSOR_GET:
                return model.hasCursor(name) ? Answers.element(model.get(name)) : Answers.INVALID;
            case CURSOR_NEXT:
                return model.hasCursor(name) ? Answers.element(model.next(name)) : Answers.INVALID;
            case CURSOR_PREVIOUS:
                return model.hasCursor(name) ? Answers.element(model.previous(name)) : Answers.INVALID;
            case CURSOR_EQUAL:
                return model.hasCursor(name) && model.hasCursor(step.other())
                    ? Answers.yes(model.equal(name, step.other())) : Answers.INVALID;
            default:
                return place(step);
        }
    }

    private String place(Step step) {
        final String view = step.op() == Op.CURSOR_INSERT ? Model.HEAD : step.other();
        final NavigableMap<Long, Long> map = model.map(view);
        final String inserted = step.op() == Op.CURSOR_INSERT ? insert(step) : null;
        final Map.Entry<Long, Long> entry = switch (step.op()) {
            case CURSOR_INSERT, CURSOR_LOWER -> map.ceilingEntry(step.number(0));
            case CURSOR_FIND -> map.containsKey(step.number(0)) ? map.ceilingEntry(step.number(0)) : null;
            case CURSOR_UPPER -> map.higherEntry(step.number(0));
            case CURSOR_AT -> model.at(view, step.number(0));
            case CURSOR_FIRST -> map.firstEntry();
            case CURSOR_LAST -> map.lastEntry();
            default -> throw new AssertionError(step);
        };
        model.place(step.name(), view, entry);
        return inserted == null ? Answers.element(entry) : inserted;
    }
}
